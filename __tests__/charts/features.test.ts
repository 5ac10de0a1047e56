import type { Component } from "../../.gen/application-chart";
import { namesOf, objectOf, podOf, render } from "./helm";
import { describeChart } from "./tools";
import { minimal, secretParts, withWeb } from "./values";

describeChart("The chart", () => {
  const web = (settings: Partial<Component>) => render(withWeb(settings));
  const container = (settings: Partial<Component>) => podOf(objectOf(web(settings), "Deployment", "shop-web")).spec.containers[0];

  it("makes of a plain component a deployment, an account without a role, and closed doors", () => {
    const objects = web({});
    expect(namesOf(objects)).toEqual([
      "Deployment/shop-web",
      "NetworkPolicy/shop-default-deny",
      "NetworkPolicy/shop-web",
      "ServiceAccount/shop-web",
    ]);
    expect(objectOf(objects, "ServiceAccount", "shop-web").metadata).not.toHaveProperty("annotations");
    expect(objectOf(objects, "NetworkPolicy", "shop-default-deny").spec).toEqual({
      podSelector: {},
      policyTypes: ["Ingress", "Egress"],
    });
    expect(objectOf(objects, "NetworkPolicy", "shop-web").spec).toEqual({
      podSelector: { matchLabels: { app: "shop", component: "web" } },
      policyTypes: ["Ingress", "Egress"],
    });
  });

  it("selects the pods by the labels that they have", () => {
    const objects = web({ port: 80, replicas: 2 });
    const { labels } = podOf(objectOf(objects, "Deployment", "shop-web")).metadata;
    for (const selector of [
      objectOf(objects, "Deployment", "shop-web").spec.selector.matchLabels,
      objectOf(objects, "Service", "shop-web").spec.selector,
      objectOf(objects, "PodDisruptionBudget", "shop-web").spec.selector.matchLabels,
      objectOf(objects, "NetworkPolicy", "shop-web").spec.podSelector.matchLabels,
    ]) {
      expect(labels).toMatchObject(selector);
    }
  });

  it("keeps no replicas at none", () => {
    expect(objectOf(web({ replicas: 0 }), "Deployment", "shop-web").spec.replicas).toBe(0);
  });

  it("makes of a component with storage a stateful set with a headless service", () => {
    const objects = web({ port: 5432, volumeClaims: { data: { path: "/var/lib/data", size: "20Gi", storageClassName: "gp3" } } });
    const { spec } = objectOf(objects, "StatefulSet", "shop-web");
    expect(spec.serviceName).toBe("shop-web");
    expect(spec.volumeClaimTemplates).toEqual([
      {
        metadata: { name: "data" },
        spec: { accessModes: ["ReadWriteOnce"], storageClassName: "gp3", resources: { requests: { storage: "20Gi" } } },
      },
    ]);
    expect(spec.template.spec.containers[0].volumeMounts).toEqual([{ name: "data", mountPath: "/var/lib/data" }]);
    expect(objectOf(objects, "Service", "shop-web").spec.clusterIP).toBe("None");
    expect(namesOf(objects)).not.toContain("Deployment/shop-web");
  });

  it.each<[Partial<Component>, object | undefined]>([
    [{ replicas: 1 }, undefined],
    [{ autoscaling: { min: 1, max: 5, cpuPercent: 70 } }, { maxUnavailable: 1 }],
    [{ autoscaling: { min: 1, max: 1, cpuPercent: 70 } }, undefined],
    [{ replicas: 0 }, undefined],
    [{ replicas: 2 }, { maxUnavailable: 1 }],
    [{ replicas: 3, minAvailable: 2 }, { minAvailable: 2 }],
    [{ autoscaling: { min: 2, max: 5, cpuPercent: 70 } }, { maxUnavailable: 1 }],
  ])("gives %j the budget %j", (settings, budget) => {
    const budgets = web(settings).filter(({ kind }) => kind === "PodDisruptionBudget");
    expect(budgets).toHaveLength(budget ? 1 : 0);
    expect(budgets[0]?.spec ?? {}).toMatchObject(budget ?? {});
  });

  it("spreads pods over zones and nodes, once there may be two", () => {
    const keys = (settings: Partial<Component>) =>
      podOf(objectOf(web(settings), "Deployment", "shop-web")).spec.topologySpreadConstraints?.map(
        ({ topologyKey }: { topologyKey: string }) => topologyKey,
      );
    expect(keys({ replicas: 2 })).toEqual(["topology.kubernetes.io/zone", "kubernetes.io/hostname"]);
    expect(keys({ autoscaling: { min: 1, max: 2, cpuPercent: 70 } })).toHaveLength(2);
    expect(keys({ replicas: 1 })).toBeUndefined();
  });

  it("rolls the pods when configuration or a secret's source changes, and only then", () => {
    const checksum = (settings: Partial<Component>) =>
      podOf(objectOf(render(withWeb(settings, { secretStore: { region: "us-east-1" } })), "Deployment", "shop-web")).metadata
        .annotations["checksum/config"];
    const before = checksum({ config: { A: "1" } });
    expect(checksum({ config: { A: "1" }, replicas: 2 })).toBe(before);
    expect(checksum({ config: { A: "2" } })).not.toBe(before);
    expect(checksum({ config: { A: "1" }, ...secretParts })).not.toBe(before);
  });

  it("takes each secret variable by its key, so that a pod waits for one that is new", () => {
    const objects = render(withWeb(secretParts, { secretStore: { region: "us-east-1", refreshInterval: "15m" } }));
    const deployment = objectOf(objects, "Deployment", "shop-web");
    expect(podOf(deployment).spec.containers[0].env).toEqual([
      { name: "KEY", valueFrom: { secretKeyRef: { name: "shop-web", key: "KEY" } } },
    ]);
    expect(deployment.metadata.annotations).toEqual({ "secret.reloader.stakater.com/auto": "true" });
    const secret = objectOf(objects, "ExternalSecret", "shop-web").spec;
    expect(secret.refreshInterval).toBe("15m");
    expect(secret.data).toEqual([{ secretKey: "KEY", remoteRef: { key: "shop/key", property: "value" } }]);
    expect(objectOf(objects, "SecretStore", "shop-web").spec.provider.aws).toMatchObject({
      service: "SecretsManager",
      region: "us-east-1",
      auth: { jwt: { serviceAccountRef: { name: "shop-web" } } },
    });
    expect(objectOf(objects, "ServiceAccount", "shop-web").metadata.annotations).toEqual({
      "eks.amazonaws.com/role-arn": secretParts.serviceAccount.roleArn,
    });
  });

  // External Secrets Operator, AWS Access, EKS Pod Identity Setup: "No `auth` section is defined for the SecretStore".
  it("has its secrets read by a role that the operator assumes, without its own service account's", () => {
    const secretReaderArn = "arn:aws:iam::123456789012:role/shop/secrets/shop/shop-web.secrets";
    const objects = render(withWeb({ secret: secretParts.secret, secretReaderArn }, { secretStore: { region: "us-east-1" } }));
    expect(objectOf(objects, "SecretStore", "shop-web").spec.provider.aws).toEqual({
      service: "SecretsManager",
      region: "us-east-1",
      role: secretReaderArn,
    });
    expect(objectOf(objects, "ServiceAccount", "shop-web").metadata.annotations).toBeUndefined();
  });

  it("mounts a token for the Kubernetes API only when asked", () => {
    const token = (settings: Partial<Component>) =>
      podOf(objectOf(web(settings), "Deployment", "shop-web")).spec.automountServiceAccountToken;
    expect(token({})).toBe(false);
    expect(token({ serviceAccount: { token: true } })).toBe(true);
  });

  it("keeps texts as they are", () => {
    const texts = { YES: "yes", NUMBER: "0123", QUOTE: 'a "b" $(C)', LINES: "a\nb", EMPTY: "" };
    expect(objectOf(web({ config: texts }), "ConfigMap", "shop-web").data).toEqual(texts);
    const env: { name: string; value: string }[] = container({ env: texts }).env;
    expect(Object.fromEntries(env.map(({ name, value }) => [name, value]))).toEqual(texts);
  });

  it("opens the ways that the values name, and no others", () => {
    const { spec } = objectOf(
      web({
        port: 80,
        network: {
          dns: true,
          egress: [
            { cidrs: ["0.0.0.0/0"], except: ["10.0.0.0/16"], ports: [443] },
            { component: "web", ports: [80] },
          ],
          ingress: [
            { cidrs: ["10.0.0.0/24"], ports: [80] },
            { workload: "web", ports: [80] },
            { namespace: "monitoring", podLabels: { app: "prometheus" }, ports: [80] },
          ],
        },
      }),
      "NetworkPolicy",
      "shop-web",
    );
    const own = { podSelector: { matchLabels: { app: "shop", component: "web" } } };
    const namespace = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });
    const tcp = (port: number) => [{ protocol: "TCP", port }];
    expect(spec.egress).toEqual([
      {
        to: [{ namespaceSelector: namespace("kube-system"), podSelector: { matchLabels: { "k8s-app": "kube-dns" } } }],
        ports: [{ protocol: "UDP", port: 53 }, ...tcp(53)],
      },
      { to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/16"] } }], ports: tcp(443) },
      { to: [own], ports: tcp(80) },
    ]);
    expect(spec.ingress).toEqual([
      { from: [{ ipBlock: { cidr: "10.0.0.0/24" } }], ports: tcp(80) },
      { from: [own], ports: tcp(80) },
      {
        from: [{ namespaceSelector: namespace("monitoring"), podSelector: { matchLabels: { app: "prometheus" } } }],
        ports: tcp(80),
      },
    ]);
  });

  it("watches a service's metrics by a service monitor, others by a pod monitor", () => {
    const served = objectOf(web({ port: 80, metrics: { path: "/metrics", interval: "15s" } }), "ServiceMonitor", "shop-web");
    expect(served.spec.endpoints).toEqual([{ port: "http", path: "/metrics", interval: "15s" }]);
    const objects = web({ port: 80, metrics: { path: "/metrics", port: 9090 } });
    expect(objectOf(objects, "PodMonitor", "shop-web").spec.podMetricsEndpoints).toEqual([
      { port: "metrics", path: "/metrics", interval: "30s" },
    ]);
    expect(podOf(objectOf(objects, "Deployment", "shop-web")).spec.containers[0].ports).toEqual([
      { name: "http", containerPort: 80 },
      { name: "metrics", containerPort: 9090 },
    ]);
  });

  it("makes one rule of all alerts", () => {
    const alerts = {
      HighErrors: { expression: 'rate(x{code="500"}[5m]) > 1', for: "5m", severity: "critical", summary: "a" },
    } as const;
    const { spec } = objectOf(render(withWeb({}, { alerts })), "PrometheusRule", "shop");
    expect(spec.groups[0].rules).toEqual([
      {
        alert: "HighErrors",
        expr: alerts.HighErrors.expression,
        for: "5m",
        labels: { severity: "critical" },
        annotations: { summary: "a" },
      },
    ]);
  });

  it("runs cron jobs in UTC, one at a time, and jobs in the order of their weight", () => {
    const objects = render({
      ...withWeb({}),
      part: "workloads",
      cronJobs: { clean: { ...minimal, schedule: "0 3 * * 0", retries: 0 } },
      jobs: { migrate: { ...minimal, weight: 5, retries: 0, timeoutSeconds: 60 } },
    });
    const cron = objectOf(objects, "CronJob", "shop-clean").spec;
    expect(cron).toMatchObject({ schedule: "0 3 * * 0", timeZone: "Etc/UTC", concurrencyPolicy: "Forbid" });
    expect(cron.jobTemplate.spec.backoffLimit).toBe(0);
    const job = objectOf(objects, "Job", "shop-migrate");
    expect(job.metadata.annotations?.["helm.sh/hook-weight"]).toBe("5");
    expect(job.spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 60 });
  });

  it("puts extra objects, priority, nodes, digests and certificates where they belong", () => {
    const extra = (name: string) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } });
    const digest = `sha256:${"a".repeat(64)}`;
    const values = withWeb(
      {
        port: 80,
        paths: ["/"],
        priorityClassName: "high",
        nodeSelector: { disk: "fast" },
        tolerations: [{ key: "only" }, { key: "gpu", value: "yes", effect: "NoSchedule" }],
        podAnnotations: { a: "b" },
      },
      {
        images: { web: { repository: "web", digest, pullPolicy: "Always" } },
        ingress: { className: "nginx", hosts: ["a.example.com", "b.example.com"], tlsSecretName: "shop-tls" },
        extraObjects: { foundation: [extra("early")], workloads: [extra("late")] },
      },
    );
    const foundation = namesOf(render({ ...values, part: "foundation" }));
    const workloads = render({ ...values, part: "workloads" });
    expect(foundation).toContain("ConfigMap/early");
    expect(foundation).not.toContain("ConfigMap/late");
    expect(namesOf(workloads)).toContain("ConfigMap/late");
    const pod = podOf(objectOf(workloads, "Deployment", "shop-web"));
    expect(pod.spec).toMatchObject({ priorityClassName: "high", nodeSelector: { disk: "fast" } });
    // Without a value every value, without an effect every effect (Kubernetes, "Taints and Tolerations").
    expect(pod.spec).toMatchObject({
      tolerations: [
        { key: "only", operator: "Exists" },
        { key: "gpu", operator: "Equal", value: "yes", effect: "NoSchedule" },
      ],
    });
    expect(pod.spec.containers[0]).toMatchObject({ image: `web@${digest}`, imagePullPolicy: "Always" });
    expect(pod.metadata.annotations.a).toBe("b");
    const { spec } = objectOf(workloads, "Ingress", "shop");
    expect(spec.tls).toEqual([{ hosts: ["a.example.com", "b.example.com"], secretName: "shop-tls" }]);
    expect(spec.rules.map(({ host }: { host: string }) => host)).toEqual(["a.example.com", "b.example.com"]);
  });
});
