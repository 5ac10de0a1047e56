import { Graph } from "./graph";
import { isPathOf } from "./paths";
import type { Problem, Rule } from "./rule";
import { type Body, type Resource, refersTo, resourcesOf, type Stack, textsOf } from "./stack";

/** What has to be there before something else is made, and has to stay until that is gone. */
interface Order {
  readonly id: string;
  readonly after: Selection;
  /** Of the resources of these types, those that the later one needs. */
  readonly before: Selection<[after: Resource, stack: Stack]>;
  readonly why: string;
  readonly source: string;
}
interface Selection<More extends readonly unknown[] = []> {
  readonly types: readonly string[];
  readonly where?: (resource: Resource, ...more: More) => boolean;
}

const addon =
  (...names: readonly string[]) =>
  ({ body }: Resource): boolean =>
    names.includes(String(body.addon_name));
const policiesOfRole = { types: ["aws_iam_role_policy_attachment", "aws_iam_role_policy"] };
/** Whether the policy belongs to the role that the argument names. */
const ofRole =
  (...argumentNames: readonly string[]) =>
  (policy: Resource, user: Resource, stack: Stack): boolean =>
    resourcesOf(stack, "aws_iam_role").some(
      (role) => argumentNames.some((name) => refersTo(user.body[name], role)) && refersTo(policy.body.role, role),
    );
const ofSameBucket = ({ body }: Resource, user: Resource): boolean => body.bucket === user.body.bucket;

const orders: readonly Order[] = [
  {
    id: "nodes after the CNI",
    after: { types: ["aws_eks_node_group"] },
    before: { types: ["aws_eks_addon"], where: addon("vpc-cni", "kube-proxy") },
    why: "nodes become ready with the network add-ons that are there when they join",
    source: "Amazon EKS User Guide, Amazon VPC CNI; terraform-aws-modules/terraform-aws-eks#3635",
  },
  {
    id: "nodes after routes",
    after: { types: ["aws_eks_node_group"] },
    before: {
      types: ["aws_route", "aws_route_table_association", "aws_vpc_endpoint"],
      where: (path, nodes, stack) => isPathOf(path, textsOf(nodes.body.subnet_ids), stack),
    },
    why: "nodes join, pull images and say goodbye over routes and endpoints of their subnets",
    source:
      "Amazon EKS User Guide, Troubleshoot problems with Amazon EKS clusters and nodes (NodeCreationFailure); awsdocs/amazon-eks-user-guide#275",
  },
  {
    id: "pods' add-ons after nodes",
    after: { types: ["aws_eks_addon"], where: addon("coredns", "aws-ebs-csi-driver", "aws-efs-csi-driver", "metrics-server") },
    before: { types: ["aws_eks_node_group"] },
    why: "the add-on is degraded until its pods run, and its creation fails by that",
    source: "Amazon EKS User Guide, Amazon EKS add-ons; hashicorp/terraform-provider-aws#35242",
  },
  {
    id: "roles after their policies",
    after: { types: ["aws_eks_cluster", "aws_eks_node_group", "aws_eks_addon", "aws_db_instance", "aws_flow_log"] },
    before: {
      ...policiesOfRole,
      where: ofRole("role_arn", "node_role_arn", "service_account_role_arn", "monitoring_role_arn", "iam_role_arn"),
    },
    why: "the service acts by the role at once, and cleans up by it at the end",
    source:
      "Terraform AWS Provider, aws_eks_cluster and aws_eks_node_group (ensure that IAM role permissions are created before and deleted after)",
  },
  {
    id: "cluster after its log group",
    after: { types: ["aws_eks_cluster"], where: ({ body }) => textsOf(body.enabled_cluster_log_types).length > 0 },
    before: {
      types: ["aws_cloudwatch_log_group"],
      where: ({ body }, cluster) => body.name === `/aws/eks/${cluster.body.name}/cluster`,
    },
    why: "EKS makes the log group itself, without retention, and Terraform then finds it taken",
    source: "Terraform AWS Provider, aws_eks_cluster (enabling control plane logging)",
  },
  {
    id: "database after its log groups",
    after: { types: ["aws_db_instance"] },
    before: {
      types: ["aws_cloudwatch_log_group"],
      where: ({ body }, { body: database }) =>
        textsOf(database.enabled_cloudwatch_logs_exports).some(
          (log) => body.name === `/aws/rds/instance/${database.identifier}/${log}`,
        ),
    },
    why: "RDS makes the log group itself, without retention, and Terraform then finds it taken",
    source: "Amazon RDS User Guide, Publishing database logs to Amazon CloudWatch Logs",
  },
  {
    id: "NAT after the internet",
    after: { types: ["aws_nat_gateway"] },
    before: { types: ["aws_internet_gateway"] },
    why: "a NAT gateway needs the gateway that its subnet's traffic leaves by",
    source: "Terraform AWS Provider, aws_nat_gateway and aws_internet_gateway",
  },
  {
    id: "validation after records",
    after: { types: ["aws_acm_certificate_validation"] },
    before: {
      types: ["aws_route53_record"],
      where: ({ body }, validation, stack) =>
        resourcesOf(stack, "aws_acm_certificate").some(
          (certificate) =>
            refersTo(validation.body.certificate_arn, certificate) && refersTo([body.name, body.records], certificate),
        ),
    },
    why: "nothing is validated before its records are there",
    source: "AWS Certificate Manager User Guide, DNS validation",
  },
  {
    id: "certificate's users after its validation",
    after: {
      types: ["aws_ssm_parameter", "aws_lb_listener", "aws_cloudfront_distribution"],
    },
    before: {
      types: ["aws_acm_certificate_validation"],
      where: ({ body }, user, stack) =>
        resourcesOf(stack, "aws_acm_certificate").some((one) => refersTo(body.certificate_arn, one) && refersTo(user.body, one)),
    },
    why: "a load balancer takes no certificate that is pending",
    source: "Elastic Load Balancing, SSL certificates for your Application Load Balancer",
  },
  {
    id: "keys' users after their policy",
    after: {
      types: [
        "aws_cloudwatch_log_group",
        "aws_sns_topic",
        "aws_sqs_queue",
        "aws_eks_cluster",
        "aws_db_instance",
        "aws_secretsmanager_secret",
      ],
    },
    before: {
      types: ["aws_kms_key_policy"],
      where: ({ body }, user, stack) =>
        resourcesOf(stack, "aws_kms_key").some((key) => refersTo(body.key_id, key) && refersTo(user.body, key)),
    },
    why: "a service may not use the key before its policy says so",
    source: "Amazon CloudWatch Logs User Guide, Encrypt log data in CloudWatch Logs using AWS KMS",
  },
  {
    id: "logging after the bucket's policy",
    after: { types: ["aws_s3_bucket_logging"] },
    before: { types: ["aws_s3_bucket_policy"], where: ({ body }, logging) => body.bucket === idOf(logging.body.target_bucket) },
    why: "S3 refuses to log into a bucket that does not let it",
    source: "Amazon S3 User Guide, Enabling Amazon S3 server access logging",
  },
  {
    id: "lifecycle after versioning",
    after: {
      types: ["aws_s3_bucket_lifecycle_configuration"],
      where: ({ body }) => /noncurrent/.test(JSON.stringify(body.rule)),
    },
    before: { types: ["aws_s3_bucket_versioning"], where: ofSameBucket },
    why: "rules on older versions need a bucket with versions",
    source: "Terraform AWS Provider, aws_s3_bucket_lifecycle_configuration (versioned bucket)",
  },
  {
    id: "bucket policy after the block of public access",
    after: { types: ["aws_s3_bucket_policy"] },
    before: { types: ["aws_s3_bucket_public_access_block"], where: ofSameBucket },
    why: "S3 answers one of two changes of a bucket at a time with 409 OperationAborted",
    source: "hashicorp/terraform-provider-aws#7628",
  },
  {
    id: "notifications after their permission",
    after: { types: ["aws_s3_bucket_notification"] },
    before: {
      types: ["aws_sns_topic_policy", "aws_sqs_queue_policy"],
      where: ({ body }, sender) => String(body.arn ?? body.queue_url) !== "" && sharesTarget(body, sender),
    },
    why: "S3 tests whether it may send to the target",
    source: "Amazon S3 User Guide, Granting permissions to publish event notification messages to a destination",
  },
  {
    id: "access policies after entries",
    after: { types: ["aws_eks_access_policy_association"] },
    before: {
      types: ["aws_eks_access_entry"],
      where: (entry, { body }) => refersTo(body.principal_arn, entry) || entry.body.principal_arn === body.principal_arn,
    },
    why: "a policy is associated with an entry that is there",
    source: "Amazon EKS API Reference, AssociateAccessPolicy",
  },
  {
    id: "pod identities after the agent",
    after: { types: ["aws_eks_node_group"], where: () => true },
    before: { types: ["aws_eks_addon"], where: addon("eks-pod-identity-agent") },
    why: "pods that start before the agent get no credentials",
    source: "Amazon EKS User Guide, Set up the Amazon EKS Pod Identity Agent",
  },
];

