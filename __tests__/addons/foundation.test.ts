import { namespaces, priorityClasses, prometheusLabels } from "../../lib/cluster-names";
import { addonsWith, everyAddon, rawObjectOf, releaseOf } from "../support/addons";
import { type Party, type Pod, type Policy, sends, takes } from "../support/network-policies";
import { onlyResource, resourceAt, resourcesOf } from "../support/resources";

const plain = addonsWith({});
const alb = addonsWith(everyAddon.alb);
const nginx = addonsWith(everyAddon.nginx);

describe("the namespaces", () => {
  const labelsOf = (json: string, name: string) =>
    (resourceAt(json, `kubernetes_namespace_v1.namespace_${name}`).metadata as { labels: Record<string, string> }).labels;
  const namesOf = (json: string) => Object.keys(resourcesOf(json).kubernetes_namespace_v1 ?? {}).sort();

  it("are those of the add-ons that are on, and the application's; kube-system is there already", () => {
    expect(namesOf(plain)).toEqual(["namespace_debtflow", "namespace_external-secrets", "namespace_reloader"]);
    expect(namesOf(nginx)).toEqual(expect.arrayContaining(["namespace_cert-manager", "namespace_nginx-ingress"]));
  });

  it.each(["external-secrets", "reloader", "cert-manager", "nginx-ingress", "external-dns", "debtflow"])(
    "%s: takes restricted pods alone",
    (name) => {
      expect(labelsOf(nginx, name)).toMatchObject({
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/audit": "restricted",
        "pod-security.kubernetes.io/warn": "restricted",
      });
    },
  );

  it("count the application's pods as ready once the ALB sends requests to them, where there is one", () => {
    const gate = "elbv2.k8s.aws/pod-readiness-gate-inject";
    expect(labelsOf(alb, "debtflow")[gate]).toBe("enabled");
    expect(labelsOf(alb, "external-secrets")[gate]).toBeUndefined();
    expect(labelsOf(nginx, "debtflow")[gate]).toBeUndefined();
  });
});

