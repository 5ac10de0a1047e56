import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "../../lib/terraform";

/** Who talked to whom, as CloudWatch Logs keeps it. */
export interface FlowLogSettings {
  /** Days that the log stays; one of CloudWatch's choices, such as 365. */
  readonly retentionDays: number;
  /** What is logged. @default "ALL" */
  readonly traffic?: "ALL" | "ACCEPT" | "REJECT";
  /** Seconds that one record sums up: 60 or 600. Changing them replaces the flow log. @default 600 */
  readonly aggregationSeconds?: 60 | 600;
  /** Customer managed key of the log; its policy must let CloudWatch Logs use it. @default - CloudWatch's own */
  readonly encryptionKey?: KmsKey;
}

/** Logs the VPC's traffic into a log group of its own, through a role that may write there and nowhere else. */
export function addFlowLogs(
  scope: Construct,
  { name, vpc, settings }: { readonly name: string; readonly vpc: Vpc; readonly settings: FlowLogSettings },
): void {
  const group = new CloudwatchLogGroup(scope, "flow-logs", {
    name: `/aws/vpc/${name}/flow-logs`,
    retentionInDays: settings.retentionDays,
    ...(settings.encryptionKey && { kmsKeyId: settings.encryptionKey.arn }),
  });
  const role = new IamRole(scope, "flow-logs-role", {
    name: `${name}-flow-logs`,
    description: `Writes the flow logs of ${name}`,
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "vpc-flow-logs.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
  });
  const policy = new IamRolePolicy(scope, "flow-logs-policy", {
    name: `${name}-flow-logs`,
    role: role.name,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteLog",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: [group.arn, `${group.arn}:*`],
        },
      ],
    }),
  });
  new FlowLog(scope, "flow-log", {
    vpcId: vpc.id,
    trafficType: settings.traffic ?? "ALL",
    maxAggregationInterval: settings.aggregationSeconds ?? 600,
    logDestinationType: "cloud-watch-logs",
    logDestination: group.arn,
    iamRoleArn: role.arn,
    tags: { Name: `${name}-flow-log` },
    dependsOn: [policy],
  });
}
