import { internet, type Use } from "../../../application/uses";
import { networkOf } from "../../../application/values/network";
import { workloadsOf } from "../../../application/workloads";
import { debtflow } from "../../support/debtflow/application";
import { environmentWith } from "../../support/environments";

const outside = { cidrs: ["0.0.0.0/0"], except: ["10.0.0.0/16", "169.254.0.0/16", "10.100.0.0/16", "172.20.0.0/16"] };
const data = ["10.0.10.0/24", "10.0.11.0/24"];
const stores = [
  { cidrs: data, ports: [5432] },
  { cidrs: data, ports: [6379] },
];

/** DebtFlow's workloads without their database, and variables that come from it. */
const withoutDatabase = Object.fromEntries(
  (["components", "jobs", "cronJobs"] as const).flatMap((kind) =>
    Object.entries(debtflow[kind] ?? {}).map(([name, { uses }]) => [
      `application.${kind}.${name}.uses`,
      uses.filter((use: Use) => use.kind !== "database"),
    ]),
  ),
);

/** The network of one of DebtFlow's workloads in production, with these changes. */
function networkIn(name: string, changes: Readonly<Record<string, unknown>> = {}) {
  const stage = environmentWith(changes);
  const workload = workloadsOf(stage.application).find((candidate) => candidate.name === name);
  if (workload === undefined) {
    throw new Error(`no ${name}`);
  }
  return networkOf(workload, stage);
}