describe("storage and priorities", () => {
  it("give volumes encrypted gp3 in the zone of their pod, that can grow", () => {
    expect(onlyResource(plain, "kubernetes_storage_class_v1")).toMatchObject({
      metadata: { name: "gp3", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
      storage_provisioner: "ebs.csi.aws.com",
      parameters: { type: "gp3", encrypted: "true" },
      volume_binding_mode: "WaitForFirstConsumer",
      allow_volume_expansion: true,
    });
  });

  it("let tools go before jobs, jobs before components, and components before what they need to run", () => {
    const values = Object.fromEntries(
      Object.values(resourcesOf(plain).kubernetes_priority_class_v1 ?? {}).map(({ metadata, value }) => [
        (metadata as { name: string }).name,
        Number(value),
      ]),
    );
    const { addons, components, jobs, dispensable } = priorityClasses;
    expect(Object.keys(values).sort()).toEqual([addons, components, jobs, dispensable].sort());
    expect(values[addons]).toBeGreaterThan(values[components] ?? 0);
    expect(values[components]).toBeGreaterThan(values[jobs] ?? 0);
    expect(values[jobs]).toBeGreaterThan(values[dispensable] ?? 0);
    expect(values[dispensable]).toBeGreaterThan(0);
    // Above it are Kubernetes' own.
    expect(values[addons]).toBeLessThanOrEqual(1_000_000_000);
  });
});

describe("the rights on custom resources", () => {
  const rulesOf = (json: string, name: string) =>
    resourceAt(json, `kubernetes_cluster_role_v1.foundation_${name}`).rule as {
      api_groups: string[];
      resources: string[];
      verbs: string[];
    }[];
  const may = (name: string, verb: string, group: string, resource: string) =>
    rulesOf(plain, name).some(
      ({ api_groups, resources, verbs }) => api_groups.includes(group) && resources.includes(resource) && verbs.includes(verb),
    );

  it.each([
    ["external-secrets.io", "externalsecrets"],
    ["external-secrets.io", "secretstores"],
    ["monitoring.coreos.com", "servicemonitors"],
    ["monitoring.coreos.com", "podmonitors"],
    ["monitoring.coreos.com", "prometheusrules"],
    ["argoproj.io", "rollouts"],
    ["argoproj.io", "analysistemplates"],
    ["keda.sh", "scaledobjects"],
    ["keda.sh", "triggerauthentications"],
    ["cert-manager.io", "certificates"],
    ["argoproj.io", "applications"],
  ])("let deployers change %s/%s in the application's namespace, and readers look", (group, resource) => {
    expect(may("deployers", "create", group, resource)).toBe(true);
    expect(may("deployers", "delete", group, resource)).toBe(true);
    expect(may("readers", "list", group, resource)).toBe(true);
    expect(may("readers", "create", group, resource)).toBe(false);
  });

  it("show nobody a secret, and let deployers nowhere else", () => {
    for (const name of ["deployers", "readers"]) {
      expect(may(name, "get", "", "secrets")).toBe(false);
      expect(JSON.stringify(rulesOf(plain, name))).not.toContain('"*"');
    }
    expect(may("deployers", "create", "external-secrets.io", "clustersecretstores")).toBe(false);
    expect(may("deployers", "create", "argoproj.io", "appprojects")).toBe(false);
    expect(may("readers", "list", "argoproj.io", "appprojects")).toBe(true);
    expect(onlyResource(plain, "kubernetes_role_binding_v1")).toMatchObject({
      metadata: { namespace: "debtflow" },
      subject: [{ kind: "Group", name: "slipway:deployers" }],
    });
    expect(onlyResource(plain, "kubernetes_cluster_role_binding_v1")).toMatchObject({
      subject: [{ kind: "Group", name: "slipway:readers" }],
    });
  });
});

describe("the rights of rollouts' gates", () => {
  const canary = { type: "canary" };
  const changes = { "addons.argoRollouts": true, clusterAccess: { type: "exec" }, "workloads.api.rollout": canary };

  it("are there, in the application's namespace, for each component that rolls out in steps", () => {
    const json = addonsWith({ ...changes, "workloads.frontend.rollout": { type: "blue-green" } });
    expect(onlyResource(json, "kubernetes_role_v1")).toMatchObject({ metadata: { namespace: "debtflow" } });
    expect(resourceAt(json, "kubernetes_role_binding_v1.foundation_rollout-gate-binding")).toMatchObject({
      metadata: { namespace: "debtflow" },
      subject: ["debtflow-api-gate", "debtflow-frontend-gate"].map((name) => ({ name, namespace: "debtflow" })),
    });
  });

  it("are not there where every component replaces its pods one by one", () => {
    expect(resourcesOf(plain)).not.toHaveProperty("kubernetes_role_v1");
  });
});

describe("the network of add-ons' namespaces", () => {
  const policiesOf = (json: string): Policy[] =>
    (releaseOf(json, "network-policies").values.objects as { metadata: { namespace: string }; spec: Policy["spec"] }[]).map(
      ({ metadata, spec }) => ({ namespace: metadata.namespace, spec }),
    );
  const pod = (namespace: string, labels: Pod["labels"] = {}): Party => ({
    address: "10.0.10.77",
    pod: { namespace, namespaceLabels: { "kubernetes.io/metadata.name": namespace }, labels },
  });
  const at = (address: string): Party => ({ address });
  const reaches = (json: string, source: Party, destination: Party, port: number, protocol: "TCP" | "UDP" = "TCP") =>
    [sends, takes].every((end) => end(policiesOf(json), source, destination)(protocol, port));
  /** Nowhere in a private subnet, so that no range lets it in. */
  const elsewhere = (namespace: string): Party => ({ ...pod(namespace), address: "10.0.200.7" });
  const prometheus: Party = { ...pod(namespaces.monitoring, prometheusLabels), address: "10.0.200.8" };
  const controlPlane = at("10.0.11.9");
  const names = pod(namespaces.system, { "k8s-app": "kube-dns" });

  it("closes every namespace but kube-system", () => {
    const closed = policiesOf(nginx).map(({ namespace }) => namespace);
    const all = Object.keys(resourcesOf(nginx).kubernetes_namespace_v1 ?? {}).map((name) => name.replace("namespace_", ""));
    expect(all.filter((name) => name !== "debtflow" && !closed.includes(name))).toEqual([]);
    expect(closed).not.toContain(namespaces.system);
  });

  it.each(["external-secrets", "external-dns", "cert-manager", "reloader", "nginx-ingress"])(
    "%s: reaches names and APIs, and nothing else",
    (namespace) => {
      const self = pod(namespace);
      expect(reaches(nginx, self, names, 53)).toBe(true);
      expect(reaches(nginx, self, names, 53, "UDP")).toBe(true);
      expect(reaches(nginx, self, at("3.5.1.1"), 443)).toBe(true);
      // The Kubernetes API's own address inside of the cluster.
      expect(reaches(nginx, self, at("172.20.0.1"), 443)).toBe(true);
      for (const [destination, port] of [
        ["169.254.169.254", 80],
        ["169.254.169.254", 443],
        ["10.0.20.5", 5432],
        ["3.5.1.1", 22],
      ] as const) {
        expect(reaches(nginx, self, at(destination), port)).toBe(false);
      }
    },
  );

  it.each([
    ["external-secrets", 10250, 8080],
    ["cert-manager", 10250, 9402],
  ])("%s: is called by the Kubernetes API and by Prometheus, and by nobody else", (namespace, webhook, metrics) => {
    const self = pod(namespace);
    expect(reaches(nginx, controlPlane, self, webhook)).toBe(true);
    expect(reaches(nginx, prometheus, self, metrics)).toBe(true);
    expect(reaches(nginx, prometheus, self, webhook)).toBe(false);
    expect(reaches(nginx, elsewhere("debtflow"), self, webhook)).toBe(false);
    expect(reaches(nginx, elsewhere("debtflow"), self, metrics)).toBe(false);
  });

  it("opens metrics to nobody where there is no Prometheus", () => {
    expect(reaches(plain, prometheus, pod("external-secrets"), 8080)).toBe(false);
  });

  it("lets the load balancer reach NGINX, and NGINX the application", () => {
    const self = pod("nginx-ingress");
    expect(reaches(nginx, at("10.0.0.4"), self, 443)).toBe(true);
    expect(reaches(nginx, elsewhere("debtflow"), self, 443)).toBe(false);
    expect(reaches(nginx, self, elsewhere("debtflow"), 8000)).toBe(true);
    expect(reaches(nginx, self, elsewhere("debtflow"), 5432)).toBe(false);
    expect(reaches(nginx, self, elsewhere("external-secrets"), 8000)).toBe(false);
  });

  it("lets pods ask the Pod Identity agent where that is how they get their roles", () => {
    const agent = at("169.254.170.23");
    expect(reaches(nginx, pod("external-secrets"), agent, 80)).toBe(true);
    expect(reaches(alb, pod("external-secrets"), agent, 80)).toBe(false);
  });

  it("lets a name be proved beside the application's Ingress, where that is how names are proved", () => {
    const byHttp = addonsWith({ ...everyAddon.nginx, dns: undefined, "addons.externalDns": false });
    const solver = {
      ...elsewhere("debtflow"),
      pod: pod("debtflow", { "acme.cert-manager.io/http01-solver": "true" }).pod,
    } as Party;
    expect(reaches(byHttp, pod("nginx-ingress"), solver, 8089)).toBe(true);
    expect(reaches(byHttp, pod("external-secrets"), solver, 8089)).toBe(false);
    expect(reaches(byHttp, pod("cert-manager"), at("3.5.1.1"), 80)).toBe(true);
    expect(reaches(byHttp, pod("cert-manager"), at("169.254.169.254"), 80)).toBe(false);
    // No Service: the CNI's filter sees its address before it is translated.
    expect(reaches(byHttp, pod("cert-manager"), at("172.20.0.10"), 80)).toBe(false);
    expect(() => rawObjectOf(nginx, "network-policies", "NetworkPolicy", "http01-solver")).toThrow("no NetworkPolicy");
  });
});
