import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { AlarmTopic, type AlarmTopicProps } from "../../../modules/alarms";
import { decide, type Policy } from "../../support/iam-evaluator";
import { resolved } from "../../support/references";
import { addressesOf, onlyResource, resourcesOf } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

const account = "123456789012";

const synth = (changes: Partial<AlarmTopicProps> = {}) =>
  synthModule((stack) => {
    new AlarmTopic(stack, "critical", {
      name: "debtflow-production-alarms-critical",
      contacts: ["on-call@example.com", "ops@example.com"],
      encryptionKey: new KmsKey(stack, "key", {}),
      account,
      ...changes,
    });
  });
const json = synth();

describe("a topic of alarms", () => {
  it("is one topic, its policy, and each contact", () => {
    expect(addressesOf(json)).toEqual([
      "aws_kms_key.key",
      "aws_sns_topic.critical_topic",
      "aws_sns_topic_policy.critical_policy",
      "aws_sns_topic_subscription.critical_on-call-at-example-com",
      "aws_sns_topic_subscription.critical_ops-at-example-com",
    ]);
  });

  it("is encrypted under the customer's key", () => {
    expect(onlyResource(json, "aws_sns_topic")).toMatchObject({
      name: "debtflow-production-alarms-critical",
      kms_master_key_id: `\${aws_kms_key.key.arn}`,
    });
  });

  it("tells each contact by e-mail", () => {
    const subscriptions = Object.values(resourcesOf(json).aws_sns_topic_subscription ?? {});
    expect(subscriptions.map(({ protocol, endpoint }) => `${protocol} ${endpoint}`)).toEqual([
      "email on-call@example.com",
      "email ops@example.com",
    ]);
  });
});

describe("who may publish", () => {
  const policyOf = (text: string): Policy => JSON.parse(resolved(text, onlyResource(text, "aws_sns_topic_policy").policy));
  const ask = (service: string, context: Readonly<Record<string, string>> = {}, text = json) =>
    decide([policyOf(text)], {
      action: "sns:Publish",
      resource: `arn:aws:sns:us-east-1:${account}:debtflow-production-alarms-critical`,
      principal: { Service: service },
      context: { "aws:SourceAccount": account, "aws:SecureTransport": "true", ...context },
    });

  it("is CloudWatch, for the account's own alarms", () => {
    expect(ask("cloudwatch.amazonaws.com")).toBe("allowed");
    expect(ask("cloudwatch.amazonaws.com", { "aws:SourceAccount": "999999999999" })).toBe("not allowed");
    expect(ask("s3.amazonaws.com")).toBe("not allowed");
  });

  it("is nobody without TLS", () => {
    expect(ask("cloudwatch.amazonaws.com", { "aws:SecureTransport": "false" })).toBe("denied");
  });

  it("is whom it is told, in place of CloudWatch", () => {
    const budgets = synth({ services: ["budgets.amazonaws.com"] });
    expect(ask("budgets.amazonaws.com", {}, budgets)).toBe("allowed");
    expect(ask("cloudwatch.amazonaws.com", {}, budgets)).toBe("not allowed");
  });
});

describe("a topic of alarms refuses", () => {
  it.each<[string, Partial<AlarmTopicProps>, RegExp]>([
    [
      "a name with a dot",
      { name: "a.fifo" },
      /critical\.name: is not a topic's name, got "a\.fifo"; allowed: at most 256 letters/,
    ],
    ["nobody to tell", { contacts: [] }, /critical\.contacts: is empty; allowed: one e-mail address or more/],
    [
      "somebody twice",
      { contacts: ["a@example.com", "a@example.com"] },
      /critical\.contacts: is there twice, got "a@example\.com"/,
    ],
    ["no account", { account: "1234" }, /critical\.account: .*got "1234"/],
  ])("%s", (_, changes, message) => {
    expect(() => synth(changes)).toThrow(message);
  });
});
