import { ConfigurationError } from "../../lib/errors";
import { isOpenSecret, masked, openSecretsIn, secretLooking, withoutSecrets } from "../../lib/secret-looking";

/** Put together here, so that no scanner of this repository takes them for real ones. */
const joined = (...parts: string[]) => parts.join("");
const aws = joined("AKIA", "IOSFODNN7EXAMPLE");
const pem = joined("-----BEGIN RSA ", "PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----");

describe("what looks like a secret", () => {
  it.each([
    [aws, "an AWS access key"],
    [joined("ASIA", "IOSFODNN7EXAMPLE"), "an AWS access key"],
    [pem, "a private key"],
    [joined("-----BEGIN OPENSSH ", "PRIVATE KEY-----"), "a private key"],
    [joined("sk_", "live_4eC39HqLyjWDarjtT1zdp7dc"), "a key of Stripe"],
    [joined("ghp_", "a".repeat(36)), "a token of GitHub"],
    [joined("github_", "pat_", "1".repeat(22)), "a token of GitHub"],
    [joined("glpat-", "x".repeat(20)), "a token of GitLab"],
    [joined("xoxb-", "123456789012-abcdef"), "a token of Slack"],
    [joined("https://hooks.slack.com/", "services/T00000000/B00000000/XXXXXXXXXXXX"), "a webhook of Slack"],
    [joined("eyJhbGciOiJIUzI1NiJ9", ".eyJzdWIiOiIxMjM0In0", ".dozjgNryP4J3jVmNHl0w5N_X"), "a JSON web token"],
    ["postgres://user:hunter2@db.example.com/app", "a URL with a password"],
    ["redis://:hunter2@cache.example.com", "a URL with a password"],
  ])("%s", (text, what) => {
    expect(secretLooking(`before ${text} after`)).toBe(what);
    expect(withoutSecrets(text)).not.toContain(text);
  });

  it.each([
    "postgresql://app:{password}@{host}/app",
    "postgres://app:$(PASSWORD)@db/app",
    "https://example.com:8443/@user",
    "https://user@example.com/",
    "arn:aws:iam::123456789012:role/admin",
    "-----BEGIN CERTIFICATE-----",
    "AKIA",
    "ssl_cert_reqs=required",
    "",
  ])("is not %j", (text) => {
    expect(secretLooking(text)).toBeUndefined();
  });

  it.each([
    ["DB_PASSWORD", "hunter2"],
    ["PGPASSWORD", "hunter2"],
    ["STRIPE_SECRET", "x"],
    ["DJANGO_SECRET_KEY", "x"],
    ["GITHUB_TOKEN", "x"],
    ["SENDGRID_API_KEY", "x"],
    ["AWS_SECRET_ACCESS_KEY", "x"],
    ["api-key", "x"],
    ["TOKEN_2", "x"],
  ])("is a variable %s with the value %s", (name, value) => {
    expect(isOpenSecret(name, value)).toBe(true);
  });

  it.each([
    ["JWT_ACCESS_TOKEN_LIFETIME_MINUTES", "15"],
    ["PASSWORD_MIN_LENGTH", "12"],
    ["DB_PASSWORD_FILE", "/run/secrets/password"],
    ["SECRET_NAME", "stripe"],
    ["MONKEY", "x"],
    ["DB_PASSWORD", ""],
    ["USE_TOKEN", "false"],
    ["REDIS_PASSWORD", "$(OTHER)"],
  ])("is not a variable %s with the value %j", (name, value) => {
    expect(isOpenSecret(name, value)).toBe(false);
  });

  it.each([
    [["app", "--password=hunter2"], ["password"]],
    [["app", "--db-password", "hunter2"], ["db-password"]],
    [
      ["sh", "-c", "PGPASSWORD=hunter2 psql; API_KEY='a b' run"],
      ["PGPASSWORD", "API_KEY"],
    ],
  ])("is the setting of a command: %j", (command, names) => {
    expect(openSecretsIn(command)).toEqual(names);
  });

  it.each([
    [["app", "--password=$(DB_PASSWORD)", "--token", "--verbose"]],
    [["sh", "-c", 'PGPASSWORD="$3" psql --no-password']],
    [["python", "-c", "connect(password=os.environ['PASSWORD'])"]],
    [["app", "--token"]],
  ])("is not a setting that is filled in, or code: %j", (command) => {
    expect(openSecretsIn(command)).toEqual([]);
  });
});

describe("a message", () => {
  it("never holds a secret: neither a short one, nor the rest of a long one", () => {
    expect(masked("abc")).toBe("... (3 characters)");
    expect(masked(aws)).toBe("AKIA... (20 characters)");
    const { message } = new ConfigurationError("x.y", "is wrong", { file: pem, url: "a://b:hunter2@c", key: aws });
    expect(message).not.toMatch(/hunter2|MIIE|IOSFODNN/);
    expect(message).toContain("AKIA... (20 characters)");
  });
});
