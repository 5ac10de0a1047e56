import type { PolicyStatement } from "../../../lib/policy";

export interface AlertmanagerTargets {
  /** Topics that tell people. */
  readonly topicArns: readonly string[];
  /** Customer managed key of the topics. */
  readonly keyArn: string;
}

/** What Alertmanager may do: tell people. Source: Amazon SNS, Encrypting Amazon SNS topic data, for the key. */
export function alertmanagerStatements({ topicArns, keyArn }: AlertmanagerTargets): PolicyStatement[] {
  return [
    { sid: "TellPeople", actions: ["sns:Publish"], resources: topicArns },
    { sid: "UseKey", actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [keyArn] },
  ];
}
