import { addonSecretStore, clusterIssuer, namespaces, priorityClasses } from "../../lib/cluster-names";
import { instanceTypeOf } from "../../lib/instance-types";
import { addonsWith, everyAddon, rawObjectOf, releaseOf } from "../support/addons";

// biome-ignore lint/suspicious/noExplicitAny: what stands below differs by chart; an assertion on what is not there fails
type Values = any;

const alb = addonsWith(everyAddon.alb);
const nginx = addonsWith(everyAddon.nginx);
const byHttp = addonsWith({ ...everyAddon.nginx, dns: undefined, "addons.externalDns": false });
const plain = addonsWith({});

const tags = { Project: "debtflow", Environment: "production", ManagedBy: "terraform" };
const roleOf = (controller: string) =>
  `\${jsondecode(data.aws_ssm_parameter.contract_roles.insecure_value).controllerRoleArns.${controller}}`;
const clusterName = `\${jsondecode(data.aws_ssm_parameter.contract_cluster.insecure_value).name}`;
const valuesOf = (json: string, name: string) => releaseOf(json, name).values;

describe("the service accounts of controllers", () => {
  it.each([
    ["aws-load-balancer-controller", "loadBalancerController", (values: Values) => values.serviceAccount],
    ["cluster-autoscaler", "clusterAutoscaler", (values: Values) => values.rbac.serviceAccount],
    ["external-secrets", "externalSecrets", (values: Values) => values.serviceAccount],
    ["external-dns", "externalDns", (values: Values) => values.serviceAccount],
  ])("%s: is the one that its role trusts, and names the role", (release, controller, accountOf) => {
    expect(accountOf(valuesOf(alb, release))).toEqual({
      create: true,
      name: release,
      annotations: { "eks.amazonaws.com/role-arn": roleOf(controller) },
    });
  });

  it.each(["aws-load-balancer-controller", "external-dns", "external-secrets", "cert-manager", "karpenter"])(
    "%s: names no role where Pod Identity knows it",
    (release) => {
      expect(valuesOf(nginx, release).serviceAccount).toEqual({ create: true, name: release, annotations: {} });
    },
  );
});

describe("the load balancer controller", () => {
  const values = valuesOf(alb, "aws-load-balancer-controller");

  it("knows cluster, region and network without asking the instance", () => {
    expect(values).toMatchObject({
      clusterName,
      region: "us-east-1",
      vpcId: `\${jsondecode(data.aws_ssm_parameter.contract_network.insecure_value).vpcId}`,
    });
  });

  it("tags what it makes like everything else", () => {
    expect(values.defaultTags).toEqual(tags);
  });

  it("has two pods, of which one may go, under the strictest settings", () => {
    expect(values).toMatchObject({
      replicaCount: 2,
      podDisruptionBudget: { maxUnavailable: 1 },
      securityContext: { capabilities: { drop: ["ALL"] }, runAsNonRoot: true, allowPrivilegeEscalation: false },
      podSecurityContext: { seccompProfile: { type: "RuntimeDefault" } },
    });
  });

  it("keeps its certificate between plans (trap 3), and stands before no Service (trap 2)", () => {
    expect(values).toMatchObject({ keepTLSSecret: true, enableServiceMutatorWebhook: false });
  });

  it("attaches no firewall: environments have none", () => {
    expect(values).toMatchObject({ enableWaf: false, enableWafv2: false, enableShield: false });
  });
});

describe("External Secrets", () => {
  const values = valuesOf(plain, "external-secrets");

  it("has two pods of each kind, one at work", () => {
    const twice = { replicaCount: 2, podDisruptionBudget: { enabled: true, minAvailable: 1 } };
    expect(values).toMatchObject({ ...twice, leaderElect: true, webhook: twice, certController: twice });
  });

  it("leaves its kinds behind when it goes (trap 5)", () => {
    expect(values.crds.annotations).toEqual({ "helm.sh/resource-policy": "keep" });
  });

  it("offers add-ons' secrets to add-ons' namespaces, and not to the application's", () => {
    const store = rawObjectOf(plain, "external-secrets-resources", "ClusterSecretStore", addonSecretStore);
    const [{ namespaces: allowed }] = store.spec.conditions;
    expect(allowed).toContain(namespaces.monitoring);
    expect(allowed).not.toContain("debtflow");
    expect(allowed).not.toContain(namespaces.system);
    // The controller's own role: no login by a service account, and no key.
    expect(store.spec.provider).toEqual({ aws: { service: "SecretsManager", region: "us-east-1" } });
  });
});

