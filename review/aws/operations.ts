/** The calls by which a resource is made, and the arguments that are named otherwise there. */
interface Calls {
  /** `service.Operation`, as botocore names them. */
  readonly calls: readonly string[];
  /** Argument (of a block: `block.argument`) -> member. Without one an argument is the member of its own name: `role_arn` is `roleArn`. */
  readonly names?: Readonly<Record<string, string>>;
}

const bucket = { bucket: "Bucket" };

/** Resource type -> the calls of AWS that take its arguments. */
export const operations: Readonly<Record<string, Calls>> = {
  aws_acm_certificate: { calls: ["acm.RequestCertificate"], names: { options: "Options" } },
  aws_budgets_budget: { calls: ["budgets.CreateBudget"], names: { name: "Budget.BudgetName", budget_type: "Budget.BudgetType" } },
  aws_cloudwatch_event_rule: { calls: ["events.PutRule"] },
  aws_cloudwatch_event_target: { calls: ["events.PutTargets"], names: { rule: "Rule" } },
  aws_cloudwatch_log_group: { calls: ["logs.CreateLogGroup"], names: { name: "logGroupName" } },
  aws_cloudwatch_metric_alarm: {
    calls: ["cloudwatch.PutMetricAlarm"],
    names: {
      insufficient_data_actions: "InsufficientDataActions",
      metric_query: "Metrics",
    },
  },
  aws_db_instance: {
    calls: ["rds.CreateDBInstance"],
    names: { identifier: "DBInstanceIdentifier", instance_class: "DBInstanceClass", username: "MasterUsername" },
  },
  aws_db_parameter_group: {
    calls: ["rds.CreateDBParameterGroup"],
    names: { name: "DBParameterGroupName", family: "DBParameterGroupFamily" },
  },
  aws_db_subnet_group: { calls: ["rds.CreateDBSubnetGroup"], names: { name: "DBSubnetGroupName" } },
  aws_dynamodb_table: { calls: ["dynamodb.CreateTable"], names: { name: "TableName", attribute: "AttributeDefinitions" } },
  aws_ecr_lifecycle_policy: {
    calls: ["ecr.PutLifecyclePolicy"],
    names: { policy: "lifecyclePolicyText", repository: "repositoryName" },
  },
  aws_ecr_repository: { calls: ["ecr.CreateRepository"], names: { name: "repositoryName" } },
  aws_ecr_repository_policy: {
    calls: ["ecr.SetRepositoryPolicy"],
    names: { policy: "policyText", repository: "repositoryName" },
  },
  aws_eip: { calls: ["ec2.AllocateAddress"] },
  aws_eks_access_entry: { calls: ["eks.CreateAccessEntry"] },
  aws_eks_access_policy_association: { calls: ["eks.AssociateAccessPolicy"] },
  aws_eks_addon: { calls: ["eks.CreateAddon"], names: { resolve_conflicts_on_create: "resolveConflicts" } },
  aws_eks_cluster: { calls: ["eks.CreateCluster"], names: { vpc_config: "resourcesVpcConfig" } },
  aws_eks_node_group: { calls: ["eks.CreateNodegroup"], names: { node_group_name: "nodegroupName", taint: "taints" } },
  aws_eks_pod_identity_association: { calls: ["eks.CreatePodIdentityAssociation"] },
  aws_elasticache_parameter_group: {
    calls: ["elasticache.CreateCacheParameterGroup"],
    names: { name: "CacheParameterGroupName", family: "CacheParameterGroupFamily" },
  },
  aws_elasticache_replication_group: {
    calls: ["elasticache.CreateReplicationGroup"],
    names: {
      description: "ReplicationGroupDescription",
      node_type: "CacheNodeType",
      log_delivery_configuration: "LogDeliveryConfigurations",
    },
  },
  aws_elasticache_subnet_group: { calls: ["elasticache.CreateCacheSubnetGroup"], names: { name: "CacheSubnetGroupName" } },
  aws_elasticache_user: { calls: ["elasticache.CreateUser"] },
  aws_elasticache_user_group: { calls: ["elasticache.CreateUserGroup"] },
  aws_flow_log: { calls: ["ec2.CreateFlowLogs"] },
  aws_iam_openid_connect_provider: { calls: ["iam.CreateOpenIDConnectProvider"], names: { client_id_list: "ClientIDList" } },
  aws_iam_role: { calls: ["iam.CreateRole"], names: { name: "RoleName", assume_role_policy: "AssumeRolePolicyDocument" } },
  aws_iam_role_policy: {
    calls: ["iam.PutRolePolicy"],
    names: { name: "PolicyName", policy: "PolicyDocument", role: "RoleName" },
  },
  aws_iam_role_policy_attachment: { calls: ["iam.AttachRolePolicy"], names: { role: "RoleName" } },
  aws_kms_alias: { calls: ["kms.CreateAlias"], names: { name: "AliasName" } },
  aws_kms_key: { calls: ["kms.CreateKey", "kms.EnableKeyRotation"] },
  aws_launch_template: {
    calls: ["ec2.CreateLaunchTemplate"],
    names: {
      name: "LaunchTemplateName",
      block_device_mappings: "LaunchTemplateData.BlockDeviceMappings",
      metadata_options: "LaunchTemplateData.MetadataOptions",
      tag_specifications: "LaunchTemplateData.TagSpecifications",
    },
  },
  aws_network_acl_rule: { calls: ["ec2.CreateNetworkAclEntry"] },
  aws_route53_record: {
    calls: ["route53.ChangeResourceRecordSets"],
    names: {
      name: "ChangeBatch.Changes.ResourceRecordSet.Name",
      type: "ChangeBatch.Changes.ResourceRecordSet.Type",
      ttl: "ChangeBatch.Changes.ResourceRecordSet.TTL",
    },
  },
  aws_route53_zone: { calls: ["route53.CreateHostedZone"], names: { comment: "HostedZoneConfig.Comment" } },
  aws_s3_bucket: { calls: ["s3.CreateBucket"] },
  aws_s3_bucket_cors_configuration: { calls: ["s3.PutBucketCors"], names: { cors_rule: "CORSConfiguration.CORSRules" } },
  aws_s3_bucket_lifecycle_configuration: {
    calls: ["s3.PutBucketLifecycleConfiguration"],
    names: { rule: "LifecycleConfiguration.Rules", "rule.transition": "Transitions" },
  },
  aws_s3_bucket_notification: { calls: ["s3.PutBucketNotificationConfiguration"], names: bucket },
  aws_s3_bucket_ownership_controls: { calls: ["s3.PutBucketOwnershipControls"], names: { rule: "OwnershipControls.Rules" } },
  aws_s3_bucket_server_side_encryption_configuration: {
    calls: ["s3.PutBucketEncryption"],
    names: {
      rule: "ServerSideEncryptionConfiguration.Rules",
      "rule.apply_server_side_encryption_by_default": "ApplyServerSideEncryptionByDefault",
    },
  },
  aws_s3_bucket_versioning: { calls: ["s3.PutBucketVersioning"] },
  aws_secretsmanager_secret: { calls: ["secretsmanager.CreateSecret"] },
  aws_secretsmanager_secret_policy: { calls: ["secretsmanager.PutResourcePolicy"], names: { policy: "ResourcePolicy" } },
  aws_secretsmanager_secret_version: { calls: ["secretsmanager.PutSecretValue"], names: { secret_string_wo: "SecretString" } },
  aws_sns_topic: { calls: ["sns.CreateTopic"] },
  aws_sqs_queue: { calls: ["sqs.CreateQueue"], names: { name: "QueueName" } },
  aws_ssm_parameter: { calls: ["ssm.PutParameter"] },
  aws_vpc: { calls: ["ec2.CreateVpc"] },
  aws_vpc_endpoint: { calls: ["ec2.CreateVpcEndpoint"] },
};

