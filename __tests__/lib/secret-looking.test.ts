import { ConfigurationError } from "../../lib/errors";
import { isOpenSecret, masked, openSecretsIn, openSecretsInFile, secretLooking, withoutSecrets } from "../../lib/secret-looking";

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
    [joined("sk-", "ant-api03-abcdefgh"), "a key of Anthropic or OpenAI"],
    [joined("sk-", "proj-abcdefgh"), "a key of Anthropic or OpenAI"],
    [joined("hf_", "a".repeat(34)), "a token of Hugging Face"],
    [joined("dckr_", "pat_", "a".repeat(27)), "a token of Docker Hub"],
    ["Bearer 0123456789abcdef", "a bearer token"],
    ["Server=db;Password=hunter2;", "a connection string with a password"],
    ["host=db password=hunter2", "a connection string with a password"],
    ["AccountName=a;AccountKey=aHVudGVyMg==", "a connection string with a password"],
    ["postgres://user:$ecret@db/app", "a URL with a password"],
    ["postgres://user:{x@db/app", "a URL with a password"],
    ["postgres://user:<x@db/app", "a URL with a password"],
    ["postgres://user:*x@db/app", "a URL with a password"],
    ["postgres://user:%40x@db/app", "a URL with a password"],
    ["postgres://{user}:hunter2@db/app", "a URL with a password"],
    ["redis://:hunter2@cache.example.com", "a URL with a password"],
  ])("%s", (text, what) => {
    expect(secretLooking(`before ${text} after`)).toBe(what);
    expect(withoutSecrets(text)).not.toContain(text);
  });

  it.each([
    "postgresql://app:{password}@{host}/app",
    "postgres://app:$(PASSWORD)@db/app",
    "postgres://app:$PASSWORD@db/app",
    "postgres://{user}:<password>@db/app",
    "postgres://app:***@db/app",
    "postgres://app:{name}{number}@db/app",
    "PWD=/app",
    "host={host} password={password} user=app",
    "connect(password=given, host=host)",
    "Bearer of bad news",
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
    ["DB_PASS", "x"],
    ["DB_PASSWORDS", "x"],
    ["TOKENS", "x"],
    ["SECRETS", "x"],
    ["PASSCODE", "1234567"],
    ["APP_SECRET_KEY", "x"],
    ["APP_PRIVATE_KEY", "x"],
    ["APP_MASTER_KEY", "x"],
    ["HMAC_KEY", "x"],
    ["clientSecret", "x"],
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
    ["MAX_TOKEN", "200000"],
    ["REQUIRE_PASSWORD", "1"],
    ["REQUIRE_PASSWORD", "enabled"],
    ["FORGOT_PASSWORD", "/accounts/forgot"],
    ["DB_SECRET", "arn:aws:secretsmanager:us-east-1:123456789012:secret:db"],
    ["COMPASS", "x"],
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
    [["sh", "-c", "app --password hunter2"], ["password"]],
    [["sh", "-c", "app --verbose --password 'hunter2'"], ["password"]],
    [["curl", "-H", "Authorization: Bearer hunter2"], ["Authorization"]],
    [["sh", "-c", 'curl -H "Authorization: Bearer hunter2" api'], ["Authorization"]],
    [["app", "api_key=hunter2"], ["api_key"]],
    [["curl", "https://example.com/?a=b&api_key=hunter2"], ["api_key"]],
  ])("is the setting of a command: %j", (command, names) => {
    expect(openSecretsIn(command)).toEqual(names);
  });

  it.each([
    [["app", "--password=$(DB_PASSWORD)", "--token", "--verbose"]],
    [["sh", "-c", 'PGPASSWORD="$3" psql --no-password']],
    [["python", "-c", "connect(password=os.environ['PASSWORD'])"]],
    [["app", "--token"]],
    [["psql", "--no-password", "app"]],
    [["sh", "-c", 'curl -H "Authorization: Bearer $TOKEN" api --token $TOKEN']],
  ])("is not a setting that is filled in, or code: %j", (command) => {
    expect(openSecretsIn(command)).toEqual([]);
  });
});

describe("a secret in a file", () => {
  it.each([
    "password = hunter2",
    "a=b\nDB_PASSWORD=hunter2\n",
    "export DB_PASSWORD='hunter2'",
    "smtp:\n  password: hunter2",
    '{ "user": "app", "password": "hunter2" }',
  ])("is the value in %j", (text) => {
    expect(openSecretsInFile(text)).toEqual([text.includes("DB_") ? "DB_PASSWORD" : "password"]);
  });

  it.each([
    "password =\nuser = app",
    joined("password: $", "{PASSWORD}"),
    "secret:\n  name: app",
    '{"secret": {"name": "app"}}',
    "token = read_token()",
    "# password = x",
    "tokens_per_second: 5",
  ])("is not in %j", (text) => {
    expect(openSecretsInFile(text)).toEqual([]);
  });
});

describe("a message", () => {
  it("never holds a secret: neither a short one, nor the rest of a long one", () => {
    expect(masked("abc")).toBe("... (3 characters)");
    expect(masked("a")).toBe("... (1 character)");
    expect(masked("hunter2hunt")).toBe("... (11 characters)");
    expect(masked(masked(aws))).toBe(masked(aws));
    expect(masked(aws)).toBe("AKIA... (20 characters)");
    const { message } = new ConfigurationError("x.y", "is wrong", { file: pem, url: "a://b:hunter2@c", key: aws });
    expect(message).not.toMatch(/hunter2|MIIE|IOSFODNN/);
    expect(message).toContain("AKIA... (20 characters)");
  });
});