describe("the reloader", () => {
  it("watches the application's namespace alone, and runs no job anew", () => {
    expect(valuesOf(plain, "reloader").reloader).toMatchObject({
      watchGlobally: false,
      namespaces: ["debtflow"],
      ignoreJobs: true,
      ignoreCronJobs: true,
      enableHA: true,
      deployment: { replicas: 2, priorityClassName: priorityClasses.dispensable },
      podDisruptionBudget: { enabled: true, minAvailable: 1 },
    });
  });
});

describe("the cluster autoscaler", () => {
  it.each([
    ["1.34", /^v1\.34\./],
    ["1.35", /^v1\.35\./],
    ["1.36", /^v1\.36\./],
  ])("is of the cluster's minor %s (trap 9)", (version, tag) => {
    expect(valuesOf(addonsWith({ "cluster.version": version }), "cluster-autoscaler").image.tag).toMatch(tag);
  });

  it("finds the cluster's own node groups, in two pods of which one may go", () => {
    expect(valuesOf(plain, "cluster-autoscaler")).toMatchObject({
      fullnameOverride: "cluster-autoscaler",
      autoDiscovery: { clusterName },
      awsRegion: "us-east-1",
      replicaCount: 2,
      podDisruptionBudget: { maxUnavailable: 1 },
    });
  });
});

describe("Karpenter", () => {
  const nodeClass = rawObjectOf(nginx, "karpenter-resources", "EC2NodeClass", "default").spec;
  const pool = rawObjectOf(nginx, "karpenter-resources", "NodePool", "default").spec;

  it("takes notices from the queue that the platform made, in two pods", () => {
    expect(valuesOf(nginx, "karpenter")).toMatchObject({
      replicas: 2,
      settings: { clusterName, interruptionQueue: "debtflow-production-interruptions" },
    });
  });

  it("starts AL2023 under the nodes' role, in what is tagged for discovery", () => {
    const discovered = [{ tags: { "karpenter.sh/discovery": clusterName } }];
    expect(nodeClass).toMatchObject({
      amiSelectorTerms: [{ alias: "al2023@latest" }],
      role: `${clusterName}-node-role`,
      subnetSelectorTerms: discovered,
      securityGroupSelectorTerms: discovered,
    });
  });

  it("tags its nodes, encrypts their disks and keeps pods from the instance's credentials", () => {
    expect(nodeClass.tags).toEqual(tags);
    expect(nodeClass.blockDeviceMappings).toMatchObject([{ ebs: { encrypted: true, volumeType: "gp3", volumeSize: "50Gi" } }]);
    expect(nodeClass.metadataOptions).toMatchObject({ httpTokens: "required", httpPutResponseHopLimit: 1 });
  });

  it("buys the kinds that the node groups have, and never without end", () => {
    const wanted = (key: string) => pool.template.spec.requirements.find((one: { key: string }) => one.key === key)?.values;
    expect(wanted("kubernetes.io/arch")).toEqual(["amd64"]);
    expect(wanted("karpenter.sh/capacity-type")).toEqual(["on-demand"]);
    // Prefixes take Nitro (Amazon EKS, "Assign more IP addresses to Amazon EKS nodes with prefixes"); m4.large has room for 18 addresses.
    expect(instanceTypeOf("m4.large")?.hypervisor).toBe("xen");
    expect(wanted("karpenter.k8s.aws/instance-hypervisor")).toEqual(["nitro"]);
    expect(pool.limits).toEqual({ cpu: 40, memory: "160Gi" });
  });

  it("leaves its kinds behind when it goes", () => {
    expect(valuesOf(nginx, "karpenter-crd").additionalAnnotations).toEqual({ "helm.sh/resource-policy": "keep" });
  });
});

describe("external-dns", () => {
  it("changes the environment's own records in its own zone", () => {
    expect(valuesOf(alb, "external-dns")).toMatchObject({
      provider: { name: "aws" },
      domainFilters: ["debtflow.example.com"],
      txtOwnerId: "debtflow-production",
      policy: "sync",
      sources: ["ingress"],
    });
  });
});

