import { type PolicyStatement, policyDocument } from "../../../lib/policy";
import {
  argoRolloutsStatements,
  type Controller,
  ControllerRole,
  certManagerStatements,
  clusterAutoscalerStatements,
  externalDnsStatements,
  externalSecretsStatements,
  karpenterStatements,
  loadBalancerControllerPolicy,
  logShippingStatements,
  serviceAccounts,
  veleroStatements,
} from "../../../modules/iam";
import { type Decision, decide, parsePolicy, type Request } from "../../support/iam-evaluator";
import { policiesOf, trustOf } from "../../support/iam-roles";
import { addressesOf, exclusive, resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

const issuer = "oidc.eks.us-east-1.amazonaws.com/id/ABC";

const synthRole = (controller: Controller, policy: string) =>
  synthModule((stack) => {
    new ControllerRole(stack, "controller", {
      prefix: "debtflow-staging",
      controller,
      identities: [{ type: "irsa", provider: { arn: "arn:provider", issuer } }],
      policy,
    });
  });

const answerer =
  (statements: readonly PolicyStatement[]) =>
  (action: string, resource: string, context: Request["context"] = {}): Decision =>
    decide([parsePolicy(policyDocument(statements))], { action, resource, context });

const actionsOf = (statements: readonly PolicyStatement[]) => statements.flatMap(({ actions }) => actions).sort();

describe("The role of an add-on", () => {
  it.each(Object.entries(serviceAccounts))("%s trusts the service account of its chart alone", (controller, account) => {
    const json = synthRole(controller as Controller, loadBalancerControllerPolicy);
    expect(resourceAt(json, "aws_iam_role.controller_role")).toMatchObject({ name: `debtflow-staging-addon-${account.role}` });
    const assumes = (subject: string) =>
      decide([trustOf(json, "aws_iam_role.controller_role")], {
        action: "sts:AssumeRoleWithWebIdentity",
        principal: { Federated: "arn:provider" },
        context: { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: `system:serviceaccount:${subject}` },
      });
    expect(assumes(`${account.namespace}:${account.name}`)).toBe("allowed");
    expect(assumes(`default:${account.name}`)).toBe("not allowed");
    expect(assumes(`${account.namespace}:default`)).toBe("not allowed");
  });

  it("has a service account and a name of its own", () => {
    const accounts = Object.values(serviceAccounts);
    expect(new Set(accounts.map(({ namespace, name }) => `${namespace}/${name}`)).size).toBe(accounts.length);
    expect(new Set(accounts.map(({ role }) => role)).size).toBe(accounts.length);
  });

  it("fits its name beside the longest prefix that an environment may have", () => {
    const longest = Object.values(serviceAccounts).map(({ role }) => `${"e".repeat(32)}-addon-${role}`.length);
    expect(Math.max(...longest)).toBeLessThanOrEqual(64);
  });
});

describe("The load balancer controller", () => {
  it("has the policy that its project publishes: 16 statements, 80 different actions", () => {
    const [policy, ...others] = policiesOf(
      synthRole("loadBalancerController", loadBalancerControllerPolicy),
      "aws_iam_role.controller_role",
    );
    expect(others).toEqual([]);
    expect(policy?.Statement).toHaveLength(16);
    expect(new Set(policy?.Statement.flatMap(({ Action }) => Action ?? [])).size).toBe(80);
  });

  it("changes only load balancers that carry its cluster's tag", () => {
    const policy = parsePolicy(loadBalancerControllerPolicy);
    const request = {
      action: "elasticloadbalancing:DeleteLoadBalancer",
      resource: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1",
    };
    expect(decide([policy], request)).toBe("not allowed");
    expect(decide([policy], { ...request, context: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "debtflow-staging" } })).toBe(
      "allowed",
    );
  });
});

describe("The cluster autoscaler", () => {
  const answer = answerer(clusterAutoscalerStatements("debtflow-staging"));
  const group = "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/eks-nodes";

  it("resizes the groups of its own cluster, and no others", () => {
    const tag = (cluster: string) => ({ [`aws:ResourceTag/k8s.io/cluster-autoscaler/${cluster}`]: "owned" });
    for (const action of ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"]) {
      expect(answer(action, group, tag("debtflow-staging"))).toBe("allowed");
      expect(answer(action, group, tag("debtflow-production"))).toBe("not allowed");
      expect(answer(action, group)).toBe("not allowed");
    }
  });

  it("looks at groups, and deletes none", () => {
    expect(answer("autoscaling:DescribeAutoScalingGroups", "*")).toBe("allowed");
    expect(answer("autoscaling:DeleteAutoScalingGroup", group)).toBe("not allowed");
  });
});

