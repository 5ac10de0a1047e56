import { messageOf } from "../support/messages";

type Changes = Readonly<Record<string, unknown>>;

const reason = "nobody but machines of the same building";
const nginx = {
  "ingress.controller": "nginx",
  "addons.nginxIngress": true,
  "addons.certManager": { email: "ops@example.com" },
};
const everyEndpoint = ["ec2", "ecr.api", "ecr.dkr", "sts", "secretsmanager"];
const withoutInternet = {
  "application.components.api.uses": [{ kind: "database", database: "debtflow" }, { kind: "cache" }],
  "application.components.worker.uses": [],
  "application.images.api.variables": {},
};

describe("the way in:", () => {
  it("is not unencrypted in production without a reason", () => {
    expect(messageOf({ dns: undefined })).toBe(
      "debtflow-production.ingress: goes unencrypted: without a dns section there is no certificate, " +
        'got "debtflow.example.com"; allowed: a dns section, or plainHttp: { enabled: true, reason: "..." }',
    );
    expect(messageOf({ dns: undefined, "ingress.plainHttp": { enabled: true, reason } })).toBe("no problem");
    expect(messageOf({ dns: undefined, tier: "non-production" })).toBe("no problem");
  });

  it.each<[string, Changes]>([
    ["without a health check", { "application.components.api.health": undefined }],
    ["with one that the load balancer cannot ask", { "application.components.api.health": { command: ["true"] } }],
  ])("does not lead through an ALB to a component %s", (_, changes) => {
    expect(messageOf(changes)).toMatch(
      /components\.api\.health: has no path, and the load balancer asks everything behind it for its health.*; allowed: a path that answers 200, a loadBalancer\.healthPath, or ingress\.controller: nginx/,
    );
    expect(messageOf({ ...changes, ...nginx })).toBe("no problem");
  });
});

describe("the way out to ranges:", () => {
  const using = (...uses: object[]) =>
    messageOf({
      "application.components.beat.uses": uses,
      "application.images.api.variables": {},
      "network.cidr": "10.0.0.0/16",
    });
  const at = (...cidrs: string[]) => using({ kind: "internet", cidrs, ports: [22] });

  it.each<[string, string, RegExp]>([
    [
      "no range",
      "203.0.113.0",
      /uses\[0\]\.cidrs\[0\]: is not an IPv4 CIDR block, got "203\.0\.113\.0"; allowed: the first address/,
    ],
    ["bits behind the prefix", "203.0.113.7/24", /cidrs\[0\]: is not an IPv4 CIDR block/],
    [
      "every address",
      "0.0.0.0/0",
      /cidrs\[0\]: is every address, which ports alone say.*; allowed: internet\(443\), or narrower/,
    ],
    ["the node's own services", "169.254.169.254/32", /cidrs\[0\]: lies in 169\.254\.0\.0\/16, which is not outside/],
    ["a Service", "172.20.0.1/32", /cidrs\[0\]: lies in 172\.20\.0\.0\/16, which is not outside/],
    ["Services and more", "172.16.0.0/12", /cidrs\[0\]: holds 172\.20\.0\.0\/16, which is not outside/],
    ["multicast", "239.0.0.0/8", /cidrs\[0\]: lies in 224\.0\.0\.0\/3, which is not outside/],
    ["a part of the VPC", "10.0.10.0/24", /cidrs\[0\]: overlaps the VPC's 10\.0\.0\.0\/16, which other uses open/],
    ["more than the VPC", "10.0.0.0/12", /cidrs\[0\]: overlaps the VPC's 10\.0\.0\.0\/16/],
  ])("does not name %s", (_, cidr, message) => {
    expect(at(cidr)).toMatch(message);
  });

  it("names each once, and one at least", () => {
    expect(at("203.0.113.0/24", "203.0.113.0/24")).toMatch(/cidrs\[1\]: is there twice/);
    expect(at()).toMatch(/uses\[0\]\.cidrs: /);
    expect(at("203.0.113.0/24", "192.168.7.0/24")).toBe("no problem");
  });

  it("is not narrowed where another use opens the port at any address", () => {
    const named = { kind: "internet", cidrs: ["203.0.113.0/24"], ports: [22, 443] };
    expect(using(named, { kind: "internet", ports: [443] })).toMatch(
      /uses\[0\]\.ports\[1\]: has no effect: another use opens it at any address, got 443; allowed: nothing, or no internet\(443\) besides/,
    );
  });
});

describe("the way out, where there is no NAT gateway:", () => {
  const closed = { "network.natZones": [], "network.endpoints.interface": everyEndpoint };

  it("does not lead to the internet", () => {
    expect(messageOf(closed)).toMatch(
      /components\.api\.uses\[5\]: leads nowhere: the network has no NAT gateway, got "internet 443"; allowed: a zone in network\.natZones, or no use of the internet/,
    );
    expect(messageOf({ ...closed, ...withoutInternet })).toBe("no problem");
  });

  it("leads to AWS through the endpoints that nodes and workloads need", () => {
    const some = { ...closed, ...withoutInternet, "network.endpoints.interface": ["ec2", "sts"] };
    expect(messageOf(some)).toMatch(
      /network\.endpoints\.interface: have no ecr\.api, ecr\.dkr, secretsmanager, and there is no NAT gateway beside them/,
    );
    expect(messageOf({ ...closed, ...withoutInternet, "network.endpoints.gateway": [] })).toMatch(
      /network\.endpoints\.gateway: have no s3, where images come from/,
    );
  });

  // The agent of each node asks EKS Auth; External Secrets assumes the roles of stores by STS.
  it.each<[string, object, string]>([
    ["the agent's", { "cluster.podRoles": "pod-identity" }, "eks-auth"],
    ["the agent's, while pods move", { "cluster.podRoles": "irsa", "cluster.formerPodRoles": "pod-identity" }, "eks-auth"],
    ["the secrets operator's", { "cluster.podRoles": "pod-identity" }, "sts"],
    ["of tokens", { "cluster.podRoles": "irsa" }, "sts"],
  ])("leads to AWS by the endpoint %s", (_, changes, endpoint) => {
    const every = [...everyEndpoint, "eks-auth"];
    const without = every.filter((one) => one !== endpoint);
    const all = { ...closed, ...withoutInternet, ...changes };
    expect(messageOf({ ...all, "network.endpoints.interface": without })).toMatch(
      `have no ${endpoint}, and there is no NAT gateway`,
    );
    expect(messageOf({ ...all, "network.endpoints.interface": every })).toBe("no problem");
  });
});
