import type { ApplicationChartValues, Component } from "../../.gen/application-chart";
import { addonsWith } from "../support/addons";
import { environmentWith } from "../support/environments";
import { onlyResource, resourceAt } from "../support/resources";
import { blueGreen, canary, caseOf, rolloutGate } from "./delivery-cases";
import { valuesOf } from "./facts";
import { type KubernetesObject, namesOf, objectOf, podOf, refusalOf, render } from "./helm";
import { describeChart } from "./tools";
import { minimal, secretParts, withWeb } from "./values";

/** What Terraform's resource of a Role says. */
interface RoleArguments {
  readonly rule: readonly { readonly api_groups: string[]; readonly resources: string[]; readonly verbs: string[] }[];
}

const rendered = (name: string) => render(caseOf(name));
const web = (settings: Partial<Component>, rest: Partial<ApplicationChartValues> = {}) =>
  withWeb(settings, { rolloutGate, ...rest });
const strategyOf = (objects: readonly KubernetesObject[]) => objectOf(objects, "Rollout", "shop-web").spec.strategy;

describeChart("A canary", () => {
  it("takes the place of the deployment, and is taken back when it makes no progress", () => {
    const objects = rendered("a canary behind the ALB");
    expect(namesOf(objects)).not.toContain("Deployment/shop-web");
    expect(objectOf(objects, "Rollout", "shop-web").spec).toMatchObject({
      replicas: 3,
      progressDeadlineSeconds: 600,
      progressDeadlineAbort: true,
      rollbackWindow: { revisions: 5 },
    });
  });

  it("behind the ALB splits the traffic there: the ingress asks for the action that Argo Rollouts writes", () => {
    const objects = rendered("a canary behind the ALB");
    expect(strategyOf(objects).canary).toMatchObject({
      stableService: "shop-web-stable",
      canaryService: "shop-web-canary",
      trafficRouting: {
        alb: {
          ingress: "shop",
          rootService: "shop-web",
          servicePort: 8000,
          annotationPrefix: "alb.ingress.kubernetes.io",
        },
      },
    });
    const [{ http }] = objectOf(objects, "Ingress", "shop").spec.rules;
    expect(http.paths[0].backend.service).toEqual({ name: "shop-web", port: { name: "use-annotation" } });
  });

  it("behind another ingress goes by numbers of pods, through a service of all of them", () => {
    const objects = rendered("a canary by numbers of pods");
    expect(strategyOf(objects).canary).not.toHaveProperty("trafficRouting");
    const [{ http }] = objectOf(objects, "Ingress", "shop").spec.rules;
    expect(http.paths[0].backend.service).toEqual({ name: "shop-web", port: { number: 8000 } });
    expect(objectOf(objects, "Service", "shop-web").spec.selector).toEqual({ app: "shop", component: "web" });
  });

  it("has the steps of its values, and the smoke test before the first pause", () => {
    expect(strategyOf(rendered("a canary behind the ALB")).canary.steps).toEqual([
      { setWeight: 10 },
      { analysis: { templates: [{ templateName: "shop-web-smoke" }] } },
      { pause: { duration: "600s" } },
      { setWeight: 50 },
      { pause: { duration: "600s" } },
    ]);
  });

  it("without a port has no service", () => {
    const objects = rendered("a canary without a port");
    expect(namesOf(objects).filter((name) => name.startsWith("Service/"))).toEqual([]);
    expect(strategyOf(objects).canary).not.toHaveProperty("stableService");
  });

  it("gives all its services what the load balancer wants to know", () => {
    const objects = render(web({ port: 80, rollout: canary, serviceAnnotations: { health: "/" } }));
    for (const name of ["shop-web", "shop-web-stable", "shop-web-canary"]) {
      expect(objectOf(objects, "Service", name).metadata.annotations).toEqual({ health: "/" });
    }
  });
});

