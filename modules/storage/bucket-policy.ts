import { ConfigurationError } from "../../lib/errors";
import type { PolicyStatement, Principal } from "../../lib/policy";

/** One statement of a bucket policy. */
export interface BucketStatement extends PolicyStatement {
  readonly principal: Principal;
}

/** Refuses whatever comes without TLS, whoever asks. */
export function denyPlainTransport(bucketArn: string): BucketStatement {
  return {
    sid: "DenyPlainTransport",
    effect: "Deny",
    principal: "*",
    actions: ["s3:*"],
    resources: [bucketArn, `${bucketArn}/*`],
    conditions: { Bool: { "aws:SecureTransport": ["false"] } },
  };
}

/** Lets S3 write the access logs of one bucket of one account. Source: Amazon S3, Enabling server access logging. */
export function acceptAccessLogs(
  bucketArn: string,
  source: { sid: string; arn: string; account: string; prefix: string },
): BucketStatement {
  return {
    sid: source.sid,
    principal: { Service: ["logging.s3.amazonaws.com"] },
    actions: ["s3:PutObject"],
    resources: [`${bucketArn}/${source.prefix}*`],
    conditions: { ArnLike: { "aws:SourceArn": [source.arn] }, StringEquals: { "aws:SourceAccount": [source.account] } },
  };
}

/** Statement id for the logs of the bucket at an address: `storage_files_bucket` gives `AccessLogsStorageFilesBucket`. */
export function accessLogSid(address: string): string {
  const words = address.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return `AccessLogs${words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("")}`;
}

/** @throws ConfigurationError when S3 would refuse the statement, or nobody meant it */
export function checkStatement(path: string, statement: BucketStatement, others: readonly BucketStatement[]): void {
  if (!/^[A-Za-z0-9]+$/.test(statement.sid)) {
    throw new ConfigurationError(`${path}.sid`, "is not a statement id", statement.sid, "letters and digits");
  }
  if (others.some(({ sid }) => sid === statement.sid)) {
    throw new ConfigurationError(`${path}.sid`, "is taken by another statement", statement.sid, "an id of its own");
  }
  if (isEverybody(statement.principal) && statement.effect !== "Deny" && statement.conditions === undefined) {
    throw new ConfigurationError(
      `${path}.principal`,
      "opens the bucket to the world",
      statement.principal,
      "accounts, roles or services, or a condition",
    );
  }
}

const isEverybody = (principal: Principal) => principal === "*" || ("AWS" in principal && principal.AWS.includes("*"));