describe("external-dns and cert-manager", () => {
  const zone = "arn:aws:route53:::hostedzone/Z1";
  const other = "arn:aws:route53:::hostedzone/Z2";
  const types = (...values: string[]) => ({ "route53:ChangeResourceRecordSetsRecordTypes": values });

  it("change records of their zones, and of no other", () => {
    for (const statements of [externalDnsStatements([zone]), certManagerStatements([zone])]) {
      expect(answerer(statements)("route53:ChangeResourceRecordSets", zone, types("TXT"))).toBe("allowed");
      expect(answerer(statements)("route53:ChangeResourceRecordSets", other, types("TXT"))).toBe("not allowed");
      expect(answerer(statements)("route53:DeleteHostedZone", zone)).toBe("not allowed");
    }
  });

  it("differ: cert-manager changes TXT records alone", () => {
    expect(answerer(externalDnsStatements([zone]))("route53:ChangeResourceRecordSets", zone, types("A", "TXT"))).toBe("allowed");
    expect(answerer(certManagerStatements([zone]))("route53:ChangeResourceRecordSets", zone, types("A", "TXT"))).toBe(
      "not allowed",
    );
  });
});

describe("External Secrets, for a store of the whole cluster", () => {
  const arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:shared-AbCdEf";

  it("reads its secrets, and changes none", () => {
    const answer = answerer(externalSecretsStatements({ secretArns: [arn] }));
    expect(answer("secretsmanager:GetSecretValue", arn)).toBe("allowed");
    expect(answer("secretsmanager:GetSecretValue", `${arn}2`)).toBe("not allowed");
    expect(answer("secretsmanager:PutSecretValue", arn)).toBe("not allowed");
    expect(answer("kms:Decrypt", "arn:key")).toBe("not allowed");
  });

  it("decrypts with the keys of its secrets", () => {
    const answer = answerer(externalSecretsStatements({ secretArns: [arn], keyArns: ["arn:key"] }));
    expect(answer("kms:Decrypt", "arn:key")).toBe("allowed");
    expect(answer("kms:Decrypt", "arn:other")).toBe("not allowed");
  });
});

describe("Velero", () => {
  const bucketArn = "arn:aws:s3:::debtflow-backups-staging";

  it("writes and deletes backups in its bucket alone", () => {
    const answer = answerer(veleroStatements({ bucketArn }));
    for (const action of ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]) {
      expect(answer(action, `${bucketArn}/backups/1`)).toBe("allowed");
      expect(answer(action, "arn:aws:s3:::debtflow-files-staging/backups/1")).toBe("not allowed");
    }
    expect(answer("s3:DeleteBucket", bucketArn)).toBe("not allowed");
    expect(answer("kms:GenerateDataKey", "arn:key")).toBe("not allowed");
  });

  it("uses its bucket's key, and no other", () => {
    const answer = answerer(veleroStatements({ bucketArn, keyArn: "arn:key" }));
    expect(answer("kms:GenerateDataKey", "arn:key")).toBe("allowed");
    expect(answer("kms:GenerateDataKey", "arn:other")).toBe("not allowed");
  });
});

describe("Log shipping", () => {
  const group = "arn:aws:logs:us-east-1:123456789012:log-group:/slipway/debtflow";
  const answer = answerer(logShippingStatements(group));

  it("writes into its group, and makes, reads or deletes none", () => {
    expect(answer("logs:PutLogEvents", `${group}:log-stream:api`)).toBe("allowed");
    expect(answer("logs:CreateLogStream", `${group}:log-stream:api`)).toBe("allowed");
    expect(answer("logs:PutLogEvents", `${group}-other:log-stream:api`)).toBe("not allowed");
    expect(answer("logs:CreateLogGroup", group)).toBe("not allowed");
    expect(answer("logs:GetLogEvents", `${group}:log-stream:api`)).toBe("not allowed");
  });
});

describe("Argo Rollouts", () => {
  it("looks at target groups, and changes none", () => {
    expect(actionsOf(argoRolloutsStatements()).every((action) => action.startsWith("elasticloadbalancing:Describe"))).toBe(true);
    expect(answerer(argoRolloutsStatements())("elasticloadbalancing:DescribeTargetHealth", "*")).toBe("allowed");
  });
});

