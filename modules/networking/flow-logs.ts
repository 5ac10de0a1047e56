import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { onlyPolicies } from "../../lib/only-policies";
import { policyDocument } from "../../lib/policy";
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

interface FlowLogProps {
  readonly name: string;
  readonly region: string;
  readonly vpc: Vpc;
  readonly settings: FlowLogSettings;
}

/** Logs the VPC's traffic into a log group of its own, through a role that may write there and nowhere else. */
export function addFlowLogs(scope: Construct, { name, region, vpc, settings }: FlowLogProps): CloudwatchLogGroup {
  const group = new CloudwatchLogGroup(scope, "flow-logs", {
    name: `/aws/vpc/${name}/flow-logs`,
    retentionInDays: settings.retentionDays,
    ...(settings.encryptionKey && { kmsKeyId: settings.encryptionKey.arn }),
  });
  const role = new IamRole(scope, "flow-logs-role", {
    name: `${name}-flow-logs`,
    description: `Writes the flow logs of ${name}`,
    assumeRolePolicy: policyDocument([
      {
        sid: "FlowLogsOfThisAccount",
        principal: { Service: ["vpc-flow-logs.amazonaws.com"] },
        actions: ["sts:AssumeRole"],
        // The service acts for every customer: without these another one's flow log could use the role.
        conditions: {
          StringEquals: { "aws:SourceAccount": [vpc.ownerId] },
          ArnLike: { "aws:SourceArn": [`arn:*:ec2:${region}:${vpc.ownerId}:vpc-flow-log/*`] },
        },
      },
    ]),
  });
  const policy = new IamRolePolicy(scope, "flow-logs-policy", {
    name: `${name}-flow-logs`,
    role: role.name,
    policy: policyDocument([
      {
        sid: "WriteLog",
        actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        resources: [group.arn, `${group.arn}:*`],
      },
      // CloudWatch Logs limits it to no log group. Source: Service Authorization Reference.
      { sid: "FindLog", actions: ["logs:DescribeLogGroups"], resources: ["*"] },
    ]),
  });
  onlyPolicies(scope, "flow-logs-role", role, { inline: [policy] });
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
  return group;
}
