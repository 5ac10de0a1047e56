import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Ec2Tag } from "@cdktf/provider-aws/lib/ec2-tag";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { interruptionQueueOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { policyDocument } from "../../lib/policy";
import { Construct } from "../../lib/terraform";
import type { Cluster } from "../../modules/eks";

/** Seconds that a notice is of use: two minutes after most of them the instance is gone. */
const noticeSeconds = 300;

/** What says that nodes are about to go, by a word for each. Source: Karpenter, CloudFormation reference. */
const notices = {
  health: { source: "aws.health", type: "AWS Health Event" },
  spot: { source: "aws.ec2", type: "EC2 Spot Instance Interruption Warning" },
  rebalance: { source: "aws.ec2", type: "EC2 Instance Rebalance Recommendation" },
  state: { source: "aws.ec2", type: "EC2 Instance State-change Notification" },
  reservation: { source: "aws.ec2", type: "EC2 Capacity Reservation Instance Interruption Warning" },
} as const;

/** What Karpenter finds by itself in the account: its interruption queue, and the security group of the nodes that it starts. */
export class Karpenter extends Construct {
  readonly queueArn: string;

  constructor(scope: Construct, id: string, environment: Environment, cluster: Cluster) {
    super(scope, id);
    const queue = new SqsQueue(this, "interruptions", {
      name: interruptionQueueOf(environment),
      messageRetentionSeconds: noticeSeconds,
      sqsManagedSseEnabled: true,
    });
    const rules = Object.entries(notices).map(([word, { source, type }]) => {
      const rule = new CloudwatchEventRule(this, word, {
        name: `${interruptionQueueOf(environment)}-${word}`,
        description: `${type}, for Karpenter`,
        eventPattern: JSON.stringify({ source: [source], "detail-type": [type] }),
      });
      new CloudwatchEventTarget(this, `${word}-target`, { rule: rule.name, arn: queue.arn });
      return rule;
    });
    new SqsQueuePolicy(this, "interruptions-policy", {
      queueUrl: queue.url,
      policy: queuePolicy(
        queue.arn,
        rules.map(({ arn }) => arn),
      ),
    });
    // EKS makes the group, so its tag is a resource of its own. Subnets have theirs from the network.
    new Ec2Tag(this, "discovery", {
      resourceId: cluster.clusterSecurityGroupId,
      key: "karpenter.sh/discovery",
      value: cluster.name,
    });
    this.queueArn = queue.arn;
  }
}

function queuePolicy(queueArn: string, ruleArns: readonly string[]): string {
  return policyDocument([
    {
      sid: "TakeNotices",
      principal: { Service: ["events.amazonaws.com"] },
      actions: ["sqs:SendMessage"],
      resources: [queueArn],
      conditions: { ArnEquals: { "aws:SourceArn": ruleArns } },
    },
    {
      sid: "DenyPlainTransport",
      effect: "Deny",
      principal: "*",
      actions: ["sqs:*"],
      resources: [queueArn],
      conditions: { Bool: { "aws:SecureTransport": ["false"] } },
    },
  ]);
}
