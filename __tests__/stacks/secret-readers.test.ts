import { workloadsOf } from "../../application/workloads";
import { addStacks } from "../../stacks";
import { valuesOf } from "../charts/facts";
import { rawObjectOf } from "../support/addons";
import { environmentWith } from "../support/environments";
import { decide, type Policy } from "../support/iam-evaluator";
import { resolved } from "../support/references";
import { resourceAt, resourcesOf } from "../support/resources";
import { synthStacks } from "../support/synth-stacks";

const exporter = { "addons.monitoring": { postgresExporter: true }, "secrets.customerKey": true };

/** What the environment's stacks are, and what IAM lets whom do there. */
function worldOf(changes: Readonly<Record<string, unknown>>) {
  const environment = environmentWith({ ...exporter, ...changes });
  const { stacks } = synthStacks((app) => addStacks(app, [environment]));
  const platform = stacks[`${environment.id}-platform`] ?? "";
  const values = valuesOf(environment, "foundation");
  const parsed = (text: unknown): Policy => JSON.parse(resolved(platform, text));
  const roles = Object.fromEntries(
    Object.keys(resourcesOf(platform).aws_iam_role ?? {}).map((name) => [
      resolved(platform, `\${aws_iam_role.${name}.arn}`),
      `aws_iam_role.${name}`,
    ]),
  );
  const addressOf = (arn: string): string => {
    const address = roles[arn];
    if (address === undefined) {
      throw new Error(`no role ${arn} among ${Object.keys(roles).join(", ")}`);
    }
    return address;
  };
  const policiesOf = (arn: string): Policy[] =>
    Object.values(resourcesOf(platform).aws_iam_role_policy ?? {})
      .filter(({ role }) => role === `\${${addressOf(arn)}.name}`)
      .map(({ policy }) => parsed(policy));
  return {
    environment,
    addons: stacks[`${environment.id}-addons`] ?? "",
    roleArns: Object.keys(roles),
    trustOf: (arn: string) => parsed(resourceAt(platform, addressOf(arn)).assume_role_policy),
    may: (arn: string, action: string, resource: string) => decide(policiesOf(arn), { action, resource }) === "allowed",
    /** The role that External Secrets assumes for each workload's store. */
    storeRoles: Object.fromEntries(
      Object.entries({ ...values.components, ...values.jobs, ...values.cronJobs }).flatMap(([name, { secretReaderArn }]) =>
        secretReaderArn === undefined ? [] : [[name, secretReaderArn]],
      ),
    ) as Readonly<Record<string, string>>,
  };
}

const account = "123456789012";
const secretArn = (name: string) => `arn:aws:secretsmanager:us-east-1:${account}:secret:${name}-AbCdEf`;
const secrets = [
  ...["database", "redis", "django", "stripe", "sftp"].map((name) => `debtflow/production/${name}`),
  ...["grafana", "postgres-exporter"].map((name) => `debtflow/production/addons/${name}`),
  ...["django", "stripe"].map((name) => `debtflow/staging/${name}`),
].map(secretArn);
const operator = `arn:aws:iam::${account}:role/debtflow-production-addon-external-secrets`;
const clusterArn = `arn:aws:eks:us-east-1:${account}:cluster/debtflow-production`;
const inCluster = { "aws:PrincipalTag/eks-cluster-arn": clusterArn };
const both = ["sts:AssumeRole", "sts:TagSession"];

const world = worldOf({ "cluster.podRoles": "pod-identity" });
const readable = (arn: string, of: Pick<typeof world, "may">) =>
  secrets.filter((secret) => of.may(arn, "secretsmanager:GetSecretValue", secret));

