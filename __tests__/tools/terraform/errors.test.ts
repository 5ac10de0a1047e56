import { describeError } from "../../../tools/errors";
import { terraformError } from "../../../tools/terraform/errors";

const diagnostic = (summary: string, detail = "") => ({ severity: "error" as const, summary, detail });

const lockDetail = `Error message: operation error DynamoDB: PutItem, ConditionalCheckFailedException
Lock Info:
  ID:        6b0bd63c-59e6-9f2a-dd5e-53ef7f6f0a5b
  Path:      state/local/platform.tfstate
  Operation: OperationTypeApply
  Who:       ann@laptop
  Version:   1.11.4
  Created:   2026-11-21 07:25:46.123456789 +0000 UTC
  Info:

Terraform acquires a state lock to protect the state from being written`;

describe("terraformError", () => {
  it("tells who holds the lock, since when, and how to get rid of it", () => {
    const error = terraformError("apply", [diagnostic("Error acquiring the state lock", lockDetail)], "");
    expect(error.kind).toBe("locked");
    expect(error.lock).toEqual({
      id: "6b0bd63c-59e6-9f2a-dd5e-53ef7f6f0a5b",
      who: "ann@laptop",
      since: "2026-11-21 07:25:46 +0000 UTC",
      operation: "apply",
    });
    expect(error.message).toBe(
      "the state is locked: apply by ann@laptop since 2026-11-21 07:25:46 +0000 UTC (lock 6b0bd63c-59e6-9f2a-dd5e-53ef7f6f0a5b)",
    );
    expect(error.next).toContain("terraform force-unlock 6b0bd63c-59e6-9f2a-dd5e-53ef7f6f0a5b");
  });

  it("names the workspace that is locked in Terraform Cloud, not the lock that Terraform tried to take", () => {
    const detail = lockDetail.replace(
      /^Error message: .*/,
      'Error message: workspace already locked (lock ID: "acme/shop-platform")',
    );
    const error = terraformError("plan", [diagnostic("Error acquiring the state lock", detail)], "");
    expect(error).toMatchObject({ kind: "locked", lock: undefined, message: "the workspace acme/shop-platform is locked" });
    expect(error.next).toContain("terraform force-unlock acme/shop-platform");
  });

  it.each([
    ["wrong account", "AWS account ID not allowed: 111111111111", /credentials of the account/],
    ["registry unreachable", "Failed to query available provider packages", /check the network/],
    ["backend missing", 'S3 bucket "x" does not exist.', /bootstrap stack first/],
    ["not initialized", "Backend initialization required, please run terraform init", /terraform init/],
    ["no credentials", "No valid credential sources found", /log in to AWS/],
    [
      "endpoint unreachable",
      'Kubernetes cluster unreachable: Get "https://x.eks.amazonaws.com": i/o timeout',
      /network reaches it/,
    ],
    [
      "chart unreachable",
      'Error locating chart: Unable to locate chart keda: Get "https://charts.example.com/index.yaml": dial tcp: lookup charts.example.com: no such host',
      /repository of charts answers/,
    ],
    ["no cloud login", "Required token could not be found", /terraform login/],
    ["no cloud login", 'Failed to read organization "acme" at host app.terraform.io', /organization and hostname/],
    ["cloud rights", "Insufficient rights to generate a plan", /admin access to the workspace/],
    ["version control", "Saved plans not allowed for workspaces with a VCS connection", /merge the change there/],
    ["endpoint unreachable", "dial tcp 127.0.0.1:1: connect: connection refused", /endpoint runs/],
    ["checksum mismatch", "the local package doesn't match any of the checksums", /locks\//],
    ["other", "creating thing: it is Tuesday", /run this again/],
  ])("recognises %s", (kind, summary, next) => {
    const error = terraformError("plan", [diagnostic(summary)], "");
    expect(error.kind).toBe(kind);
    expect(error.next).toMatch(next);
    expect(describeError(error)).toBe(
      `terraform plan failed:\n  ${summary}\n  next: ${error.next.replaceAll("\n", "\n        ")}`,
    );
  });

  const place = { place: "s3://b/k.tfstate", wayBack: "the way back", tableBack: "the table back" };

  it.each([
    [
      "state digest",
      "state data in S3 does not have the expected content.",
      /^s3:\/\/b\/k.tfstate is not what was written last/,
      "the way back",
    ],
    [
      "state broken",
      "Unsupported state file format: The state file could not be parsed as JSON: syntax error at byte offset 40.",
      /^s3:\/\/b\/k.tfstate is no whole state/,
      "the way back",
    ],
    [
      "lock table missing",
      "Error acquiring the state lock\nError message: operation error DynamoDB: PutItem, ResourceNotFoundException: Requested resource not found",
      /^the table is missing that locks s3:\/\/b\/k.tfstate/,
      "the table back",
    ],
  ])("names file and way back on %s", (kind, summary, message, next) => {
    const error = terraformError("plan", [diagnostic(summary)], "", place);
    expect(error).toMatchObject({ kind, next });
    expect(error.message).toMatch(message);
    expect(terraformError("plan", [diagnostic(summary)], "").next).toContain("npx slipway");
  });

  it("names the resource, and leaves warnings out", () => {
    const warning = { severity: "warning" as const, summary: "Deprecated" };
    const error = terraformError("apply", [warning, { ...diagnostic("it broke"), address: "aws_vpc.v" }], "");
    expect(error.message).toBe("terraform apply failed:\n  aws_vpc.v: it broke");
  });

  it("falls back to the text, without its frame", () => {
    expect(terraformError("init", [], "╷\n│ Error: no such thing\n│\n╵\n").message).toBe(
      "terraform init failed:\n  Error: no such thing",
    );
  });
});

describe("a machine that is not as it should be", () => {
  it.each([
    // AWS, "Error responses" (S3, STS), and Go's crypto/x509.
    ["RequestTimeTooSkewed: The difference between the request time and the current time is too large."],
    ["SignatureDoesNotMatch: Signature expired: 20190101T000000Z is now earlier than 20261125T000000Z"],
    ["tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2019-01-01T00:00:00Z"],
  ])("is told of its clock: %s", (said) => {
    const error = terraformError("plan", [], said);
    expect(error.kind).toBe("clock");
    expect(error.next).toMatch(/^look at this machine's clock, which says \d{4}-\d\d-\d\d \d\d:\d\d UTC: set it/);
  });

  it.each(["write /x/terraform.tfstate: no space left on device", "write: disk quota exceeded"])(
    "is told of its disk: %s",
    (said) => {
      const error = terraformError("apply", [], said);
      expect(error.kind).toBe("disk full");
      expect(error.next).toMatch(/^make room on that disk, and run this again: it continues/);
    },
  );
});
