import { environmentWith } from "../support/environments";
import { messageOf } from "../support/messages";

const trial = { tier: "non-production", target: "emulator", "cluster.endpoint": {} };
const kubeconfig = { type: "kubeconfig", context: "kind" };

describe("target", () => {
  it("is the environment's account unless it says otherwise", () => {
    expect(environmentWith({}).target).toBe("aws");
    expect(environmentWith(trial).target).toBe("emulator");
  });

  it("is no emulator in production, which would forget everything", () => {
    expect(messageOf({ ...trial, tier: "production" })).toBe(
      'debtflow-production.target: forgets everything when it stops, and this is production, got "emulator"; allowed: aws, or tier: non-production',
    );
  });

  it("is no emulator where Terraform runs elsewhere", () => {
    expect(messageOf({ ...trial, backend: { type: "cloud", organization: "acme" } })).toBe(
      'debtflow-production.backend.type: runs Terraform elsewhere, where the emulator of this machine is not reached, got "cloud"; allowed: s3, local',
    );
  });

  it("is no emulator where somebody is to be let in to the cluster's API, which has no group there", () => {
    expect(messageOf({ ...trial, "cluster.endpoint": { privateClients: { cidrs: ["10.100.0.0/16"] } } })).toMatch(
      /^debtflow-production\.cluster\.endpoint\.privateClients: cannot be let in: the emulator makes no security group .*; allowed: \{\} with target: emulator$/,
    );
  });

  it("is one of two", () => {
    expect(messageOf({ target: "localstack" })).toBe(
      'debtflow-production.target: is not one of the choices, got "localstack"; allowed: aws, emulator',
    );
  });

  it("takes any account: the emulator has all of them", () => {
    expect(environmentWith({ ...trial, account: "210987654321" }).account).toBe("210987654321");
  });
});

describe("an optional cluster", () => {
  it("is one that an environment says it can do without", () => {
    expect(environmentWith({ clusterAccess: kubeconfig }).clusterAccess).toMatchObject({ optional: false });
    expect(
      environmentWith({ tier: "non-production", clusterAccess: { ...kubeconfig, optional: true } }).clusterAccess,
    ).toMatchObject({
      optional: true,
    });
  });

  it("is none in production, where nobody would notice what is missing", () => {
    expect(messageOf({ clusterAccess: { ...kubeconfig, optional: true } })).toBe(
      "debtflow-production.clusterAccess.optional: would leave add-ons and application out, and this is production, got true; allowed: false, or tier: non-production",
    );
  });

  it("is one of a kubeconfig: whoever asks AWS for the cluster finds it, or has made a mistake", () => {
    expect(messageOf({ clusterAccess: { type: "token", optional: true } })).toMatch(/clusterAccess\.optional: is not a setting/);
  });
});
