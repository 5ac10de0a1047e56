import { decide, type Policy } from "../../support/iam-evaluator";
import { platformWith } from "../../support/platforms";
import { resolved, resolvedSection } from "../../support/references";
import { addressesOf, onlyResource, resourceAt, resourcesOf } from "../../support/resources";

const everything = platformWith({
  addons: {
    nodeScaling: "karpenter",
    velero: {},
    logShipping: { retentionDays: 30 },
    certManager: { email: "a@example.com" },
    externalDns: true,
    argoRollouts: true,
  },
});
const nothing = platformWith({
  addons: { loadBalancerController: false, externalSecrets: false, nodeScaling: "none" },
  ingress: undefined,
  ...Object.fromEntries(["images", "components", "jobs", "cronJobs"].map((kind) => [`application.${kind}`, {}])),
  workloads: {},
});
const plain = platformWith({});

const account = "123456789012";
const policyOf = (json: string, text: unknown): Policy => JSON.parse(resolved(json, text));
const controllerPolicy = (word: string) =>
  policyOf(everything, resourceAt(everything, `aws_iam_role_policy.addon_${word}_policy`).policy);
const roles = (json: string) =>
  addressesOf(json)
    .filter((address) => address.startsWith("aws_iam_role.addon_"))
    .map((address) => address.replace(/^aws_iam_role\.addon_(.*)_role$/, "$1"));

describe("the roles of add-ons", () => {
  it("are those of what is switched on and calls AWS", () => {
    expect(roles(plain)).toEqual(["cluster-autoscaler", "external-secrets", "load-balancer-controller"]);
    expect(roles(nothing)).toEqual([]);
    expect(roles(everything)).toEqual([
      "argo-rollouts",
      "cert-manager",
      "external-dns",
      "external-secrets",
      "karpenter",
      "load-balancer-controller",
      "log-shipping",
      "velero",
    ]);
  });

  it("reach the later stacks by the contract", () => {
    const section = JSON.parse(resolvedSection(everything, resourceAt(everything, "aws_ssm_parameter.contract_roles").value));
    expect(section.controllerRoleArns).toMatchObject({
      karpenter: `arn:aws:iam::${account}:role/debtflow-production-addon-karpenter`,
      velero: `arn:aws:iam::${account}:role/debtflow-production-addon-velero`,
    });
  });

  it("come with nothing else where they are off", () => {
    for (const json of [plain, nothing]) {
      expect(addressesOf(json).filter((address) => /sqs|cloudwatch_event|ec2_tag|velero|pod-logs/.test(address))).toEqual([]);
      expect(json).not.toContain("karpenter.sh/discovery");
    }
  });
});

