import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { checkAccount, checkText, checkUnique } from "../../lib/checks";
import { contactId } from "../../lib/contacts";
import { ConfigurationError } from "../../lib/errors";
import { policyDocument } from "../../lib/policy";
import { Construct } from "../../lib/terraform";

export interface AlarmTopicProps {
  /** Up to 256 letters, digits, - and _. Changing it replaces the topic, and everybody has to confirm again. */
  readonly name: string;
  /** E-mail addresses that are told: one or more. Each gets a mail first, and is told nothing before it is confirmed. */
  readonly contacts: readonly string[];
  /** Customer managed key: alarms of CloudWatch reach no topic under the AWS managed key. Its policy lets `services` use it. */
  readonly encryptionKey: KmsKey;
  /** Account whose alarms are told. */
  readonly account: string;
  /** Services that tell of alarms in their own name. @default - CloudWatch */
  readonly services?: readonly string[];
}

/**
 * A topic that tells people of alarms, encrypted and by TLS only.
 *
 * @throws ConfigurationError on a name or contacts that SNS would refuse
 */
export class AlarmTopic extends Construct {
  readonly arn: string;
  readonly encryptionKey: KmsKey;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    this.check(props);
    const services = props.services ?? ["cloudwatch.amazonaws.com"];

    const topic = new SnsTopic(this, "topic", { name: props.name, kmsMasterKeyId: props.encryptionKey.arn });
    new SnsTopicPolicy(this, "policy", { arn: topic.arn, policy: topicPolicy(topic.arn, props.account, services) });
    for (const contact of props.contacts) {
      new SnsTopicSubscription(this, contactId(contact), { topicArn: topic.arn, protocol: "email", endpoint: contact });
    }

    this.arn = topic.arn;
    this.encryptionKey = props.encryptionKey;
  }

  private check({ name, contacts, account }: AlarmTopicProps): void {
    const path = this.node.path;
    checkText(`${path}.name`, name, /^[A-Za-z0-9_-]{1,256}$/, "is not a topic's name", "at most 256 letters, digits, - and _");
    checkAccount(`${path}.account`, account);
    if (contacts.length === 0) {
      throw new ConfigurationError(`${path}.contacts`, "is empty", undefined, "one e-mail address or more");
    }
    checkUnique(`${path}.contacts`, contacts);
  }
}

function topicPolicy(arn: string, account: string, services: readonly string[]): string {
  return policyDocument([
    {
      sid: "TakeAlarms",
      principal: { Service: services },
      actions: ["sns:Publish"],
      resources: [arn],
      conditions: { StringEquals: { "aws:SourceAccount": [account] } },
    },
    {
      sid: "DenyPlainTransport",
      effect: "Deny",
      principal: "*",
      actions: ["sns:Publish"],
      resources: [arn],
      conditions: { Bool: { "aws:SecureTransport": ["false"] } },
    },
  ]);
}
