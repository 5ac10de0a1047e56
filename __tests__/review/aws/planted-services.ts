import { add, type Json, one, type Plant } from "./planting";

const database = (platform: Json) => one(platform, "aws_db_instance");
const cache = (platform: Json) => one(platform, "aws_elasticache_replication_group");
const lifecycle = (platform: Json) => one(platform, "aws_s3_bucket_lifecycle_configuration", "files").rule[0];
const set =
  (of: (platform: Json) => Json, values: Record<string, unknown>): Plant["plant"] =>
  (platform) => {
    Object.assign(of(platform), values);
  };

/** Rule on databases, caches and buckets -> a fault of its kind. */
export const plantedInServices: Readonly<Record<string, Plant>> = {
  values: { plant: set((platform) => one(platform, "aws_iam_role"), { name: "a".repeat(65) }) },
  "gp3 below 400 GiB": { plant: set(database, { iops: 3000 }) },
  "storage growth": { plant: set(database, { max_allocated_storage: 21 }) },
  "unencryptable class": { plant: set(database, { instance_class: "db.t2.micro" }) },
  "performance insights on small classes": {
    plant: set(database, { instance_class: "db.t3.micro", engine: "mysql", enabled_cloudwatch_logs_exports: [] }),
  },
  "managed password and replicas": {
    into: "every add-on by NGINX",
    plant: set((platform) => one(platform, "aws_db_instance", "database_instance"), { manage_master_user_password: true }),
  },
  "replicas take backups": {
    into: "every add-on by NGINX",
    plant: set((platform) => one(platform, "aws_db_instance", "database_instance"), { backup_retention_period: 0 }),
  },
  "monitoring role": { plant: set(database, { monitoring_interval: 0 }) },
  windows: { plant: set(database, { backup_window: "03:00-05:00" }) },
  "short window": { plant: set(database, { maintenance_window: "mon:04:00-mon:04:10" }) },
  "parameter group's family": { plant: set((platform) => one(platform, "aws_db_parameter_group"), { family: "postgres15" }) },
  "exported logs": { plant: set(database, { enabled_cloudwatch_logs_exports: ["slowquery"] }) },

  "failover takes two nodes": { plant: set(cache, { num_cache_clusters: 1 }) },
  "zones take failover": { plant: set(cache, { automatic_failover_enabled: false }) },
  "token takes TLS": { plant: set(cache, { transit_encryption_enabled: false }) },
  "token or users": { plant: set(cache, { user_group_ids: ["planted"] }) },
  "token's form": { plant: set((platform) => one(platform, "random_password", "cache"), { length: 129 }) },
  "logs by version": {
    plant: (platform) => {
      set(cache, { engine_version: "6.0" })(platform, {});
      set((of) => one(of, "aws_elasticache_parameter_group"), { family: "redis6.x" })(platform, {});
    },
  },
  "users by version": {
    into: "logins by IAM",
    plant: (platform) => {
      set(cache, { engine: "redis", engine_version: "6.2" })(platform, {});
      set((of) => one(of, "aws_elasticache_parameter_group"), { family: "redis6.x" })(platform, {});
    },
  },
  "cache parameter group's family": {
    plant: set((platform) => one(platform, "aws_elasticache_parameter_group"), { family: "redis6.x" }),
  },

  "infrequent access after 30 days": { plant: set(lifecycle, { transition: [{ days: 29, storage_class: "STANDARD_IA" }] }) },
  "order of storage classes": {
    plant: set(lifecycle, {
      transition: [
        { days: 40, storage_class: "STANDARD_IA" },
        { days: 50, storage_class: "GLACIER" },
      ],
    }),
  },
  "expiration after transitions": { plant: set(lifecycle, { expiration: [{ days: 90 }] }) },
  "delete markers alone": { plant: set(lifecycle, { expiration: [{ days: 365, expired_object_delete_marker: true }] }) },
  "uploads have no tags": {
    plant: set(lifecycle, {
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      filter: [{ tag: [{ key: "a", value: "b" }] }],
    }),
  },
  "access logs without KMS": {
    plant: (platform) => {
      one(platform, "aws_s3_bucket_server_side_encryption_configuration", "logs").rule = [
        { apply_server_side_encryption_by_default: [{ sse_algorithm: "aws:kms" }] },
      ];
    },
  },

  "names of a certificate": {
    plant: set((platform) => one(platform, "aws_acm_certificate"), {
      subject_alternative_names: Array.from({ length: 10 }, (_, at) => `n${at}.debtflow.example.com`),
    }),
  },
  "rules of a security group": {
    plant: (platform) => {
      for (let at = 0; at < 61; at++) {
        const rule = {
          security_group_id: "sg-1",
          ip_protocol: "tcp",
          from_port: 443,
          to_port: 443,
          cidr_ipv4: `10.0.${at}.0/24`,
        };
        add(platform, "aws_vpc_security_group_ingress_rule", rule, `planted-${at}`);
      }
    },
  },
  tags: { plant: set((platform) => one(platform, "aws_vpc"), { tags: { "aws:name": "a" } }) },
  "key of a log group": {
    plant: (platform) => {
      const key = one(platform, "aws_kms_key", "logs");
      key.policy = key.policy.replaceAll("logs.us-east-1.amazonaws.com", "logs.eu-west-1.amazonaws.com");
    },
  },
  "key of a topic": {
    into: "every add-on by the ALB",
    plant: (platform) => {
      for (const topic of Object.values<Json>(platform.resource.aws_sns_topic)) {
        topic.kms_master_key_id = "alias/aws/sns";
      }
    },
  },
  "hosts resolve": {
    plant: (_, stacks) => {
      const releases = stacks["debtflow-production-addons"].resource.helm_release;
      for (const name of Object.keys(releases).filter((one) => one.startsWith("external-dns"))) {
        delete releases[name];
      }
    },
  },
};