/** The `id` of a bucket's reference, however the argument names it. */
const idOf = (reference: unknown): string => String(reference).replace(/\.(bucket|arn)\}$/, ".id}");

/** Whether a policy is about the queue or topic that a notification or rule sends to. */
function sharesTarget(policy: Body, sender: Resource): boolean {
  const [target] = String(policy.arn ?? policy.queue_url).match(/aws_\w+\.[\w-]+/) ?? [];
  return target !== undefined && JSON.stringify(sender.body).includes(`${target}.`);
}

const selected = <More extends readonly unknown[]>(stack: Stack, { types, where }: Selection<More>, ...more: More): Resource[] =>
  resourcesOf(stack, ...types).filter((resource) => where === undefined || where(resource, ...more));

export const orderRules: readonly Rule[] = orders.map(({ id, after, before, why, source }) => ({
  id,
  what: `is not made after, and would not go before, what it needs: ${why}`,
  source,
  find: (stack) => {
    const later = selected(stack, after);
    const graph = later.length > 0 ? new Graph(stack) : undefined;
    return later.flatMap((one): Problem[] => {
      const missing = selected(stack, before, one, stack).filter((needed) => !graph?.waits(one, needed));
      return missing.length > 0
        ? [
            {
              address: one.address,
              given: `nothing that leads to ${missing.map(({ address }) => address).join(", ")}`,
              allowed: "a reference or depends_on",
            },
          ]
        : [];
    });
  },
}));