describe("Karpenter's queue", () => {
  const queueArn = `arn:aws:sqs:us-east-1:${account}:debtflow-production-interruptions`;
  const queue = policyOf(everything, onlyResource(everything, "aws_sqs_queue_policy").policy);

  it("forgets a notice after five minutes, and is encrypted", () => {
    expect(onlyResource(everything, "aws_sqs_queue")).toMatchObject({
      name: "debtflow-production-interruptions",
      message_retention_seconds: 300,
      sqs_managed_sse_enabled: true,
    });
  });

  it("gets every notice that a node is about to go", () => {
    const patterns = Object.values(resourcesOf(everything).aws_cloudwatch_event_rule ?? {}).map(({ event_pattern }) =>
      JSON.parse(String(event_pattern)),
    );
    expect(patterns.map((pattern) => `${pattern.source}: ${pattern["detail-type"]}`).sort()).toEqual([
      "aws.ec2: EC2 Capacity Reservation Instance Interruption Warning",
      "aws.ec2: EC2 Instance Rebalance Recommendation",
      "aws.ec2: EC2 Instance State-change Notification",
      "aws.ec2: EC2 Spot Instance Interruption Warning",
      "aws.health: AWS Health Event",
    ]);
    const rules = Object.keys(resourcesOf(everything).aws_cloudwatch_event_rule ?? {});
    const targets = Object.values(resourcesOf(everything).aws_cloudwatch_event_target ?? {});
    expect(targets.map(({ rule }) => rule).sort()).toEqual(
      rules.map((name) => `\${aws_cloudwatch_event_rule.${name}.name}`).sort(),
    );
    expect(new Set(targets.map(({ arn }) => arn))).toEqual(new Set([`\${aws_sqs_queue.karpenter_interruptions.arn}`]));
  });

  it("takes them from its own rules alone", () => {
    const send = (rule: string, service = "events.amazonaws.com") =>
      decide([queue], {
        action: "sqs:SendMessage",
        resource: queueArn,
        principal: { Service: service },
        context: { "aws:SourceArn": `arn:aws:events:us-east-1:${account}:rule/${rule}`, "aws:SecureTransport": "true" },
      });
    for (const word of ["health", "spot", "rebalance", "state", "reservation"]) {
      expect(send(`debtflow-production-interruptions-${word}`)).toBe("allowed");
    }
    expect(send("other")).toBe("not allowed");
    expect(send("debtflow-production-interruptions-spot", "s3.amazonaws.com")).toBe("not allowed");
  });

  it("speaks TLS only", () => {
    const request = { action: "sqs:ReceiveMessage", resource: queueArn, principal: { AWS: `arn:aws:iam::${account}:root` } };
    expect(decide([queue], { ...request, context: { "aws:SecureTransport": "false" } })).toBe("denied");
    expect(decide([queue], { ...request, context: { "aws:SecureTransport": "true" } })).toBe("not allowed");
  });

  it("is read by Karpenter, which starts nodes under the cluster's node role", () => {
    const ask = (action: string, resource: string, context = {}) =>
      decide([controllerPolicy("karpenter")], { action, resource, context });
    const toEc2 = { "iam:PassedToService": "ec2.amazonaws.com" };
    expect(ask("sqs:ReceiveMessage", queueArn)).toBe("allowed");
    expect(ask("sqs:SendMessage", queueArn)).toBe("not allowed");
    expect(ask("iam:PassRole", `arn:aws:iam::${account}:role/debtflow-production-node-role`, toEc2)).toBe("allowed");
    expect(ask("iam:PassRole", `arn:aws:iam::${account}:role/debtflow-production-api`, toEc2)).toBe("not allowed");
    expect(ask("eks:DescribeCluster", `arn:aws:eks:us-east-1:${account}:cluster/debtflow-production`)).toBe("allowed");
    const node = { "aws:ResourceTag/karpenter.sh/nodepool": "default" };
    const instance = `arn:aws:ec2:us-east-1:${account}:instance/i-1`;
    const own = { ...node, "aws:ResourceTag/kubernetes.io/cluster/debtflow-production": "owned" };
    expect(ask("ec2:TerminateInstances", instance, own)).toBe("allowed");
    expect(ask("ec2:TerminateInstances", instance, node)).toBe("not allowed");
  });
});

describe("what Karpenter discovers", () => {
  it("is the private subnets and the cluster's security group, by the cluster's name", () => {
    const tagged = Object.entries(resourcesOf(everything).aws_subnet ?? {}).filter(
      ([, { tags }]) => (tags as Record<string, string>)["karpenter.sh/discovery"] === "debtflow-production",
    );
    expect(tagged.map(([name]) => name).sort()).toEqual(["networking_private-a", "networking_private-b"]);
    expect(onlyResource(everything, "aws_ec2_tag")).toMatchObject({
      resource_id: `\${aws_eks_cluster.eks_cluster.vpc_config[0].cluster_security_group_id}`,
      key: "karpenter.sh/discovery",
      value: `\${aws_eks_cluster.eks_cluster.name}`,
    });
  });

  it("goes by the cluster's own name where it has one", () => {
    const json = platformWith({ "addons.nodeScaling": "karpenter", "cluster.name": "blue" });
    expect(resourceAt(json, "aws_subnet.networking_private-a").tags).toMatchObject({ "karpenter.sh/discovery": "blue" });
    expect(onlyResource(json, "aws_eks_cluster").name).toBe("blue");
  });
});