describe("cert-manager", () => {
  const solversOf = (json: string) =>
    rawObjectOf(json, "cert-manager-resources", "ClusterIssuer", clusterIssuer).spec.acme.solvers;

  it("brings its kinds, and leaves them behind (trap 11)", () => {
    expect(valuesOf(nginx, "cert-manager").crds).toEqual({ enabled: true, keep: true });
  });

  it("has two pods of each kind, of which one may go", () => {
    const twice = { replicaCount: 2, podDisruptionBudget: { enabled: true, minAvailable: 1 } };
    expect(valuesOf(nginx, "cert-manager")).toMatchObject({ ...twice, webhook: twice, cainjector: twice });
  });

  it("proves names in the zone where there is one", () => {
    expect(solversOf(nginx)).toEqual([
      {
        selector: { dnsZones: ["debtflow.example.com"] },
        dns01: {
          route53: {
            region: "us-east-1",
            hostedZoneID: `\${jsondecode(data.aws_ssm_parameter.contract_dns.insecure_value).zoneIds["debtflow.example.com"]}`,
          },
        },
      },
    ]);
  });

  it("proves names by the NGINX controller where there is none, and has no role", () => {
    const annotations = { "nginx.org/mergeable-ingress-type": "minion" };
    expect(solversOf(byHttp)).toEqual([
      { http01: { ingress: { ingressClassName: "nginx", ingressTemplate: { metadata: { annotations } } } } },
    ]);
    expect(valuesOf(byHttp, "cert-manager").serviceAccount).toBeUndefined();
  });
});

describe("the NGINX controller", () => {
  const { controller } = valuesOf(nginx, "nginx-ingress");

  it("stands behind a network load balancer that tells it who asks", () => {
    const balancer = "service.beta.kubernetes.io/aws-load-balancer";
    expect(controller.service.annotations).toMatchObject({
      [`${balancer}-type`]: "external",
      [`${balancer}-nlb-target-type`]: "ip",
      [`${balancer}-scheme`]: "internet-facing",
      [`${balancer}-proxy-protocol`]: "*",
    });
    expect(controller.config.entries).toMatchObject({
      "proxy-protocol": "True",
      "real-ip-header": "proxy_protocol",
      "set-real-ip-from": "10.0.0.0/24,10.0.1.0/24",
    });
  });

  it("admits the environment's ranges", () => {
    const json = addonsWith({
      ...everyAddon.nginx,
      "ingress.sourceCidrs": ["192.0.2.0/24"],
      "addons.monitoring.grafana.openToInternet": undefined,
    });
    expect(valuesOf(json, "nginx-ingress").controller.service.loadBalancerSourceRanges).toEqual(["192.0.2.0/24"]);
  });

  it("has two pods, of which one may go, and takes no snippets", () => {
    expect(controller).toMatchObject({
      replicaCount: 2,
      podDisruptionBudget: { enabled: true, minAvailable: 1 },
      enableSnippets: false,
      readOnlyRootFilesystem: true,
    });
  });
});

describe("metrics-server", () => {
  it("has two pods, of which one may go", () => {
    expect(valuesOf(plain, "metrics-server")).toMatchObject({
      replicas: 2,
      podDisruptionBudget: { enabled: true, minAvailable: 1 },
    });
  });
});

describe("monitors", () => {
  const monitorOf = {
    "metrics-server": (values: Values) => values.serviceMonitor.enabled,
    "external-dns": (values: Values) => values.serviceMonitor.enabled,
    "cert-manager": (values: Values) => values.prometheus.servicemonitor.enabled,
    "nginx-ingress": (values: Values) => values.prometheus.serviceMonitor.create,
    reloader: (values: Values) => values.reloader.podMonitor.enabled,
  };

  it.each(Object.entries(monitorOf))("%s: asks for one only where Prometheus is", (release, enabled) => {
    const silent = addonsWith({ ...everyAddon.nginx, "addons.monitoring": undefined });
    expect(enabled(valuesOf(nginx, release))).toBe(true);
    expect(enabled(valuesOf(silent, release))).toBe(false);
  });
});