describeChart("Blue-green", () => {
  it("switches one service after the smoke test of the other, and keeps the old version for a while", () => {
    const objects = rendered("blue-green");
    expect(strategyOf(objects)).toEqual({
      blueGreen: {
        activeService: "shop-web",
        previewService: "shop-web-preview",
        autoPromotionEnabled: true,
        autoPromotionSeconds: 300,
        scaleDownDelaySeconds: 600,
        prePromotionAnalysis: { templates: [{ templateName: "shop-web-smoke" }] },
      },
    });
    const [{ http }] = objectOf(objects, "Ingress", "shop").spec.rules;
    expect(http.paths[0].backend.service).toEqual({ name: "shop-web", port: { number: 8000 } });
  });

  it("by hand waits for somebody", () => {
    expect(strategyOf(rendered("blue-green by hand")).blueGreen).toEqual({
      activeService: "shop-web",
      previewService: "shop-web-preview",
      autoPromotionEnabled: false,
      scaleDownDelaySeconds: 30,
    });
  });
});

describeChart("A smoke test", () => {
  const objects = () => rendered("blue-green");

  it("is a job of the component's own image that knows where the new version is, without a secret or a role", () => {
    const template = objectOf(objects(), "AnalysisTemplate", "shop-web-smoke");
    const { backoffLimit, activeDeadlineSeconds } = template.spec.metrics[0].provider.job.spec;
    expect({ backoffLimit, activeDeadlineSeconds }).toEqual({ backoffLimit: 0, activeDeadlineSeconds: 300 });
    const [container] = podOf(template).spec.containers;
    expect(container).toMatchObject({ image: "registry.example.com/web:1.2.3", command: ["smoke", "$(SMOKE_URL)"] });
    expect(container.env).toEqual([
      { name: "SMOKE_HOST", value: "shop.example.com" },
      { name: "SMOKE_URL", value: "http://shop-web-preview:8000" },
    ]);
    expect(podOf(template).spec.automountServiceAccountToken).toBe(false);
    expect(objectOf(objects(), "ServiceAccount", "shop-web-smoke").metadata).not.toHaveProperty("annotations");
  });

  it("reaches the component and nothing else, and the component lets it in", () => {
    const own = (component: string) => [{ podSelector: { matchLabels: { app: "shop", component } } }];
    const ports = [{ protocol: "TCP", port: 8000 }];
    const { egress } = objectOf(objects(), "NetworkPolicy", "shop-web-smoke").spec;
    expect(egress.slice(1)).toEqual([{ to: own("web"), ports }]);
    expect(objectOf(objects(), "NetworkPolicy", "shop-web").spec.ingress).toEqual([{ from: own("web-smoke"), ports }]);
  });

  it("takes no part in the component's secret", () => {
    const settings = { ...secretParts, port: 80, rollout: blueGreen, smoke: { command: ["smoke"] } };
    const all = render(web(settings, { secretStore: { region: "us-east-1" } }));
    expect(namesOf(all).filter((name) => name.startsWith("ExternalSecret/"))).toEqual(["ExternalSecret/shop-web"]);
    expect(JSON.stringify(podOf(objectOf(all, "AnalysisTemplate", "shop-web-smoke")))).not.toContain("secretKeyRef");
  });

  it("has no pod that a service of the component would take for one of its own", () => {
    const { labels } = podOf(objectOf(objects(), "AnalysisTemplate", "shop-web-smoke")).metadata;
    expect(labels.component).not.toBe(objectOf(objects(), "Service", "shop-web").spec.selector.component);
  });
});