describe("Velero's bucket", () => {
  const bucketArn = "arn:aws:s3:::debtflow-velero-production";

  it("is private, versioned and logged like the others, and kept when it is not empty", () => {
    expect(resourceAt(everything, "aws_s3_bucket.velero_backups_bucket")).toMatchObject({
      bucket: "debtflow-velero-production",
      force_destroy: false,
    });
    expect(resourceAt(everything, "aws_s3_bucket_versioning.velero_backups_versioning")).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
    expect(resourceAt(everything, "aws_s3_bucket_logging.velero_backups_access-logs")).toMatchObject({
      target_bucket: `\${aws_s3_bucket.storage_logs_bucket.id}`,
    });
  });

  it("drops logs of restores and deleted backups by age, and never a backup that is there", () => {
    const { rule } = resourceAt(everything, "aws_s3_bucket_lifecycle_configuration.velero_backups_lifecycle");
    expect(rule).toMatchObject([
      { id: "expire-restore-logs", filter: [{ prefix: "restores/" }], expiration: [{ days: 90 }] },
      { id: "housekeeping", noncurrent_version_expiration: [{ noncurrent_days: 30 }] },
    ]);
  });

  it("is Velero's to write, and no other bucket is", () => {
    const ask = (action: string, resource: string) => decide([controllerPolicy("velero")], { action, resource });
    expect(ask("s3:PutObject", `${bucketArn}/backups/a`)).toBe("allowed");
    expect(ask("s3:ListBucket", bucketArn)).toBe("allowed");
    for (const bucket of ["files", "logs"]) {
      expect(ask("s3:PutObject", `arn:aws:s3:::debtflow-${bucket}-production/a`)).toBe("not allowed");
    }
  });

  it("goes with everything in it only where the environment says why", () => {
    const reason = "rebuilt every week, nothing is restored from it";
    const json = platformWith({ tier: "non-production", "addons.velero": { forceDestroy: { enabled: true, reason } } });
    expect(resourceAt(json, "aws_s3_bucket.velero_backups_bucket").force_destroy).toBe(true);
  });

  it("has a bucket for its access logs where the application has none", () => {
    const uses = Object.fromEntries(["api", "worker"].map((name) => [`application.components.${name}.uses`, []]));
    const json = platformWith({ "addons.velero": {}, buckets: {}, ...uses, "application.images.api.variables": {} });
    expect(addressesOf(json).filter((address) => address.startsWith("aws_s3_bucket."))).toEqual([
      "aws_s3_bucket.storage_logs_bucket",
      "aws_s3_bucket.velero_backups_bucket",
    ]);
  });
});

describe("External Secrets' own role", () => {
  const ask = (json: string, action: string, resource: string) =>
    decide([policyOf(json, resourceAt(json, "aws_iam_role_policy.addon_external-secrets_policy").policy)], { action, resource });
  const secret = (name: string) => `arn:aws:secretsmanager:us-east-1:${account}:secret:${name}-AbCdEf`;

  it("reads the secrets of this environment's add-ons, and none of the application or of another stage", () => {
    expect(ask(plain, "secretsmanager:GetSecretValue", secret("debtflow/production/addons/grafana"))).toBe("allowed");
    for (const name of ["debtflow/production/stripe", "debtflow/production/database", "debtflow/staging/addons/grafana"]) {
      expect(ask(plain, "secretsmanager:GetSecretValue", secret(name))).toBe("not allowed");
    }
    expect(ask(plain, "secretsmanager:PutSecretValue", secret("debtflow/production/addons/grafana"))).toBe("not allowed");
  });

  it("decrypts under the environment's key where secrets have one", () => {
    const keyed = platformWith({ "secrets.customerKey": true });
    const text = String(resourceAt(keyed, "aws_iam_role_policy.addon_external-secrets_policy").policy);
    expect(text).toContain("kms:Decrypt");
    expect(text).toContain("aws_kms_key.keys_secrets.arn");
  });
});

describe("the pods' log group", () => {
  it("is there before Fluent Bit, which writes into it alone", () => {
    const name = "/aws/eks/debtflow-production/pods";
    expect(resourceAt(everything, "aws_cloudwatch_log_group.pod-logs")).toMatchObject({
      name,
      retention_in_days: 30,
      kms_key_id: `\${aws_kms_key.keys_logs.arn}`,
    });
    const ask = (action: string, group: string) =>
      decide([controllerPolicy("log-shipping")], {
        action,
        resource: `arn:aws:logs:us-east-1:${account}:log-group:${group}:log-stream:a`,
      });
    expect(ask("logs:PutLogEvents", name)).toBe("allowed");
    expect(ask("logs:PutLogEvents", "/aws/eks/debtflow-production/cluster")).toBe("not allowed");
  });
});
