import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { onlyPolicies } from "../../lib/only-policies";
import type { Construct } from "../../lib/terraform";

/** Logs that RDS for PostgreSQL can send to CloudWatch. */
export const logTypes = ["postgresql", "upgrade"] as const;

export type LogType = (typeof logTypes)[number];

/** Role by which RDS writes the operating system's metrics. Source: Amazon RDS User Guide, Setting up Enhanced Monitoring. */
export function monitoringRole(
  scope: Construct,
  name: string,
): { readonly arn: string; readonly attachment: IamRolePolicyAttachment } {
  const role = new IamRole(scope, "monitoring", {
    name,
    description: "Enhanced Monitoring of RDS",
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "monitoring.rds.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
  });
  const attachment = new IamRolePolicyAttachment(scope, "monitoring-policy", {
    role: role.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
  });
  onlyPolicies(scope, "monitoring-role", role, { managed: [attachment] });
  return { arn: role.arn, attachment };
}

/** The log groups of an instance. RDS would make them itself, and then keep every log for ever. */
export function logGroups(
  scope: Construct,
  { idPrefix, identifier, types, retentionDays, key }: LogGroupProps,
): CloudwatchLogGroup[] {
  return types.map(
    (type) =>
      new CloudwatchLogGroup(scope, `${idPrefix}-${type}`, {
        name: `/aws/rds/instance/${identifier}/${type}`,
        retentionInDays: retentionDays,
        ...(key && { kmsKeyId: key.arn }),
      }),
  );
}

export interface LogGroupProps {
  readonly idPrefix: string;
  readonly identifier: string;
  readonly types: readonly LogType[];
  readonly retentionDays: number;
  readonly key: KmsKey | undefined;
}