/** Types that no table of values covers, and why: AWS' models say nothing about what is set there, or the rules do. */
export const unchecked: Readonly<Record<string, string>> = {
  aws_acm_certificate_validation: "waits, and sends nothing",
  aws_default_security_group: "only takes rules away",
  aws_ec2_tag: "tags, which the rule on tags reads",
  aws_internet_gateway: "has no argument with a limit",
  aws_nat_gateway: "has no argument with a limit",
  aws_network_acl: "has no argument with a limit",
  aws_network_acl_association: "has no argument with a limit",
  aws_route: "has no argument with a limit",
  aws_route_table: "has no argument with a limit",
  aws_route_table_association: "has no argument with a limit",
  aws_s3_bucket_logging: "has no argument with a limit",
  aws_s3_bucket_policy: "a policy, which the rules on policies read",
  aws_s3_bucket_public_access_block: "has no argument with a limit",
  aws_security_group: "the model has no limits; the rule on security groups has",
  aws_sns_topic_policy: "a policy, which the rules on policies read",
  aws_sns_topic_subscription: "the model has no limits",
  aws_sqs_queue_policy: "a policy, which the rules on policies read",
  aws_subnet: "the model has no limits; the rule on subnets has",
  aws_vpc_security_group_ingress_rule: "the model has no limits; the rule on security groups has",
};
