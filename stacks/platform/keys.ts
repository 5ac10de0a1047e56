import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { Environment } from "../../environments/schema";
import { Construct } from "../../lib/terraform";

const logsPurpose = "logs";
/** Of topics that CloudWatch tells of alarms. */
export const alarmsPurpose = "alarms";

/** Customer managed keys of one environment, each made when something first asks for it. */
export class Keys extends Construct {
  private readonly keys = new Map<string, KmsKey>();

  constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id);
  }

  /** The key for a purpose, such as `storage`; rotated every year, and governed by IAM. */
  for(purpose: string): KmsKey {
    const known = this.keys.get(purpose);
    if (known !== undefined) {
      return known;
    }
    const { id } = this.environment;
    const key = new KmsKey(this, purpose, {
      description: `${id}: ${purpose}`,
      enableKeyRotation: true,
      policy: JSON.stringify({ Version: "2012-10-17", Statement: this.statements(purpose) }),
    });
    new KmsAlias(this, `${purpose}-alias`, { name: `alias/${id}-${purpose}`, targetKeyId: key.keyId });
    this.keys.set(purpose, key);
    return key;
  }

  /** CloudWatch encrypts logs, and tells of alarms, in its own name: so its services are named as well. */
  private statements(purpose: string): object[] {
    const { account, region } = this.environment;
    const governedByIam = {
      Sid: "GovernByIam",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    };
    const usedByLogs = {
      Sid: "UseForLogs",
      Effect: "Allow",
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
      Resource: "*",
      Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:log-group:*` } },
    };
    const usedByAlarms = {
      Sid: "UseForAlarms",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    };
    const used: Readonly<Record<string, object>> = { [logsPurpose]: usedByLogs, [alarmsPurpose]: usedByAlarms };
    return [governedByIam, ...(used[purpose] === undefined ? [] : [used[purpose]])];
  }

  /** The key of all log groups, unless the environment leaves that to CloudWatch. */
  get logs(): KmsKey | undefined {
    return this.environment.logs.customerKey ? this.for(logsPurpose) : undefined;
  }
}