describe("Karpenter", () => {
  const targets = {
    clusterName: "debtflow-staging",
    clusterArn: "arn:aws:eks:us-east-1:123456789012:cluster/debtflow-staging",
    region: "us-east-1",
    account: "123456789012",
    nodeRoleArn: "arn:aws:iam::123456789012:role/debtflow-staging-node",
    queueArn: "arn:aws:sqs:us-east-1:123456789012:debtflow-staging-interruptions",
  };
  const statements = karpenterStatements(targets);
  const answer = answerer(statements);
  const instance = "arn:aws:ec2:us-east-1:123456789012:instance/i-1";
  const owned = (cluster: string) => ({
    [`aws:ResourceTag/kubernetes.io/cluster/${cluster}`]: "owned",
    "aws:ResourceTag/karpenter.sh/nodepool": "default",
  });
  const tagged = (cluster: string) => ({
    [`aws:RequestTag/kubernetes.io/cluster/${cluster}`]: "owned",
    "aws:RequestTag/eks:eks-cluster-name": cluster,
    "aws:RequestTag/karpenter.sh/nodepool": "default",
  });

  it("fits into one role", () => {
    const json = synthRole("karpenter", policyDocument(statements));
    expect(addressesOf(json)).toEqual(
      ["aws_iam_role.controller_role", "aws_iam_role_policy.controller_policy", ...exclusive("controller_role")].sort(),
    );
  });

  it("launches what it tags as its cluster's, in its region", () => {
    expect(answer("ec2:RunInstances", instance, tagged("debtflow-staging"))).toBe("allowed");
    expect(answer("ec2:RunInstances", instance, tagged("debtflow-production"))).toBe("not allowed");
    expect(answer("ec2:RunInstances", instance)).toBe("not allowed");
    expect(answer("ec2:RunInstances", instance.replace("us-east-1", "us-west-2"), tagged("debtflow-staging"))).toBe(
      "not allowed",
    );
  });

  it("terminates its cluster's nodes, and no other instance", () => {
    expect(answer("ec2:TerminateInstances", instance, owned("debtflow-staging"))).toBe("allowed");
    expect(answer("ec2:TerminateInstances", instance, owned("debtflow-production"))).toBe("not allowed");
    expect(answer("ec2:TerminateInstances", instance)).toBe("not allowed");
  });

  it("tags what it launches, and of running nodes the three tags that it keeps", () => {
    const launching = { ...tagged("debtflow-staging"), "ec2:CreateAction": "RunInstances" };
    expect(answer("ec2:CreateTags", instance, launching)).toBe("allowed");
    expect(answer("ec2:CreateTags", instance, { ...tagged("debtflow-staging"), "ec2:CreateAction": "CreateVolume" })).toBe(
      "not allowed",
    );
    const retagging = (...keys: string[]) => ({ ...owned("debtflow-staging"), "aws:TagKeys": keys });
    expect(answer("ec2:CreateTags", instance, retagging("Name", "karpenter.sh/nodeclaim"))).toBe("allowed");
    expect(answer("ec2:CreateTags", instance, retagging("Name", "Owner"))).toBe("not allowed");
  });

  it("passes the node role to EC2, and no other role or service", () => {
    const to = (service: string) => ({ "iam:PassedToService": service });
    expect(answer("iam:PassRole", targets.nodeRoleArn, to("ec2.amazonaws.com"))).toBe("allowed");
    expect(answer("iam:PassRole", targets.nodeRoleArn, to("lambda.amazonaws.com"))).toBe("not allowed");
    expect(answer("iam:PassRole", "arn:aws:iam::123456789012:role/admin", to("ec2.amazonaws.com"))).toBe("not allowed");
  });

  it("changes the instance profiles of its cluster alone", () => {
    const profile = "arn:aws:iam::123456789012:instance-profile/a";
    const of = (kind: "ResourceTag" | "RequestTag", cluster: string) => ({
      [`aws:${kind}/kubernetes.io/cluster/${cluster}`]: "owned",
      [`aws:${kind}/eks:eks-cluster-name`]: cluster,
      [`aws:${kind}/topology.kubernetes.io/region`]: "us-east-1",
      [`aws:${kind}/karpenter.k8s.aws/ec2nodeclass`]: "default",
    });
    for (const cluster of ["debtflow-staging", "debtflow-production"]) {
      const expected = cluster === "debtflow-staging" ? "allowed" : "not allowed";
      expect(answer("iam:CreateInstanceProfile", profile, of("RequestTag", cluster))).toBe(expected);
      expect(answer("iam:DeleteInstanceProfile", profile, of("ResourceTag", cluster))).toBe(expected);
      expect(answer("iam:TagInstanceProfile", profile, { ...of("RequestTag", cluster), ...of("ResourceTag", cluster) })).toBe(
        expected,
      );
    }
  });

  it("takes messages from its queue, and looks at its region", () => {
    expect(answer("sqs:ReceiveMessage", targets.queueArn)).toBe("allowed");
    expect(answer("sqs:ReceiveMessage", `${targets.queueArn}-other`)).toBe("not allowed");
    expect(answer("ec2:DescribeSubnets", "*", { "aws:RequestedRegion": "us-east-1" })).toBe("allowed");
    expect(answer("ec2:DescribeSubnets", "*", { "aws:RequestedRegion": "us-west-2" })).toBe("not allowed");
    expect(answer("ssm:GetParameter", "arn:aws:ssm:us-east-1::parameter/aws/service/eks/ami")).toBe("allowed");
    expect(answer("ssm:GetParameter", "arn:aws:ssm:us-east-1:123456789012:parameter/slipway/debtflow")).toBe("not allowed");
  });
});
