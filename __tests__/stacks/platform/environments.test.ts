import { local } from "../../support/debtflow/local";
import { production } from "../../support/debtflow/production";
import { staging } from "../../support/debtflow/staging";
import { platformWith } from "../../support/platforms";
import { onlyResource, resourcesOf } from "../../support/resources";

const platforms = {
  "debtflow-production": platformWith({}, production),
  "debtflow-staging": platformWith({}, staging),
  local: platformWith({}, local),
};
type Id = keyof typeof platforms;

const all = Object.entries(platforms) as [Id, string][];
const of = (json: string, type: string) => Object.values(resourcesOf(json)[type] ?? {});
const namesOf = (json: string, type: string, attribute = "name") =>
  of(json, type)
    .map((body) => String(body[attribute]))
    .sort();

describe.each(all)("the platform of %s", (id, json) => {
  const [system, stage] = id.split("-");
  const named = (word: string) => [system, word, stage].filter((part) => part !== undefined).join("-");
  const secretNamed = (word: string) => [system, stage, word].filter((part) => part !== undefined).join("/");

  it("is named after its environment, each thing in the manner of the document", () => {
    expect(onlyResource(json, "aws_eks_cluster").name).toBe(id);
    expect(onlyResource(json, "aws_db_instance").identifier).toBe(id);
    expect(onlyResource(json, "aws_elasticache_replication_group").replication_group_id).toBe(id);
    expect(namesOf(json, "aws_s3_bucket", "bucket")).toEqual([named("files"), named("logs")].sort());
    expect(namesOf(json, "aws_ecr_repository")).toEqual([named("api"), named("frontend")].sort());
    const secrets = ["database", "django", "sftp", "stripe", ...(id === "local" ? [] : ["redis"])];
    expect(namesOf(json, "aws_secretsmanager_secret")).toEqual(secrets.map(secretNamed).sort());
  });

  it("has the sizes of the document", () => {
    expect(onlyResource(json, "aws_db_instance")).toMatchObject({
      engine: "postgres",
      engine_version: "16",
      instance_class: "db.t3.medium",
      allocated_storage: 20,
      backup_retention_period: 7,
      backup_window: "03:00-04:00",
      maintenance_window: "mon:04:00-mon:05:00",
      port: 5432,
    });
    expect(onlyResource(json, "aws_eks_node_group")).toMatchObject({
      instance_types: ["t3.medium"],
      scaling_config: { min_size: 2, desired_size: 3, max_size: 5 },
    });
    expect(onlyResource(json, "aws_elasticache_replication_group")).toMatchObject({
      engine: "redis",
      engine_version: "7.0",
      node_type: "cache.t3.micro",
      port: 6379,
    });
    expect(onlyResource(json, "aws_vpc").cidr_block).toBe("10.0.0.0/16");
    expect(namesOf(json, "aws_subnet", "cidr_block")).toEqual(["10.0.0.0/24", "10.0.1.0/24", "10.0.10.0/24", "10.0.11.0/24"]);
    expect(namesOf(json, "aws_nat_gateway", "subnet_id")).toEqual([`\${aws_subnet.networking_public-a.id}`]);
  });

  it("has a second database and cache in production only", () => {
    const isProduction = id === "debtflow-production";
    expect(onlyResource(json, "aws_db_instance").multi_az).toBe(isProduction);
    expect(onlyResource(json, "aws_elasticache_replication_group")).toMatchObject({
      num_cache_clusters: isProduction ? 2 : 1,
      automatic_failover_enabled: isProduction,
      multi_az_enabled: isProduction,
    });
  });

  it("protects production's data from being deleted, and keeps none of the others'", () => {
    const isProduction = id === "debtflow-production";
    expect(onlyResource(json, "aws_db_instance")).toMatchObject({
      deletion_protection: isProduction,
      skip_final_snapshot: !isProduction,
    });
    // Both are destroyed and made again (hashicorp/terraform-provider-aws#4467, cloudposse/terraform-aws-s3-website#21).
    const emptied = !isProduction;
    expect(of(json, "aws_s3_bucket").map((body) => body.force_destroy)).toEqual([emptied, emptied]);
    expect(of(json, "aws_ecr_repository").map((body) => body.force_delete)).toEqual([emptied, emptied]);
    for (const { recovery_window_in_days: days } of of(json, "aws_secretsmanager_secret")) {
      expect(days).toBe(emptied ? 0 : 30);
    }
  });

  it("encrypts whatever is at rest and in transit", () => {
    expect(onlyResource(json, "aws_db_instance").storage_encrypted).toBe(true);
    expect(onlyResource(json, "aws_elasticache_replication_group")).toMatchObject({
      at_rest_encryption_enabled: "true",
      transit_encryption_enabled: true,
    });
    expect(onlyResource(json, "aws_eks_cluster").encryption_config).toMatchObject({ resources: ["secrets"] });
    expect(of(json, "aws_s3_bucket_server_side_encryption_configuration")).toHaveLength(of(json, "aws_s3_bucket").length);
    expect(JSON.stringify(onlyResource(json, "aws_db_parameter_group").parameter)).toContain(
      '{"apply_method":"pending-reboot","name":"rds.force_ssl","value":"1"}',
    );
  });

  it("has a key for logs and one for Kubernetes' secrets, both rotated, and no other", () => {
    expect(namesOf(json, "aws_kms_alias")).toEqual([`alias/${id}-eks-secrets`, `alias/${id}-logs`]);
    expect(of(json, "aws_kms_key").map((body) => body.enable_key_rotation)).toEqual([true, true]);
  });

  it("keeps every log for a year, under its key", () => {
    const groups = of(json, "aws_cloudwatch_log_group");
    expect(namesOf(json, "aws_cloudwatch_log_group")).toEqual(
      expect.arrayContaining([
        `/aws/eks/${id}/cluster`,
        `/aws/elasticache/${id}/engine-log`,
        `/aws/elasticache/${id}/slow-log`,
        ...(id === "local" ? [] : [`/aws/vpc/${id}/flow-logs`]),
      ]),
    );
    for (const group of groups) {
      expect(group).toMatchObject({ retention_in_days: 365, kms_key_id: `\${aws_kms_key.keys_logs.arn}` });
    }
  });

  it("opens the data stores to the cluster, its API to what deploys, and nothing to anybody else", () => {
    const group = (word: string) => `\${aws_security_group.${word}-access_group.id}`;
    const cluster = `\${aws_eks_cluster.eks_cluster.vpc_config[0].cluster_security_group_id}`;
    const rules = of(json, "aws_vpc_security_group_ingress_rule").map(
      ({ security_group_id, referenced_security_group_id, from_port, to_port, ip_protocol, cidr_ipv4 }) => [
        security_group_id,
        referenced_security_group_id,
        from_port,
        to_port,
        ip_protocol,
        cidr_ipv4,
      ],
    );
    expect(rules.sort()).toEqual([
      // The emulator makes no security group for its cluster.
      ...(id === "local" ? [] : [[cluster, undefined, 443, 443, "tcp", "10.100.0.0/16"]]),
      [group("cache"), cluster, 6379, 6379, "tcp", undefined],
      [group("database"), cluster, 5432, 5432, "tcp", undefined],
    ]);
    expect(resourcesOf(json).aws_vpc_security_group_egress_rule).toBeUndefined();
    expect(resourcesOf(json).aws_security_group_rule).toBeUndefined();
    expect(of(json, "aws_security_group").flatMap(({ ingress, egress }) => [ingress, egress])).toEqual(Array(4).fill(undefined));
    expect(onlyResource(json, "aws_db_instance").vpc_security_group_ids).toEqual([group("database")]);
    expect(onlyResource(json, "aws_elasticache_replication_group").security_group_ids).toEqual([group("cache")]);
    expect(onlyResource(json, "aws_db_instance").publicly_accessible).toBe(false);
  });

  it("has a private Kubernetes API alone, which its engineers enter as who they are", () => {
    expect(onlyResource(json, "aws_eks_cluster")).toMatchObject({
      vpc_config: { endpoint_private_access: true, endpoint_public_access: false },
      access_config: { authentication_mode: "API", bootstrap_cluster_creator_admin_permissions: false },
    });
    const admins =
      id === "local" ? "arn:aws:iam::000000000000:role/developer" : "arn:aws:iam::123456789012:role/platform-engineer";
    expect(of(json, "aws_eks_access_entry").map(({ principal_arn }) => principal_arn)).toContain(admins);
  });

  it("tags what it makes with project, environment and who manages it", () => {
    const [{ default_tags: defaults }] = JSON.parse(json).provider.aws;
    expect(defaults[0].tags).toEqual({ Project: system, Environment: stage ?? system, ManagedBy: "terraform" });
  });

  it("needs the random provider only where a cache has a token", () => {
    expect(Object.keys(JSON.parse(json).provider).sort()).toEqual(id === "local" ? ["aws"] : ["aws", "random"]);
    expect(of(json, "random_password")).toHaveLength(id === "local" ? 0 : 1);
  });
});
