import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketCorsConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { checkAccount, checkInteger } from "../../lib/checks";
import { ConfigurationError } from "../../lib/errors";
import { policyDocument } from "../../lib/policy";
import { Construct } from "../../lib/terraform";
import { checkBucketName } from "./bucket-name";
import { acceptAccessLogs, accessLogSid, type BucketStatement, checkStatement, denyPlainTransport } from "./bucket-policy";
import { type CorsRule, checkCors, corsRules } from "./cors";
import { checkLifecycle, type LifecycleRule, lifecycleRules } from "./lifecycle";

/** Where the server access logs of a bucket go. */
export interface AccessLogs {
  /** A bucket of the same account and region, encrypted with S3's own key. */
  readonly bucket: Bucket;
  /** Account of both buckets (12 digits). */
  readonly account: string;
  /** Start of the logs' keys. @default - the bucket's name and a slash */
  readonly prefix?: string;
}

export interface BucketProps {
  /** Unique in the world, such as `debtflow-files-staging`. Changing it replaces the bucket and drops its objects. */
  readonly name: string;
  /** Keep replaced and deleted objects as noncurrent versions. @default true */
  readonly versioning?: boolean;
  /** Days that noncurrent versions stay: 1 or more. @default 90 */
  readonly noncurrentVersionDays?: number;
  /** Newest noncurrent versions of each object that stay even longer: 0 to 100. @default 0 */
  readonly newerVersionsKept?: number;
  /** Days after which an upload in parts that nobody finished is dropped: 1 or more. @default 7 */
  readonly abortUploadDays?: number;
  /** Customer managed key for data at rest; objects that exist keep theirs. @default - S3's own key (AES256) */
  readonly encryptionKey?: KmsKey;
  /** What becomes of ageing objects. @default - they stay */
  readonly lifecycle?: readonly LifecycleRule[];
  /** What browsers may do from other origins. @default - nothing */
  readonly cors?: readonly CorsRule[];
  /** @default - no server access logs */
  readonly accessLogs?: AccessLogs;
  /** Send every object event to EventBridge. @default false */
  readonly eventBridge?: boolean;
  /** Let Terraform delete the bucket with every object in it. @default false */
  readonly forceDestroy?: boolean;
}

/**
 * A private, encrypted bucket that answers to TLS only: no public access, no object of another owner, no version or
 * half-finished upload that stays for ever.
 *
 * @throws ConfigurationError on a name, lifecycle, CORS rule or statement that S3 would refuse
 */
export class Bucket extends Construct {
  readonly bucket: S3Bucket;
  readonly arn: string;
  readonly name: string;
  /** Customer managed key that readers have to decrypt with. */
  readonly encryptionKey: KmsKey | undefined;
  private readonly policy: S3BucketPolicy;
  private readonly statements: BucketStatement[] = [];

  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id);
    this.check(props);

    this.bucket = new S3Bucket(this, "bucket", { bucket: props.name, forceDestroy: props.forceDestroy ?? false });
    this.arn = this.bucket.arn;
    this.name = this.bucket.bucket;
    this.encryptionKey = props.encryptionKey;
    this.policy = this.close();
    this.encrypt(props.encryptionKey);
    this.keepVersions(props);
    this.answer(props);
    if (props.accessLogs) {
      this.sendAccessLogs(props.accessLogs, props.accessLogs.prefix ?? `${props.name}/`);
    }
  }

  /**
   * Adds a statement to the bucket's policy, such as the right of a load balancer's service to write its logs.
   *
   * @throws ConfigurationError when its id is taken, or it would open the bucket to the world
   */
  addStatement(statement: BucketStatement): void {
    checkStatement(`${this.node.path}.policy`, statement, this.statements);
    this.statements.push(statement);
    this.policy.policy = policyDocument(this.statements);
  }

  private check(props: BucketProps): void {
    const path = this.node.path;
    checkBucketName(`${path}.name`, props.name);
    checkInteger(`${path}.noncurrentVersionDays`, props.noncurrentVersionDays ?? 90, 1);
    checkInteger(`${path}.newerVersionsKept`, props.newerVersionsKept ?? 0, 0, 100);
    checkInteger(`${path}.abortUploadDays`, props.abortUploadDays ?? 7, 1);
    checkLifecycle(`${path}.lifecycle`, props.lifecycle ?? []);
    checkCors(`${path}.cors`, props.cors ?? []);
    if (props.accessLogs) {
      checkAccount(`${path}.accessLogs.account`, props.accessLogs.account);
      if (props.accessLogs.bucket.encryptionKey) {
        const allowed = "a bucket without encryptionKey";
        throw new ConfigurationError(
          `${path}.accessLogs.bucket`,
          "takes no logs: it has a customer managed key",
          props.accessLogs.bucket.node.path,
          allowed,
        );
      }
    }
  }

  /** One after the other: S3 refuses these three settings of a bucket at once as conflicting operations. */
  private close(): S3BucketPolicy {
    const publicAccess = new S3BucketPublicAccessBlock(this, "public-access", {
      bucket: this.bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const ownership = new S3BucketOwnershipControls(this, "ownership", {
      bucket: this.bucket.id,
      rule: { objectOwnership: "BucketOwnerEnforced" },
      dependsOn: [publicAccess],
    });
    this.statements.push(denyPlainTransport(this.arn));
    return new S3BucketPolicy(this, "policy", {
      bucket: this.bucket.id,
      policy: policyDocument(this.statements),
      dependsOn: [ownership],
    });
  }

  private encrypt(key: KmsKey | undefined): void {
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: this.bucket.id,
      rule: [
        key
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn }, bucketKeyEnabled: true }
          : { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
      ],
    });
  }

  private keepVersions(props: BucketProps): void {
    const versioning = new S3BucketVersioningA(this, "versioning", {
      bucket: this.bucket.id,
      // Not "Disabled": S3 takes that for buckets only that never had versions.
      versioningConfiguration: { status: (props.versioning ?? true) ? "Enabled" : "Suspended" },
    });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: this.bucket.id,
      rule: lifecycleRules(props.lifecycle ?? [], {
        noncurrentVersionDays: props.noncurrentVersionDays ?? 90,
        newerVersionsKept: props.newerVersionsKept ?? 0,
        abortUploadDays: props.abortUploadDays ?? 7,
      }),
      dependsOn: [versioning],
    });
  }

  /** To whom the bucket answers beyond IAM: browsers and EventBridge. */
  private answer({ cors = [], eventBridge = false }: BucketProps): void {
    if (cors.length > 0) {
      new S3BucketCorsConfiguration(this, "cors", { bucket: this.bucket.id, corsRule: corsRules(cors) });
    }
    if (eventBridge) {
      new S3BucketNotification(this, "events", { bucket: this.bucket.id, eventbridge: true });
    }
  }

  private sendAccessLogs({ bucket: target, account }: AccessLogs, prefix: string): void {
    target.addStatement(
      acceptAccessLogs(target.arn, { sid: accessLogSid(this.bucket.friendlyUniqueId), arn: this.arn, account, prefix }),
    );
    new S3BucketLoggingA(this, "access-logs", {
      bucket: this.bucket.id,
      targetBucket: target.bucket.id,
      targetPrefix: prefix,
      dependsOn: [target.policy],
    });
  }
}
