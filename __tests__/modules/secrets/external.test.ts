import { ExternalSecret, type ExternalSecretProps, placeholder } from "../../../modules/secrets";
import { addressesOf } from "../../support/resources";
import { ephemeralsOf, reference, synthSecrets, writtenTo } from "./support";

const synth = (props: Partial<ExternalSecretProps> = {}) =>
  synthSecrets((secrets) => {
    new ExternalSecret(secrets, "stripe", { name: "debtflow/production/stripe", keys: ["api_key", "webhook_secret"], ...props });
  });

describe("ExternalSecret", () => {
  it("is a secret and its first value", () => {
    expect(addressesOf(synth())).toEqual([
      "aws_secretsmanager_secret.secrets_stripe_secret",
      "aws_secretsmanager_secret_version.secrets_stripe_value",
    ]);
    expect(ephemeralsOf(synth())).toEqual({});
  });

  it("holds a placeholder for each key until a person comes", () => {
    expect(JSON.parse(String(writtenTo(synth(), "stripe").secret_string_wo))).toEqual({
      api_key: placeholder,
      webhook_secret: placeholder,
    });
  });

  it("is never written again, whichever keys join, and never kept in the state", () => {
    const before = writtenTo(synth(), "stripe");
    const after = writtenTo(synth({ keys: ["api_key", "webhook_secret", "new"] }), "stripe");
    expect(before.secret_string_wo_version).toBe(1);
    expect(after.secret_string_wo_version).toBe(before.secret_string_wo_version);
    expect(after).not.toHaveProperty("secret_string");
    expect(after.lifecycle).toEqual({ ignore_changes: ["version_stages"] });
  });

  it("does not make its placeholder the current value of a secret that it finds", () => {
    const json = synth();
    expect(JSON.parse(json).data.aws_secretsmanager_secrets.secrets_stripe_found).toEqual({
      filter: [{ name: "name", values: ["debtflow/production/stripe"] }],
    });
    expect(writtenTo(json, "stripe").version_stages).toBe(
      reference(
        'compact([contains(tolist(data.aws_secretsmanager_secrets.secrets_stripe_found.names), "debtflow/production/stripe") ? "" : "AWSCURRENT", "TERRAFORM"])',
      ),
    );
  });

  const path = "test/secrets/stripe";
  it.each<[string, readonly string[], string]>([
    ["no key", [], `${path}.keys: is empty; allowed: one or more`],
    ["a key twice", ["a", "a"], `${path}.keys: is there twice, got "a"; allowed: each value once`],
    ["a key with a slash", ["a/b"], `${path}.keys: is not a secret's key, got "a/b"; allowed: letters, digits and _ . -`],
  ])("refuses %s", (_, keys, message) => {
    expect(() => synth({ keys })).toThrow(message);
  });
});
