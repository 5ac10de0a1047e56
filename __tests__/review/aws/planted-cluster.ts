import { add, type Json, one, type Plant } from "./planting";

const nodes = (platform: Json) => one(platform, "aws_eks_node_group");
const without = (of: Json, address: string): void => {
  of.depends_on = of.depends_on.filter((one: string) => !one.startsWith(address));
};
const loses =
  (type: string, word: string, address: string): Plant["plant"] =>
  (platform) =>
    without(one(platform, type, word), address);

/** Rule on clusters or the order of things -> a fault of its kind. */
export const plantedInCluster: Readonly<Record<string, Plant>> = {
  "node counts": {
    plant: (platform) => {
      nodes(platform).scaling_config.desired_size = 6;
    },
  },
  "two zones": {
    plant: (platform) => {
      const { vpc_config: vpc } = one(platform, "aws_eks_cluster");
      vpc.subnet_ids = vpc.subnet_ids.slice(0, 1);
    },
  },
  "an endpoint": {
    plant: (platform) => {
      one(platform, "aws_eks_cluster").vpc_config.endpoint_private_access = false;
    },
  },
  "a way into the private endpoint": {
    plant: (platform) => {
      const rules = platform.resource.aws_vpc_security_group_ingress_rule;
      for (const name of Object.keys(rules).filter((rule) => rule.includes("private-client"))) {
        delete rules[name];
      }
    },
  },
  "access entries": {
    plant: (platform) => {
      one(platform, "aws_eks_cluster").access_config.authentication_mode = "CONFIG_MAP";
    },
  },
  "groups of access entries": {
    plant: (platform) => {
      one(platform, "aws_eks_access_entry").kubernetes_groups = ["system:masters"];
    },
  },
  "scope of access policies": {
    plant: (platform) => {
      one(platform, "aws_eks_access_policy_association", "pipeline_policy").access_scope.namespaces = [];
    },
  },

  "nodes after the CNI": { plant: loses("aws_eks_node_group", "", "aws_eks_addon.eks_vpc-cni") },
  "nodes after routes": { plant: loses("aws_eks_node_group", "", "aws_route") },
  "pods' add-ons after nodes": { plant: loses("aws_eks_addon", "coredns", "aws_eks_node_group") },
  "roles after their policies": { plant: loses("aws_eks_node_group", "", "aws_iam_role_policy_attachment") },
  "cluster after its log group": { plant: loses("aws_eks_cluster", "", "aws_cloudwatch_log_group") },
  "database after its log groups": { plant: loses("aws_db_instance", "", "aws_cloudwatch_log_group") },
  "NAT after the internet": { plant: loses("aws_nat_gateway", "", "aws_route") },
  "validation after records": {
    plant: (platform) => {
      one(platform, "aws_acm_certificate_validation").validation_record_fqdns = [];
    },
  },
  "certificate's users after its validation": {
    plant: (platform) => {
      const contract = one(platform, "aws_ssm_parameter", "contract_dns");
      contract.value = contract.value.replaceAll(
        /aws_acm_certificate_validation\.([\w-]+)\.certificate_arn/g,
        "aws_acm_certificate.dns_tls_certificate.arn",
      );
    },
  },
  "keys' users after their policy": {
    plant: (platform) => {
      const policy = one(platform, "aws_kms_key", "logs").policy;
      add(platform, "aws_kms_key_policy", { key_id: `\${aws_kms_key.keys_logs.key_id}`, policy });
    },
  },
  "logging after the bucket's policy": { plant: loses("aws_s3_bucket_logging", "", "aws_s3_bucket_policy") },
  "lifecycle after versioning": { plant: loses("aws_s3_bucket_lifecycle_configuration", "files", "aws_s3_bucket_versioning") },
  "bucket policy after the block of public access": {
    plant: loses("aws_s3_bucket_policy", "files", "aws_s3_bucket_ownership_controls"),
  },
  "notifications after their permission": {
    plant: (platform) => {
      add(platform, "aws_sns_topic_policy", { arn: `\${aws_sns_topic.planted.arn}`, policy: `\${planted}` });
      add(platform, "aws_s3_bucket_notification", {
        bucket: "a",
        topic: [{ topic_arn: `\${aws_sns_topic.planted.arn}`, events: ["s3:ObjectCreated:*"] }],
      });
    },
  },
  "access policies after entries": {
    plant: (platform) => {
      const entry = one(platform, "aws_eks_access_entry", "admin");
      one(platform, "aws_eks_access_policy_association", "admin").principal_arn = entry.principal_arn;
    },
  },
  "pod identities after the agent": { plant: loses("aws_eks_node_group", "", "aws_eks_addon.eks_pod-identity-agent") },
};
