import { networkNeedsOf } from "../../application/network";
import { callsAws, type GrantTargets, statementsOf } from "../../application/permissions";
import { applicationSchema } from "../../application/schema";
import { bucket, cache, component, database, internet, secret, type Use } from "../../application/uses";
import { builtImagesOf, workloadsOf } from "../../application/workloads";
import { debtflow } from "../support/debtflow/application";

const application = applicationSchema.parse(debtflow);

const targets: GrantTargets = {
  bucketArns: { files: "arn:files", reports: "arn:reports" },
  databaseSecretArns: { debtflow: "arn:database" },
  cacheSecretArn: "arn:cache",
  secretArns: { django: "arn:django", sftp: "arn:sftp" },
};

/** `s3:GetObject arn:files/*` for each action and resource that the statements allow. */
function grants(uses: readonly Use[], at: GrantTargets = targets): string[] {
  return statementsOf(uses, at)
    .flatMap(({ actions, resources }) => actions.flatMap((action) => resources.map((resource) => `${action} ${resource}`)))
    .sort();
}

const readingOf = (arn: string) =>
  ["DescribeSecret", "GetResourcePolicy", "GetSecretValue", "ListSecretVersionIds"].map(
    (action) => `secretsmanager:${action} ${arn}`,
  );

describe("permissions", () => {
  it("to read a bucket are to list it and to get its objects", () => {
    expect(grants([bucket("files", "read")])).toEqual(["s3:GetObject arn:files/*", "s3:ListBucket arn:files"]);
  });

  it("to write a bucket let put objects, and neither read nor delete them", () => {
    expect(grants([bucket("files", "write")])).toEqual(["s3:AbortMultipartUpload arn:files/*", "s3:PutObject arn:files/*"]);
  });

  it("to read and write a bucket are those of the reference document, and to abort an upload", () => {
    expect(grants([bucket("files", "read-write")])).toEqual([
      "s3:AbortMultipartUpload arn:files/*",
      "s3:DeleteObject arn:files/*",
      "s3:GetObject arn:files/*",
      "s3:ListBucket arn:files",
      "s3:PutObject arn:files/*",
    ]);
  });

  it("differ by bucket", () => {
    const allowed = grants([bucket("files", "read"), bucket("reports", "write")]);
    expect(allowed).toContain("s3:GetObject arn:files/*");
    expect(allowed).not.toContain("s3:GetObject arn:reports/*");
    expect(allowed).not.toContain("s3:PutObject arn:files/*");
  });

  it.each<[string, Use, string]>([
    ["a secret", secret("django"), "arn:django"],
    ["a database", database("debtflow"), "arn:database"],
    ["the cache", cache, "arn:cache"],
  ])("of %s are to read its one secret", (_, use, arn) => {
    expect(grants([use])).toEqual(readingOf(arn));
  });

  it("of a cache without a secret are none", () => {
    const { cacheSecretArn: _, ...without } = targets;
    expect(grants([cache], without)).toEqual([]);
  });

  it("to log in by IAM are those of the database and the cache that are used, and no other's", () => {
    const logins = { ...targets, databaseLoginArns: { debtflow: "arn:login" }, cacheLoginArns: ["arn:group", "arn:user"] };
    expect(grants([database("debtflow")], logins)).toContain("rds-db:connect arn:login");
    expect(grants([cache], logins)).toEqual(
      expect.arrayContaining(["elasticache:Connect arn:group", "elasticache:Connect arn:user"]),
    );
    expect(grants([secret("django")], logins)).toEqual(readingOf("arn:django"));
  });

  it("include the key of what is encrypted, to decrypt when reading and to encrypt when writing", () => {
    const keyArns = { "arn:django": "arn:secrets-key", "arn:files": "arn:files-key" };
    expect(grants([secret("django")], { ...targets, keyArns })).toContain("kms:Decrypt arn:secrets-key");
    const both = grants([secret("django"), bucket("files", "write")], { ...targets, keyArns });
    expect(both).toContain("kms:GenerateDataKey arn:files-key");
    expect(both).not.toContain("kms:GenerateDataKey arn:secrets-key");
  });

  it("of components and the internet are none", () => {
    expect(statementsOf([component("api"), internet(443)], targets)).toEqual([]);
    expect(callsAws([component("api"), internet(443)])).toBe(false);
  });

  it("name no wildcard for all resources", () => {
    for (const { uses } of workloadsOf(application)) {
      const arns = { ...targets, secretArns: { ...targets.secretArns, stripe: "arn:stripe" } };
      expect(statementsOf(uses, arns).flatMap(({ resources }) => resources)).not.toContain("*");
    }
  });
});

describe("ways out of a pod", () => {
  it("are those of its uses, each once", () => {
    const uses = [
      database("debtflow"),
      cache,
      bucket("files", "read"),
      component("api"),
      component("api"),
      internet(443),
      internet(22, 443),
    ];
    expect(networkNeedsOf(uses, application)).toEqual([
      { to: "database" },
      { to: "cache" },
      { to: "component", component: "api", port: 8000 },
      { to: "aws" },
      { to: "internet", ports: [22, 443] },
    ]);
  });

  it("lead to named ranges apart from any address", () => {
    const uses = [internet({ cidrs: ["203.0.113.0/24"], ports: [22] }), internet(443)];
    expect(networkNeedsOf(uses, application)).toEqual([
      { to: "internet", ports: [443] },
      { to: "internet", cidrs: ["203.0.113.0/24"], ports: [22] },
    ]);
  });

  it("are none for what uses nothing", () => {
    expect(networkNeedsOf([], application)).toEqual([]);
  });
});

describe("DebtFlow", () => {
  it("has two repositories for its seven workloads", () => {
    expect(builtImagesOf(application)).toEqual(["api", "frontend"]);
    expect(workloadsOf(application).map(({ serviceAccount }) => serviceAccount)).toEqual([
      "debtflow-api",
      "debtflow-worker",
      "debtflow-beat",
      "debtflow-frontend",
      "debtflow-migrate",
      "debtflow-vacuum",
      "debtflow-audit",
    ]);
  });

  it("builds no image that is somebody else's", () => {
    const images = { ...debtflow.images, postgres: { source: "public", reference: "postgres:15.6" } } as const;
    expect(builtImagesOf(applicationSchema.parse({ ...debtflow, images }))).toEqual(["api", "frontend"]);
  });
});
