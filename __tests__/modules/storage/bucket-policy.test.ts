import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Bucket, type BucketStatement } from "../../../modules/storage";
import { resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";
import { statementsOf, synthBucket } from "./support";

const ref = (path: string) => `\${${path}}`;
const arn = ref("aws_s3_bucket.storage_files_bucket.arn");

const balancerLogs: BucketStatement = {
  sid: "BalancerLogs",
  principal: { Service: ["logdelivery.elasticloadbalancing.amazonaws.com"] },
  actions: ["s3:PutObject"],
  resources: ["arn:aws:s3:::debtflow-files-staging/alb/*"],
};

describe("A bucket's policy", () => {
  it("refuses every request without TLS, whoever sends it, and says nothing else", () => {
    expect(statementsOf(synthBucket(), "aws_s3_bucket_policy.storage_files_policy")).toEqual([
      {
        Sid: "DenyPlainTransport",
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:*"],
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": ["false"] } },
      },
    ]);
  });

  it("takes further statements, which allow unless they deny", () => {
    const json = synthBucket({}, (bucket) => {
      bucket.addStatement(balancerLogs);
      bucket.addStatement({ ...balancerLogs, sid: "NoDeletes", effect: "Deny", principal: "*", actions: ["s3:DeleteObject"] });
    });
    const [tls, logs, deletes] = statementsOf(json, "aws_s3_bucket_policy.storage_files_policy");
    expect(tls).toMatchObject({ Sid: "DenyPlainTransport" });
    expect(logs).toEqual({
      Sid: "BalancerLogs",
      Effect: "Allow",
      Principal: { Service: ["logdelivery.elasticloadbalancing.amazonaws.com"] },
      Action: ["s3:PutObject"],
      Resource: ["arn:aws:s3:::debtflow-files-staging/alb/*"],
    });
    expect(deletes).toMatchObject({ Effect: "Deny", Principal: "*", Action: ["s3:DeleteObject"] });
  });

  it("takes a statement for everybody that has a condition", () => {
    const conditions = { StringEquals: { "aws:SourceVpc": ["vpc-1"] } };
    const json = synthBucket({}, (bucket) => bucket.addStatement({ ...balancerLogs, principal: "*", conditions }));
    expect(statementsOf(json, "aws_s3_bucket_policy.storage_files_policy")[1]).toMatchObject({ Condition: conditions });
  });

  const path = "test/storage/files.policy";
  it.each<[string, Partial<BucketStatement>, string]>([
    ["an id with a hyphen", { sid: "my-logs" }, `${path}.sid: is not a statement id, got "my-logs"; allowed: letters and digits`],
    [
      "an id that is taken",
      { sid: "DenyPlainTransport" },
      `${path}.sid: is taken by another statement, got "DenyPlainTransport"; allowed: an id of its own`,
    ],
    [
      "rights for the world",
      { principal: "*" },
      `${path}.principal: opens the bucket to the world, got "*"; allowed: accounts, roles or services, or a condition`,
    ],
    [
      "rights for every account",
      { principal: { AWS: ["*"] } },
      `${path}.principal: opens the bucket to the world, got {"AWS":["*"]}; allowed: accounts, roles or services, or a condition`,
    ],
  ])("refuses %s", (_, change, message) => {
    expect(() => synthBucket({}, (bucket) => bucket.addStatement({ ...balancerLogs, ...change }))).toThrow(message);
  });
});

describe("Access logs", () => {
  function synthLogs({
    prefix,
    account = "123456789012",
    customerKey = false,
  }: {
    prefix?: string;
    account?: string;
    customerKey?: boolean;
  } = {}) {
    return synthModule((stack) => {
      const key = customerKey && { encryptionKey: new KmsKey(stack, "key") };
      const logs = new Bucket(stack, "logs", { name: "debtflow-logs-staging", ...key });
      const accessLogs = { bucket: logs, account, ...(prefix !== undefined && { prefix }) };
      new Bucket(stack, "files", { name: "debtflow-files-staging", accessLogs });
      new Bucket(stack, "exports", { name: "debtflow-exports-staging", accessLogs });
    });
  }

  it("go to the log bucket, below the bucket's own name", () => {
    expect(resourceAt(synthLogs(), "aws_s3_bucket_logging.files_access-logs")).toMatchObject({
      bucket: ref("aws_s3_bucket.files_bucket.id"),
      target_bucket: ref("aws_s3_bucket.logs_bucket.id"),
      target_prefix: "debtflow-files-staging/",
    });
  });

  it("go below another prefix when told to", () => {
    const json = synthLogs({ prefix: "s3/" });
    expect(resourceAt(json, "aws_s3_bucket_logging.files_access-logs").target_prefix).toBe("s3/");
    expect(statementsOf(json, "aws_s3_bucket_policy.logs_policy")[1]).toMatchObject({
      Resource: [`${ref("aws_s3_bucket.logs_bucket.arn")}/s3/*`],
    });
  });

  it("may be written by S3 only, for each bucket and account that sends them, below its prefix only", () => {
    const statement = (sid: string, source: string) => ({
      Sid: sid,
      Effect: "Allow",
      Principal: { Service: ["logging.s3.amazonaws.com"] },
      Action: ["s3:PutObject"],
      Resource: [`${ref("aws_s3_bucket.logs_bucket.arn")}/debtflow-${source}-staging/*`],
      Condition: {
        ArnLike: { "aws:SourceArn": [ref(`aws_s3_bucket.${source}_bucket.arn`)] },
        StringEquals: { "aws:SourceAccount": ["123456789012"] },
      },
    });
    const [tls, ...others] = statementsOf(synthLogs(), "aws_s3_bucket_policy.logs_policy");
    expect(tls).toMatchObject({ Sid: "DenyPlainTransport" });
    expect(others).toEqual([statement("AccessLogsFilesBucket", "files"), statement("AccessLogsExportsBucket", "exports")]);
  });

  it("start once the log bucket lets S3 write them", () => {
    expect(resourceAt(synthLogs(), "aws_s3_bucket_logging.files_access-logs").depends_on).toEqual([
      "aws_s3_bucket_policy.logs_policy",
    ]);
  });

  it("leave the policy of the bucket that sends them alone", () => {
    expect(statementsOf(synthLogs(), "aws_s3_bucket_policy.files_policy")).toHaveLength(1);
  });

  it("are not taken by a bucket with a customer managed key, because S3 would drop them", () => {
    expect(() => synthLogs({ customerKey: true })).toThrow(
      'test/files.accessLogs.bucket: takes no logs: it has a customer managed key, got "test/logs"; allowed: a bucket without encryptionKey',
    );
  });

  it("name an account", () => {
    expect(() => synthLogs({ account: "12345" })).toThrow(
      'test/files.accessLogs.account: is not an account id, got "12345"; allowed: 12 digits',
    );
  });
});
