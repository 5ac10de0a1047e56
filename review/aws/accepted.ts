import type { Finding } from "./rule";

/** Findings that are right, and yet no fault. By rule and what was given, never by stack. */
export const accepted: readonly { readonly rule: string; readonly given: RegExp; readonly reason: string }[] = [
  {
    rule: "condition keys exist",
    given: /^kms:EncryptionContext:aws:logs:arn on kms:DescribeKey$/,
    reason:
      "AWS' own key policy for CloudWatch Logs has it so; the service does without DescribeKey (Amazon CloudWatch Logs User Guide, Encrypt log data in CloudWatch Logs using AWS KMS)",
  },
  {
    rule: "actions fit resources",
    given: /^arn:aws:ec2:[a-z0-9-]+:\*:spot-instances-request\/\*$/,
    reason: "Karpenter's own policy has it beside the fleet that asks for spot capacity (Karpenter, Reference, CloudFormation)",
  },
];

export const isAccepted = ({ rule, given }: Finding): boolean =>
  accepted.some((one) => one.rule === rule && one.given.test(given));