describeChart("The gate of a rollout", () => {
  it("runs after install, upgrade and rollback, and lasts as long as the rollout may", () => {
    const { metadata, spec } = objectOf(rendered("a canary behind the ALB"), "Job", "shop-web-gate");
    expect(metadata.annotations).toEqual({
      "helm.sh/hook": "post-install,post-upgrade,post-rollback",
      "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
    });
    expect(spec.activeDeadlineSeconds).toBe(3660);
    expect(spec.template.spec.containers[0].command).toEqual([
      "/bin/kubectl-argo-rollouts",
      "status",
      "shop-web",
      "--namespace=ns",
      "--timeout=3600s",
    ]);
    expect(spec.template.spec).toMatchObject({ serviceAccountName: "shop-web-gate", automountServiceAccountToken: true });
  });

  it("may read what it watches, in its namespace, and reach the Kubernetes API alone", () => {
    const objects = rendered("a canary behind the ALB");
    const { rules } = objectOf(objects, "Role", "shop-rollout-gate");
    expect(new Set(rules.flatMap(({ verbs }: KubernetesObject) => verbs))).toEqual(new Set(["get", "list", "watch"]));
    expect(rules.flatMap(({ resources }: KubernetesObject) => resources).sort()).toEqual([
      "analysisruns",
      "deployments",
      "experiments",
      "pods",
      "replicasets",
      "rollouts",
    ]);
    expect(objectOf(objects, "RoleBinding", "shop-rollout-gate").subjects).toEqual([
      { kind: "ServiceAccount", name: "shop-web-gate", namespace: "ns" },
    ]);
    expect(objectOf(objects, "NetworkPolicy", "shop-web-gate").spec.egress).toEqual([
      {
        to: rolloutGate.apiServerCidrs.map((cidr) => ({ ipBlock: { cidr } })),
        ports: [{ protocol: "TCP", port: 443 }],
      },
    ]);
  });

  it("has its rights before it runs: they are in the release before", () => {
    const foundation = namesOf(render({ ...caseOf("a canary behind the ALB"), part: "foundation" }));
    expect(foundation).toEqual(expect.arrayContaining(["Role/shop-rollout-gate", "RoleBinding/shop-rollout-gate"]));
    expect(foundation).not.toContain("Job/shop-web-gate");
  });

  it("has them from the add-ons where Slipway installs it: the same, for its own account and no other", () => {
    const changes = { "addons.argoRollouts": true, clusterAccess: { type: "exec" }, "workloads.api.rollout": { type: "canary" } };
    const objects = render(valuesOf(environmentWith(changes), "foundation"));
    expect(namesOf(objects).filter((name) => /^(Cluster)?Role/.test(name))).toEqual([]);
    const accounts = objects.filter(({ kind, metadata }) => kind === "ServiceAccount" && metadata.name.endsWith("-gate"));

    const addons = addonsWith(changes);
    const { rule } = onlyResource(addons, "kubernetes_role_v1") as unknown as RoleArguments;
    const { rules } = objectOf(render(caseOf("a canary behind the ALB")), "Role", "shop-rollout-gate");
    expect(rule.map(({ api_groups: apiGroups, ...rest }) => ({ apiGroups, ...rest }))).toEqual(rules);
    const binding = resourceAt(addons, "kubernetes_role_binding_v1.foundation_rollout-gate-binding");
    expect(binding.role_ref).toMatchObject({
      kind: "Role",
      name: `\${kubernetes_role_v1.foundation_rollout-gate.metadata[0].name}`,
    });
    expect(binding.subject).toEqual(
      accounts.map(({ metadata: { name } }) => ({ kind: "ServiceAccount", name, namespace: "debtflow" })),
    );
    expect(accounts).toHaveLength(1);
  });
});