describe("with Pod Identity, the store", () => {
  const expected: Readonly<Record<string, readonly string[]>> = {
    api: ["database", "redis", "django", "stripe"],
    worker: ["database", "redis", "django", "stripe", "sftp"],
    beat: ["database", "redis", "django"],
    migrate: ["database", "redis", "django"],
    vacuum: ["database", "redis", "django"],
    audit: ["database", "redis", "django"],
  };

  it("of every workload with secrets names a role of its own", () => {
    expect(Object.keys(world.storeRoles).sort()).toEqual(Object.keys(expected).sort());
    expect(new Set(Object.values(world.storeRoles)).size).toBe(Object.keys(expected).length);
    expect(workloadsOf(world.environment.application).map(({ name }) => name)).toContain("frontend");
  });

  it.each(Object.entries(expected))("of %s reads its secrets and nobody else's", (name, own) => {
    const role = world.storeRoles[name] ?? "";
    expect(readable(role, world)).toEqual(
      secrets.filter((secret) => own.some((one) => secret === secretArn(`debtflow/production/${one}`))),
    );
    for (const [action, resource] of [
      ["secretsmanager:PutSecretValue", secretArn("debtflow/production/django")],
      ["secretsmanager:ListSecrets", "*"],
      ["s3:GetObject", "arn:aws:s3:::debtflow-files-production/a.csv"],
      ["sts:AssumeRole", world.storeRoles.worker ?? ""],
    ] as const) {
      expect([action, world.may(role, action, resource)]).toEqual([action, false]);
    }
  });

  it.each(Object.entries(expected))("of %s is read by External Secrets alone, from this cluster", (name) => {
    const trust = world.trustOf(world.storeRoles[name] ?? "");
    const asks = (principal: Readonly<Record<string, string>>, context = {}) =>
      both.map((action) => decide([trust], { action, principal, context }));
    expect(asks({ AWS: operator }, inCluster)).toEqual(["allowed", "allowed"]);
    expect(asks({ AWS: operator }, { "aws:PrincipalTag/eks-cluster-arn": clusterArn.replace("us-east-1", "eu-west-1") })).toEqual(
      ["not allowed", "not allowed"],
    );
    const others = world.roleArns.filter((arn) => arn !== operator).map((arn) => ({ AWS: arn }));
    for (const principal of [...others, { AWS: `arn:aws:iam::${account}:root` }, { Service: "pods.eks.amazonaws.com" }]) {
      expect([principal, asks(principal, inCluster)]).toEqual([principal, ["not allowed", "not allowed"]]);
    }
  });

  it("of add-ons reads theirs, and the exporter's the database's besides", () => {
    const store = rawObjectOf(world.addons, "external-secrets-resources", "ClusterSecretStore", "add-ons").spec.provider.aws;
    expect(store.auth).toBeUndefined();
    expect(readable(store.role, world)).toEqual(secrets.filter((secret) => secret.includes("/addons/")));
    const own = rawObjectOf(world.addons, "prometheus-postgres-exporter-prerequisites", "SecretStore", "postgres-exporter-login");
    expect(own.spec.provider.aws.auth).toBeUndefined();
    expect(readable(own.spec.provider.aws.role, world)).toEqual(
      secrets.filter((secret) => /production\/(database|addons\/postgres-exporter)-/.test(secret)),
    );
    for (const role of [store.role, own.spec.provider.aws.role]) {
      expect(decide([world.trustOf(role)], { action: "sts:AssumeRole", principal: { AWS: operator }, context: inCluster })).toBe(
        "allowed",
      );
    }
  });
});

describe("External Secrets itself", () => {
  it("reads nothing, and may assume the readers of its environment alone", () => {
    expect(readable(operator, world)).toEqual([]);
    const readers = world.roleArns.filter((arn) => both.every((action) => world.may(operator, action, arn)));
    expect(readers).toEqual(world.roleArns.filter((arn) => arn.endsWith(".secrets")));
    expect(readers).toHaveLength(Object.keys(world.storeRoles).length + 2);
    for (const arn of [
      "role/debtflow-staging/secrets/debtflow/debtflow-staging-api.secrets",
      "role/debtflow-production-api",
      "role/admin",
    ]) {
      expect(world.may(operator, "sts:AssumeRole", `arn:aws:iam::${account}:${arn}`)).toBe(false);
    }
  });

  it("decrypts nothing itself where secrets have a key of yours: readers do", () => {
    const key = "arn:aws:kms:us-east-1:123456789012:key/6b6579735f73656372657473";
    expect(world.may(operator, "kms:Decrypt", key)).toBe(false);
    expect(world.may(world.storeRoles.beat ?? "", "kms:Decrypt", key)).toBe(true);
  });

  it("is nobody but the operator's pods", () => {
    const tags = {
      "aws:RequestTag/eks-cluster-name": "debtflow-production",
      "aws:RequestTag/kubernetes-namespace": "external-secrets",
      "aws:RequestTag/kubernetes-service-account": "external-secrets",
    };
    const asks = (context: Readonly<Record<string, string>>) =>
      decide([world.trustOf(operator)], { action: "sts:AssumeRole", principal: { Service: "pods.eks.amazonaws.com" }, context });
    expect(asks(tags)).toBe("allowed");
    expect(asks({ ...tags, "aws:RequestTag/kubernetes-namespace": "debtflow" })).toBe("not allowed");
    expect(asks({ ...tags, "aws:RequestTag/eks-cluster-name": "debtflow-staging" })).toBe("not allowed");
  });
});

