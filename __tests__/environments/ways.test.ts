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
      /components\.api\.health: has no path, and the load balancer asks everything behind it for its health.*; allowed: a path that answers 200, or ingress\.controller: nginx/,
    );
    expect(messageOf({ ...changes, ...nginx })).toBe("no problem");
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
});
