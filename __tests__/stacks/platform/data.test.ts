import { decide, type Policy } from "../../support/iam-evaluator";
import { platformWith } from "../../support/platforms";
import { resolved, resolvedSection } from "../../support/references";
import { onlyResource, resourceAt, resourcesOf } from "../../support/resources";

const reason = "a test of what happens then";
const section = (json: string, name: string) =>
  JSON.parse(resolvedSection(json, resourceAt(json, `aws_ssm_parameter.contract_${name}`).value));
const policyOf = (json: string, address: string): Policy => JSON.parse(resolved(json, resourceAt(json, address).policy));
const ofType = (json: string, type: string) => Object.keys(resourcesOf(json)[type] ?? {}).sort();

/** Its tokens live for minutes: no variable can hold a URL with one. */
const cacheByIam = {
  "cache.authentication": { type: "iam" },
  "application.images.api.variables.REDIS_URL": { from: "cache", part: "host" },
  "application.images.api.variables.CELERY_BROKER_URL": { from: "cache", part: "port" },
};

describe("further databases", () => {
  const uses = [{ kind: "database", database: "reports" }];
  const json = platformWith({ "database.additionalNames": ["reports", "audit_log"], "application.cronJobs.audit.uses": uses });

  it("have a login each, in a secret of its own", () => {
    expect(section(json, "data").databaseSecretArns).toEqual({
      debtflow: expect.stringContaining(":secret:debtflow/production/database-"),
      reports: expect.stringContaining(":secret:debtflow/production/database-reports-"),
      audit_log: expect.stringContaining(":secret:debtflow/production/database-audit_log-"),
    });
    expect(ofType(json, "aws_db_instance")).toEqual(["database_instance"]);
    expect(new Set(Object.values(section(json, "data").databaseHosts)).size).toBe(1);
  });

  it("are read by who uses them, without the first one's login", () => {
    const policies = [policyOf(json, "aws_iam_role_policy.iam_audit_secretsmanager")];
    const { debtflow, reports, audit_log: other } = section(json, "data").databaseSecretArns;
    const read = (resource: string) => decide(policies, { action: "secretsmanager:GetSecretValue", resource });
    expect([read(reports), read(debtflow), read(other)]).toEqual(["allowed", "not allowed", "not allowed"]);
  });
});

describe("a read replica", () => {
  const uses = [{ kind: "database", database: "debtflow", replica: "reporting" }];
  const json = platformWith({
    "database.readReplicas": ["reporting", "other"],
    "database.iamAuthentication": true,
    "application.cronJobs.audit.uses": uses,
  });

  it("is known to later stacks by its host", () => {
    const { databaseHosts, replicaHosts } = section(json, "data");
    expect(Object.keys(replicaHosts)).toEqual(["reporting", "other"]);
    expect(new Set([databaseHosts.debtflow, replicaHosts.reporting, replicaHosts.other]).size).toBe(3);
  });

  // Source: Amazon RDS User Guide, Creating and using an IAM policy for IAM database access: the ARN has the instance's own resource id.
  it("admits whom it is for by IAM, who does not get to the instance that takes writes", () => {
    const { Statement: statements } = JSON.parse(String(resourceAt(json, "aws_iam_role_policy.iam_audit_rds-db").policy)) as {
      Statement: { Action: string[]; Resource: string[] }[];
    };
    expect(statements.flatMap(({ Resource }) => Resource)).toEqual([
      expect.stringMatching(/\$\{aws_db_instance\.database_replica-reporting\.resource_id\}/),
    ]);
  });

  it("is read with the login of its database", () => {
    const policies = [policyOf(json, "aws_iam_role_policy.iam_audit_secretsmanager")];
    const resource = section(json, "data").databaseSecretArns.debtflow;
    expect(decide(policies, { action: "secretsmanager:GetSecretValue", resource })).toBe("allowed");
  });
});

describe("the database's password", () => {
  it("brings the random provider only where Terraform makes it", () => {
    const noToken = { "cache.authentication": { type: "none", reason } };
    const providers = (password: string) =>
      Object.keys(JSON.parse(platformWith({ ...noToken, "database.password": password })).provider).sort();
    expect(providers("random")).toEqual(["aws", "random"]);
    expect(providers("generated")).toEqual(["aws"]);
    expect(providers("rds")).toEqual(["aws"]);
  });

  it("is RDS' own secret where RDS makes it", () => {
    const json = platformWith({ "database.password": "rds" });
    expect(onlyResource(json, "aws_db_instance").manage_master_user_password).toBe(true);
    expect(ofType(json, "aws_secretsmanager_secret")).not.toContain("database_credentials_secret");
    expect(section(json, "data").databaseSecretArns.debtflow).toContain("secret:rds!db-");
  });
});

describe("the cache's authentication", () => {
  it("by token has a secret, which its users read", () => {
    const json = platformWith({});
    expect(onlyResource(json, "aws_elasticache_replication_group").auth_token).toMatch(/random_password\.cache_token\.result/);
    expect(section(json, "data").cacheSecretArns.cache).toContain(":secret:debtflow/production/redis-");
  });

  it("by IAM has a user and no secret", () => {
    const json = platformWith(cacheByIam);
    expect(onlyResource(json, "aws_elasticache_replication_group").auth_token).toBeUndefined();
    expect(ofType(json, "aws_elasticache_user_group")).toEqual(["cache_users"]);
    expect(section(json, "data")).toMatchObject({
      cacheSecretArns: {},
      cacheHosts: { cache: expect.stringContaining("master.") },
    });
  });

  it("by nothing has neither", () => {
    const json = platformWith({ "cache.authentication": { type: "none", reason } });
    expect(onlyResource(json, "aws_elasticache_replication_group").auth_token).toBeUndefined();
    expect(ofType(json, "aws_elasticache_user")).toEqual([]);
    expect(section(json, "data").cacheSecretArns).toEqual({});
  });
});

describe("logins by IAM", () => {
  const json = platformWith({ ...cacheByIam, "database.iamAuthentication": true });

  it("are granted to who uses the data store", () => {
    const cachePolicy = policyOf(json, "aws_iam_role_policy.iam_worker_elasticache");
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
    const group = resolved(json, "${aws_elasticache_replication_group.cache_group.arn}");
    expect(decide([cachePolicy], { action: "elasticache:Connect", resource: group })).toBe("allowed");
    expect(String(resourceAt(json, "aws_iam_role_policy.iam_worker_rds-db").policy)).toMatch(
      /rds-db:connect.*:dbuser:\$\{aws_db_instance\.database_instance\.resource_id\}\/debtflow"/,
    );
  });
});