it("with IRSA no role is made for stores: External Secrets logs in as their service accounts", () => {
  const irsa = worldOf({ "cluster.podRoles": "irsa" });
  expect(irsa.roleArns.filter((arn) => arn.endsWith(".secrets"))).toEqual([]);
  expect(irsa.storeRoles).toEqual({});
  expect(irsa.may(operator, "sts:AssumeRole", "arn:aws:iam::123456789012:role/debtflow-production/secrets/a")).toBe(false);
  expect(readable(operator, irsa)).toEqual(secrets.filter((secret) => secret.includes("/addons/")));
});

describe("while pods move", () => {
  const issuer = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
  const asksByToken = (trust: Policy, of: string) =>
    decide([trust], {
      action: "sts:AssumeRoleWithWebIdentity",
      principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${issuer}` },
      context: { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: `system:serviceaccount:${of}` },
    });
  const asksByAgent = (trust: Policy, namespace: string, name: string) =>
    decide([trust], {
      action: "sts:AssumeRole",
      principal: { Service: "pods.eks.amazonaws.com" },
      context: {
        "aws:RequestTag/eks-cluster-name": "debtflow-production",
        "aws:RequestTag/kubernetes-namespace": namespace,
        "aws:RequestTag/kubernetes-service-account": name,
      },
    });

  describe.each([
    ["to Pod Identity", "pod-identity", "irsa"],
    ["back to IRSA", "irsa", "pod-identity"],
  ])("%s", (_, podRoles, formerPodRoles) => {
    const moving = worldOf({ "cluster.podRoles": podRoles, "cluster.formerPodRoles": formerPodRoles });

    it("roles are had in both ways, by the same service account", () => {
      const trust = moving.trustOf(`arn:aws:iam::${account}:role/debtflow-production-worker`);
      expect(asksByToken(trust, "debtflow:debtflow-worker")).toBe("allowed");
      expect(asksByAgent(trust, "debtflow", "debtflow-worker")).toBe("allowed");
      expect(asksByToken(trust, "debtflow:debtflow-api")).toBe("not allowed");
      expect(asksByAgent(trust, "debtflow", "debtflow-api")).toBe("not allowed");
    });

    it("stores of either kind can be read, whichever login External Secrets started with", () => {
      const reader = moving.roleArns.find((arn) => arn.endsWith("/debtflow-production-worker.secrets")) ?? "";
      for (const context of [inCluster, {}]) {
        expect(decide([moving.trustOf(reader)], { action: "sts:AssumeRole", principal: { AWS: operator }, context })).toBe(
          "allowed",
        );
      }
      expect(moving.may(operator, "sts:AssumeRole", reader)).toBe(true);
      expect(readable(operator, moving)).toEqual(secrets.filter((secret) => secret.includes("/addons/")));
      expect(readable(`arn:aws:iam::${account}:role/debtflow-production-worker`, moving)).toEqual(readable(reader, moving));
    });

    it("stores and service accounts are what they will be", () => {
      const isAgent = podRoles === "pod-identity";
      expect(Object.keys(moving.storeRoles)).toHaveLength(isAgent ? 6 : 0);
      const { components } = valuesOf(moving.environment, "foundation");
      expect(components?.api?.serviceAccount?.roleArn === undefined).toBe(isAgent);
      // Whoever started with another login has to start anew.
      expect(components?.api?.podAnnotations !== undefined).toBe(isAgent);
      expect(components?.frontend?.podAnnotations).toBeUndefined();
    });
  });
});
