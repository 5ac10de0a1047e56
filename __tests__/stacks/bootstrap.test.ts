import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { StateStore } from "../../environments/names";
import { BootstrapStack } from "../../stacks/bootstrap";
import { addressesOf, onlyResource, resourceAt } from "../support/resources";
import { synthStacks } from "../support/synth-stacks";

const store: StateStore = {
  owner: "debtflow",
  account: "123456789012",
  region: "us-east-1",
  bucket: "debtflow-terraform-state",
  lockTable: "debtflow-terraform-lock",
  lockFile: false,
  disposable: false,
};

function synthBootstrap(overrides: Partial<StateStore> = {}): string {
  const { stacks } = synthStacks((app) => new BootstrapStack(app, { ...store, ...overrides }));
  return stacks["debtflow-bootstrap"] ?? "";
}

describe("bootstrap", () => {
  const json = synthBootstrap();

  it("is a closed, versioned, encrypted bucket and a table, and nothing else", () => {
    expect(addressesOf(json)).toEqual([
      "aws_dynamodb_table.lock",
      "aws_s3_bucket.state_bucket",
      "aws_s3_bucket_lifecycle_configuration.state_lifecycle",
      "aws_s3_bucket_ownership_controls.state_ownership",
      "aws_s3_bucket_policy.state_policy",
      "aws_s3_bucket_public_access_block.state_public-access",
      "aws_s3_bucket_server_side_encryption_configuration.state_encryption",
      "aws_s3_bucket_versioning.state_versioning",
    ]);
  });

  it("makes the account's provider for GitHub where it is told to", () => {
    const address = "aws_iam_openid_connect_provider.github";
    expect(addressesOf(json)).not.toContain(address);
    const withProvider = synthBootstrap({ githubProvider: true });
    expect(resourceAt(withProvider, address)).toMatchObject({
      url: "https://token.actions.githubusercontent.com",
      client_id_list: ["sts.amazonaws.com"],
    });
  });

  it("is no table where a file beside the state locks it, and forgets the one from before", () => {
    const alone = synthBootstrap({ lockTable: undefined, lockFile: true });
    expect(addressesOf(alone)).not.toContain("aws_dynamodb_table.lock");
    const { terraform, removed, output } = JSON.parse(alone);
    expect(terraform.backend.s3.use_lockfile).toBe(true);
    expect(terraform.backend.s3).not.toHaveProperty("dynamodb_table");
    expect(removed).toEqual([{ from: "aws_dynamodb_table.lock", lifecycle: { destroy: false } }]);
    expect(output).not.toHaveProperty("lock_table");
  });

  it("keeps its state in the bucket that it makes", () => {
    expect(JSON.parse(json).terraform.backend.s3).toMatchObject({
      bucket: "debtflow-terraform-state",
      key: "debtflow/bootstrap.tfstate",
      dynamodb_table: "debtflow-terraform-lock",
    });
    expect(json).toHaveResourceWithProperties(S3Bucket, { bucket: "debtflow-terraform-state", force_destroy: false });
  });

  it("keeps replaced states for 90 days, and the newest twenty for ever", () => {
    const { rule } = onlyResource(json, "aws_s3_bucket_lifecycle_configuration") as { rule: Record<string, unknown>[] };
    const noncurrent = rule.flatMap(({ noncurrent_version_expiration: expiration }) => expiration ?? []);
    expect(noncurrent).toEqual([{ newer_noncurrent_versions: 20, noncurrent_days: 90 }]);
  });

  it("has the lock table that Terraform asks for, which cannot be deleted by accident", () => {
    expect(json).toHaveResourceWithProperties(DynamodbTable, {
      name: "debtflow-terraform-lock",
      hash_key: "LockID",
      deletion_protection_enabled: true,
      point_in_time_recovery: { enabled: true },
      server_side_encryption: { enabled: true },
    });
  });

  it("can be destroyed with every state only where it is disposable", () => {
    const disposable = synthBootstrap({ disposable: true });
    expect(disposable).toHaveResourceWithProperties(S3Bucket, { force_destroy: true });
    expect(disposable).toHaveResourceWithProperties(DynamodbTable, { deletion_protection_enabled: false });
  });

  it("names bucket and table in its outputs", () => {
    expect(Object.keys(JSON.parse(json).output)).toEqual(["lock_table", "state_bucket"]);
  });
});
