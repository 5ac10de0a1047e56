import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Token } from "../../../lib/terraform";
import { ExternalSecret, type SecretSettings } from "../../../modules/secrets";
import type { BaseStack } from "../../../stacks/base";
import { addressesOf, resourceAt } from "../../support/resources";
import { reference, statementsOf, synthSecrets } from "./support";

const synth = (settings: Partial<SecretSettings> | ((stack: BaseStack) => Partial<SecretSettings>) = {}) =>
  synthSecrets((secrets, stack) => {
    const given = typeof settings === "function" ? settings(stack) : settings;
    new ExternalSecret(secrets, "stripe", { name: "debtflow/production/stripe", keys: ["api_key"], ...given });
  });

const address = "aws_secretsmanager_secret.secrets_stripe_secret";

describe("Every secret", () => {
  it("is named as asked, can be restored for 30 days, and leaves out what it is not given", () => {
    expect(resourceAt(synth(), address)).toEqual({ name: "debtflow/production/stripe", recovery_window_in_days: 30 });
    expect(addressesOf(synth())).not.toContain("aws_secretsmanager_secret_policy.secrets_stripe_policy");
  });

  it("takes a description, a key and a recovery window", () => {
    const json = synth((stack) => ({
      description: "Stripe API credentials",
      encryptionKey: new KmsKey(stack, "key"),
      recoveryWindowDays: 7,
    }));
    expect(resourceAt(json, address)).toMatchObject({
      description: "Stripe API credentials",
      kms_key_id: reference("aws_kms_key.key.arn"),
      recovery_window_in_days: 7,
    });
  });

  it("is gone at once where it is told to be", () => {
    expect(resourceAt(synth({ recoveryWindowDays: 0 }), address).recovery_window_in_days).toBe(0);
  });

  it("keeps other accounts out, but not AWS' own services", () => {
    const json = synth({ account: "123456789012" });
    expect(statementsOf(json, "stripe")).toEqual([
      {
        Sid: "DenyOtherAccounts",
        Effect: "Deny",
        Principal: "*",
        Action: "secretsmanager:*",
        Resource: "*",
        Condition: {
          StringNotEquals: { "aws:PrincipalAccount": "123456789012" },
          Bool: { "aws:PrincipalIsAWSService": "false" },
        },
      },
    ]);
    expect(resourceAt(json, "aws_secretsmanager_secret_policy.secrets_stripe_policy")).toMatchObject({
      secret_arn: reference("aws_secretsmanager_secret.secrets_stripe_secret.arn"),
      block_public_policy: true,
    });
  });

  it("keeps everybody but its readers from the value, and from nothing else", () => {
    const readers = ["arn:aws:iam::123456789012:role/debtflow-production-api", "arn:aws:iam::123456789012:role/deploy-*"];
    expect(statementsOf(synth({ readers }), "stripe")).toEqual([
      {
        Sid: "DenyOtherReaders",
        Effect: "Deny",
        Principal: "*",
        Action: "secretsmanager:GetSecretValue",
        Resource: "*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": readers } },
      },
    ]);
  });

  it("leaves to Terraform what only Terraform knows", () => {
    const name = Token.asString({ resolve: () => "LATER", creationStack: [], toString: () => "" });
    expect(resourceAt(synth({ name }), address).name).toBe("LATER");
  });

  it.each([7, 30])("takes a recovery window of %i days", (recoveryWindowDays) => {
    expect(resourceAt(synth({ recoveryWindowDays }), address).recovery_window_in_days).toBe(recoveryWindowDays);
  });

  const path = "test/secrets/stripe";
  it.each<[string, Partial<SecretSettings>, string]>([
    [
      "a name with a blank",
      { name: "a b" },
      `${path}.name: is not a secret's name, got "a b"; allowed: 1 to 512 letters, digits and / _ + = . @ -`,
    ],
    ["an empty name", { name: "" }, `${path}.name: is not a secret's name, got ""`],
    ["a name of 513 characters", { name: "a".repeat(513) }, "allowed: 1 to 512 letters"],
    ...[1, 6, 31, 7.5, -1].map((recoveryWindowDays): [string, Partial<SecretSettings>, string] => [
      `a recovery window of ${recoveryWindowDays} days`,
      { recoveryWindowDays },
      `${path}.recoveryWindowDays: is out of range, got ${recoveryWindowDays}; allowed: 7 to 30, or 0 to delete at once`,
    ]),
    ["a short account", { account: "1234" }, `${path}.account: is not an account id, got "1234"; allowed: 12 digits`],
    [
      "an empty list of readers",
      { readers: [] },
      `${path}.readers: lets nobody read, not even Terraform, got []; allowed: one or more ARNs`,
    ],
    [
      "a reader that is no ARN",
      { readers: ["api"] },
      `${path}.readers[0]: is not a principal, got "api"; allowed: an ARN of IAM, such as a role's`,
    ],
  ])("refuses %s", (_, settings, message) => {
    expect(() => synth(settings)).toThrow(message);
  });
});
