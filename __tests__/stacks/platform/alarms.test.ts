import { alarmTopicArnsOf } from "../../../environments/names";
import { environmentWith } from "../../support/environments";
import { decide, type Policy, parsePolicy } from "../../support/iam-evaluator";
import { platformWith } from "../../support/platforms";
import { resolved } from "../../support/references";
import { addressesOf, resourceAt, resourcesOf } from "../../support/resources";

const alarms = { critical: ["on-call@example.com"], warning: ["devops@example.com"] };
const changes = { alarms, "addons.monitoring": {} };
const json = platformWith(changes);
const topicArns = alarmTopicArnsOf(environmentWith(changes));
const account = "123456789012";

const alarmAddresses = (text: string) => addressesOf(text).filter((address) => /sns|keys_alarms|alertmanager/.test(address));

describe("the topics of alarms", () => {
  it("have the names that later stacks work out", () => {
    const names = Object.values(resourcesOf(json).aws_sns_topic ?? {}).map(
      ({ name }) => `arn:aws:sns:us-east-1:${account}:${name}`,
    );
    expect(names.sort()).toEqual(Object.values(topicArns).sort());
  });

  it("tell each severity's own contacts", () => {
    const told = Object.values(resourcesOf(json).aws_sns_topic_subscription ?? {});
    expect(told.map(({ topic_arn, endpoint }) => `${topic_arn} ${endpoint}`).sort()).toEqual([
      `\${aws_sns_topic.alarms_critical_topic.arn} on-call@example.com`,
      `\${aws_sns_topic.alarms_warning_topic.arn} devops@example.com`,
    ]);
  });

  it("are there only for severities that anybody is told of", () => {
    const topics = (text: string) => Object.keys(resourcesOf(text).aws_sns_topic ?? {});
    expect(topics(platformWith({ ...changes, alarms: { critical: alarms.critical } }))).toEqual(["alarms_critical_topic"]);
    expect(alarmAddresses(platformWith({ "addons.monitoring": {} }))).toEqual([]);
  });

  it("have a key that CloudWatch may use, for alarms of this account", () => {
    const key = parsePolicy(resourceAt(json, "aws_kms_key.keys_alarms").policy);
    const ask = (source: string) =>
      decide([key], {
        action: "kms:GenerateDataKey",
        resource: "*",
        principal: { Service: "cloudwatch.amazonaws.com" },
        context: { "aws:SourceAccount": source },
      });
    expect(ask(account)).toBe("allowed");
    expect(ask("999999999999")).toBe("not allowed");
  });
});

describe("Alertmanager's role", () => {
  const policy = (text: string): Policy =>
    JSON.parse(resolved(text, resourceAt(text, "aws_iam_role_policy.addon_alertmanager_policy").policy));
  const ask = (action: string, resource: string) => decide([policy(json)], { action, resource });

  it("tells of alerts, and does nothing else", () => {
    for (const arn of Object.values(topicArns)) {
      expect(ask("sns:Publish", arn)).toBe("allowed");
      expect(ask("sns:Subscribe", arn)).toBe("not allowed");
    }
    expect(ask("sns:Publish", `arn:aws:sns:us-east-1:${account}:other`)).toBe("not allowed");
  });

  it("uses the topics' key", () => {
    expect(policy(json)).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({ Sid: "UseKey", Action: ["kms:Decrypt", "kms:GenerateDataKey"] }),
      ]),
    });
    expect(resourceAt(json, "aws_iam_role_policy.addon_alertmanager_policy").policy).toContain(`\${aws_kms_key.keys_alarms.arn}`);
  });

  it("is there only where somebody is told", () => {
    expect(alarmAddresses(platformWith({ "addons.monitoring": {} }))).toEqual([]);
    expect(addressesOf(json)).toContain("aws_iam_role.addon_alertmanager_role");
  });
});
