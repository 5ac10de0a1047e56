import { Construct, TerraformOutput } from "../../../lib/terraform";
import { GeneratedSecret, type GeneratedSecretProps } from "../../../modules/secrets";
import { addressesOf } from "../../support/resources";
import { ephemeralsOf, reference, synthSecrets, writtenTo } from "./support";

const synth = (props: Partial<GeneratedSecretProps> = {}, use: (secret: GeneratedSecret, scope: Construct) => void = () => {}) =>
  synthSecrets((secrets, stack) =>
    use(
      new GeneratedSecret(secrets, "django", {
        name: "debtflow/production/django",
        generated: { secret_key: { length: 50, symbols: true } },
        ...props,
      }),
      stack,
    ),
  );

const made = "aws_secretsmanager_random_password.secrets_django_new-secret_key";

describe("GeneratedSecret", () => {
  it("is a secret and a value, and nothing that would keep the value", () => {
    expect(addressesOf(synth())).toEqual([
      "aws_secretsmanager_secret.secrets_django_secret",
      "aws_secretsmanager_secret_version.secrets_django_value",
    ]);
  });

  it("writes the value where neither plan nor state keep it", () => {
    const value = writtenTo(synth(), "django");
    expect(value.secret_string_wo).toBe(reference(`jsonencode({"secret_key" = ephemeral.${made}.random_password})`));
    expect(value).not.toHaveProperty("secret_string");
  });

  it("makes each key with its own length and symbols", () => {
    const json = synth({ generated: { secret_key: { length: 50, symbols: true }, jwt: { length: 64 } } });
    expect(ephemeralsOf(json)).toEqual({
      [made]: { password_length: 50, exclude_punctuation: false, require_each_included_type: true },
      "aws_secretsmanager_random_password.secrets_django_new-jwt": {
        password_length: 64,
        exclude_punctuation: true,
        require_each_included_type: true,
      },
    });
  });

  it("makes new values only when its rotation says so", () => {
    expect(writtenTo(synth(), "django").secret_string_wo_version).toBe(1);
    expect(writtenTo(synth({ rotation: 2 }), "django").secret_string_wo_version).toBe(2);
  });

  it("holds on to the version that it made, whoever writes a later one", () => {
    expect(writtenTo(synth(), "django")).toMatchObject({
      version_stages: ["AWSCURRENT", "TERRAFORM"],
      lifecycle: { ignore_changes: ["version_stages"] },
    });
  });

  it("puts what is no secret beside what is", () => {
    const json = synth({ plain: { username: "debtflow" } }, ({ keys }) => expect(keys).toEqual(["username", "secret_key"]));
    expect(writtenTo(json, "django").secret_string_wo).toContain('"username" = "debtflow"');
  });

  it("is read back by its version, so that a plan never reads a secret without a value", () => {
    const json = synth({}, (secret, scope) => {
      new TerraformOutput(scope, "read", { value: [secret.read("secret_key"), secret.read("secret_key")] });
    });
    expect(ephemeralsOf(json)).toHaveProperty(["aws_secretsmanager_secret_version.secrets_django_current"], {
      secret_id: reference("aws_secretsmanager_secret_version.secrets_django_value.arn"),
    });
    const read = reference(
      "jsondecode(ephemeral.aws_secretsmanager_secret_version.secrets_django_current.secret_string).secret_key",
    );
    expect(JSON.parse(json).output.read.value).toEqual([read, read]);
  });

  it("has a revision that follows every value that is made, asked for or not", () => {
    const json = synth({}, ({ revision }, scope) => {
      new TerraformOutput(scope, "revision", { value: revision });
    });
    expect(JSON.parse(json).output.revision.value).toBe(
      reference("parseint(substr(sha256(aws_secretsmanager_secret_version.secrets_django_value.version_id), 0, 7), 16)"),
    );
  });

  it("shares no address with another secret, not even an ephemeral one", () => {
    const collide = () =>
      synthSecrets((secrets, stack) => {
        const props = { name: "a", generated: { k: { length: 16 } } };
        new GeneratedSecret(new Construct(secrets, "a_b"), "c", props);
        new GeneratedSecret(new Construct(new Construct(secrets, "a"), "b"), "c", props);
        return stack;
      });
    expect(collide).toThrow(
      /has the same address as .*, got "ephemeral\.aws_secretsmanager_random_password\.secrets_a_b_c_new-k"/,
    );
  });

  it.each([16, 4096])("takes a length of %i", (length) => {
    expect(Object.values(ephemeralsOf(synth({ generated: { key: { length } } })))).toEqual([
      { password_length: length, exclude_punctuation: true, require_each_included_type: true },
    ]);
  });

  const path = "test/secrets/django";
  it.each<[string, Partial<GeneratedSecretProps>, string]>([
    ["nothing to make", { generated: {} }, `${path}.generated: is empty; allowed: one or more`],
    [
      "a key with a dot",
      { generated: { "a.b": { length: 16 } } },
      `${path}.generated: is not a secret's key, got "a.b"; allowed: letters, digits, _ and -`,
    ],
    ...[15, 4097, 20.5].map((length): [string, Partial<GeneratedSecretProps>, string] => [
      `a length of ${length}`,
      { generated: { key: { length } } },
      `${path}.generated.key.length: is out of range, got ${length}; allowed: 16 to 4096`,
    ]),
    [
      "a key that is made and given",
      { plain: { secret_key: "x" } },
      `${path}.plain: is there twice, got "secret_key"; allowed: each value once`,
    ],
    [
      "a plain key with a blank",
      { plain: { "a b": "x" } },
      `${path}.plain: is not a secret's key, got "a b"; allowed: letters, digits and _ . -`,
    ],
    ["rotation 0", { rotation: 0 }, `${path}.rotation: is out of range, got 0; allowed: 1 or more`],
  ])("refuses %s", (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });
});