describeChart("Around a rollout", () => {
  const objects = () => rendered("a rollout that scales, with a secret and metrics");

  it("the autoscaler counts the rollout's pods, which a new release leaves alone", () => {
    expect(objectOf(objects(), "HorizontalPodAutoscaler", "shop-web").spec.scaleTargetRef).toEqual({
      apiVersion: "argoproj.io/v1alpha1",
      kind: "Rollout",
      name: "shop-web",
    });
    expect(objectOf(objects(), "Rollout", "shop-web").spec).not.toHaveProperty("replicas");
    expect(namesOf(objects())).toContain("PodDisruptionBudget/shop-web");
  });

  it("each version is spread by itself, by the label that Argo Rollouts gives", () => {
    for (const { matchLabelKeys } of podOf(objectOf(objects(), "Rollout", "shop-web")).spec.topologySpreadConstraints) {
      expect(matchLabelKeys).toEqual(["rollouts-pod-template-hash"]);
    }
  });

  it("each pod's metrics are read once, though several services lead to it", () => {
    expect(namesOf(objects())).toContain("PodMonitor/shop-web");
    expect(namesOf(objects())).not.toContain("ServiceMonitor/shop-web");
  });

  it("a rotated secret restarts the pods, and is no new version", () => {
    expect(objectOf(objects(), "Rollout", "shop-web").metadata.annotations).toEqual({
      "secret.reloader.stakater.com/auto": "true",
      "reloader.stakater.com/rollout-strategy": "restart",
    });
  });
});

describeChart("The chart refuses", () => {
  const canarySteps = (...weights: number[]) => ({
    ...canary,
    canary: { steps: weights.map((weight) => ({ weight, pauseSeconds: 60 })) },
  });
  const smoke = { command: ["smoke"] };

  it.each<[string, unknown, string]>([
    [
      "a rollout that nobody waits for",
      withWeb({ rollout: canary }),
      "components.web.rollout: needs rolloutGate: Helm itself does not wait for it",
    ],
    [
      "two versions of a singleton",
      web({ singleton: true, rollout: canary }),
      "components.web.rollout: runs two versions at once, which a singleton must not; allowed: no rollout",
    ],
    [
      "a rollout of storage",
      web({ port: 80, volumeClaims: { data: { path: "/data", size: "1Gi" } }, rollout: canary }),
      "components.web.rollout: cannot take the place of a StatefulSet; allowed: no rollout, or no volumeClaims",
    ],
    [
      "blue-green without a service",
      web({ rollout: blueGreen }),
      "components.web.rollout.blueGreen: needs a port: it switches a Service",
    ],
    [
      "steps that fall",
      web({ rollout: canarySteps(50, 10) }),
      "components.web.rollout.canary.steps: are not increasing, got 10 after 50",
    ],
    [
      "less time than the steps take",
      web({ rollout: { ...canary, timeoutSeconds: 1200 } }),
      "components.web.rollout.timeoutSeconds: ends before the rollout does, got 1200; allowed: more than its pauses, 1200",
    ],
    [
      "less time than the preview takes",
      web({ port: 80, rollout: { ...blueGreen, timeoutSeconds: 300 } }),
      "components.web.rollout.timeoutSeconds: ends before the rollout does, got 300; allowed: more than its pauses, 300",
    ],
    [
      "a smoke test that nothing waits for",
      web({ port: 80, smoke }),
      "components.web.smoke: needs rollout: nothing else waits for it",
    ],
    ["a smoke test of nothing", web({ rollout: canary, smoke }), "components.web.smoke: needs a port to ask"],
    [
      "a name that the rollout takes",
      web({ rollout: canary }, { cronJobs: { "web-gate": { ...minimal, schedule: "0 3 * * 0" } } }),
      "cronJobs.web-gate: has a name that the rollout of web takes; allowed: another name",
    ],
  ])("%s", (_, values, message) => {
    expect(refusalOf(values)).toContain(`${message}\n`);
  });

  it.each<[string, unknown, RegExp]>([
    ["two ways at once", web({ port: 80, rollout: { ...canary, ...blueGreen } }), /web\/rollout.*oneOf/s],
    ["all of the traffic as a step", web({ rollout: canarySteps(100) }), /weight.*maximum/s],
    ["a gate without an address", { ...web({}), rolloutGate: { image: rolloutGate.image } }, /apiServerCidrs/],
  ])("%s, by its schema", (_, values, message) => {
    expect(refusalOf(values)).toMatch(message);
  });
});