describe("The network of a workload", () => {
  it("reaches its data stores at their subnets, AWS, and the ports of the internet that it uses", () => {
    expect(networkIn("worker")).toEqual({
      dns: true,
      egress: [...stores, { ...outside, ports: [443] }, { ...outside, ports: [22, 443] }],
    });
  });

  it("leaves Services closed, which the CNI's filter sees before their addresses are translated (amazon-network-policy-controller-k8s#41)", () => {
    const blocks = networkIn("worker").egress?.flatMap(({ except = [] }) => [except]) ?? [];
    expect(blocks).not.toEqual([]);
    for (const except of blocks.filter((list) => list.length > 0)) {
      expect(except).toEqual(expect.arrayContaining(["10.100.0.0/16", "172.20.0.0/16"]));
    }
  });

  it("names a range once where the VPC has one of those that EKS takes for Services", () => {
    const { egress = [] } = networkIn("worker", { "network.cidr": "172.20.0.0/16" });
    expect(egress.find(({ except }) => except !== undefined)?.except).toEqual([
      "172.20.0.0/16",
      "169.254.0.0/16",
      "10.100.0.0/16",
    ]);
  });

  it("reaches the ranges that a use names, and no other address at these ports", () => {
    const { egress } = networkIn("worker", {
      "application.components.worker.uses": [internet({ cidrs: ["203.0.113.0/24", "198.51.100.7/32"], ports: [22] })],
      "application.images.api.variables": {},
    });
    expect(egress).toEqual([{ cidrs: ["203.0.113.0/24", "198.51.100.7/32"], ports: [22] }]);
  });

  it("is closed both ways for what only waits for the load balancer", () => {
    expect(networkIn("frontend")).toEqual({ dns: false, ingress: [{ cidrs: ["10.0.0.0/24", "10.0.1.0/24"], ports: [80] }] });
  });

  it("lets an internal load balancer in from the private subnets", () => {
    expect(networkIn("api", { "ingress.scheme": "internal" }).ingress).toEqual([{ cidrs: data, ports: [8000] }]);
  });

  it("lets the NGINX controller's pods in where that stands before it", () => {
    const changes = {
      "ingress.controller": "nginx",
      "addons.nginxIngress": true,
      "addons.certManager": { email: "a@example.com" },
    };
    expect(networkIn("api", changes).ingress).toEqual([{ namespace: "nginx-ingress", ports: [8000] }]);
  });

  it("lets in nobody where it has no paths", () => {
    expect(networkIn("frontend", { "application.components.frontend.paths": [] })).toEqual({ dns: false });
  });

  it("opens no way for credentials that others fetch for it: the registry's", () => {
    const changes = {
      registry: { type: "external", prefix: "ghcr.io/owner", pullSecret: "ghcr" },
      "application.secrets.ghcr": { source: "external", keys: ["username", "password"] },
    };
    expect(networkIn("frontend", changes)).toEqual(networkIn("frontend"));
  });

  it("takes the database subnets where there are some", () => {
    const { egress } = networkIn("beat", { "network.subnets": { database: "computed" } });
    expect(egress?.slice(0, 2)).toEqual([
      { cidrs: ["10.0.20.0/24", "10.0.21.0/24"], ports: [5432] },
      { cidrs: ["10.0.20.0/24", "10.0.21.0/24"], ports: [6379] },
    ]);
  });

  it("takes the private subnets where there are none for databases, as the data stores do", () => {
    const { egress } = networkIn("worker", {
      "network.subnets": { database: {} },
      database: undefined,
      ...withoutDatabase,
      "application.images.api.variables": {},
    });
    expect(egress?.[0]).toEqual({ cidrs: data, ports: [6379] });
  });

  it("stays inside the VPC for AWS where every service has an endpoint there", () => {
    const endpoints = { "network.endpoints.interface": ["sts", "secretsmanager"] };
    expect(networkIn("beat", endpoints).egress).toEqual([...stores, { cidrs: data, ports: [443] }]);
  });

  it("goes out for S3, whose gateway endpoint has public addresses", () => {
    const endpoints = { "network.endpoints.interface": ["sts", "secretsmanager"] };
    expect(networkIn("api", endpoints).egress).toContainEqual({ ...outside, ports: [443] });
    expect(networkIn("api", endpoints).egress).toContainEqual({ cidrs: data, ports: [443] });
  });

  it("opens both ends between components, and metrics to Prometheus alone", () => {
    const changes = {
      "application.components.frontend.uses": [{ kind: "component", component: "api" }],
      "application.components.api.metrics": "/metrics",
      "addons.monitoring": {},
    };
    expect(networkIn("frontend", changes)).toMatchObject({ dns: true, egress: [{ component: "api", ports: [8000] }] });
    expect(networkIn("api", changes).ingress?.slice(1)).toEqual([
      { workload: "frontend", ports: [8000] },
      { namespace: "monitoring", podLabels: { "app.kubernetes.io/name": "prometheus" }, ports: [8000] },
    ]);
  });

  it("reaches the node's agent where roles come by Pod Identity", () => {
    const agent = { cidrs: ["169.254.170.23/32"], ports: [80] };
    expect(networkIn("api", { "cluster.podRoles": "pod-identity" }).egress).toContainEqual(agent);
    expect(networkIn("api", { "cluster.podRoles": "irsa" }).egress).not.toContainEqual(agent);
    expect(networkIn("frontend", { "cluster.podRoles": "pod-identity" }).egress ?? []).not.toContainEqual(agent);
  });

  it.each(["irsa", "pod-identity"] as const)("reaches the agent as long as pods of before may ask it (now %s)", (podRoles) => {
    const former = podRoles === "irsa" ? "pod-identity" : "irsa";
    const { egress } = networkIn("api", { "cluster.podRoles": podRoles, "cluster.formerPodRoles": former });
    expect(egress).toContainEqual({ cidrs: ["169.254.170.23/32"], ports: [80] });
  });

  // aws-network-policy-agent, pkg/utils/utils.go, ComputeTrieKey: an IPv6 range in an IPv4 cluster gets a key that its table does not take.
  it("names no IPv6 address, which the policies of an IPv4 cluster cannot hold", () => {
    expect(JSON.stringify(networkIn("api", { "cluster.podRoles": "pod-identity" }))).not.toMatch(/::/);
  });
});
