import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { TerraformOutput, Token } from "../../../lib/terraform";
import { Bucket, type BucketProps } from "../../../modules/storage";
import { addressesOf, onlyResource } from "../../support/resources";
import { synthModule } from "../../support/synth-module";
import { part, synthBucket } from "./support";

const ref = (path: string) => `\${${path}}`;

describe("Bucket", () => {
  it("is a bucket and all that makes it safe, with addresses that name it", () => {
    expect(addressesOf(synthBucket())).toEqual([
      "aws_s3_bucket.storage_files_bucket",
      "aws_s3_bucket_lifecycle_configuration.storage_files_lifecycle",
      "aws_s3_bucket_ownership_controls.storage_files_ownership",
      "aws_s3_bucket_policy.storage_files_policy",
      "aws_s3_bucket_public_access_block.storage_files_public-access",
      "aws_s3_bucket_server_side_encryption_configuration.storage_files_encryption",
      "aws_s3_bucket_versioning.storage_files_versioning",
    ]);
  });

  it("does not go while it holds objects, unless told to", () => {
    expect(onlyResource(synthBucket(), "aws_s3_bucket")).toEqual({ bucket: "debtflow-files-staging", force_destroy: false });
    expect(onlyResource(synthBucket({ forceDestroy: true }), "aws_s3_bucket").force_destroy).toBe(true);
  });

  it("is closed to the public in all four ways", () => {
    expect(part(synthBucket(), "aws_s3_bucket_public_access_block", "public-access")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  it("owns every object in it", () => {
    expect(part(synthBucket(), "aws_s3_bucket_ownership_controls", "ownership").rule).toEqual({
      object_ownership: "BucketOwnerEnforced",
    });
  });

  it("sets public access, ownership and policy one after the other, because S3 refuses them at once", () => {
    const json = synthBucket();
    expect(part(json, "aws_s3_bucket_ownership_controls", "ownership").depends_on).toEqual([
      "aws_s3_bucket_public_access_block.storage_files_public-access",
    ]);
    expect(part(json, "aws_s3_bucket_policy", "policy").depends_on).toEqual([
      "aws_s3_bucket_ownership_controls.storage_files_ownership",
    ]);
  });

  it("encrypts with S3's own key", () => {
    expect(part(synthBucket(), "aws_s3_bucket_server_side_encryption_configuration", "encryption").rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
  });

  it("encrypts with a customer managed key, asking KMS once per bucket rather than per object", () => {
    const json = synthBucket((stack) => ({ encryptionKey: new KmsKey(stack, "key") }));
    expect(part(json, "aws_s3_bucket_server_side_encryption_configuration", "encryption").rule).toEqual([
      {
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: ref("aws_kms_key.key.arn") },
        bucket_key_enabled: true,
      },
    ]);
  });

  it.each<[string, Partial<BucketProps>, string]>([
    ["keeps versions", {}, "Enabled"],
    ["suspends versions when told to", { versioning: false }, "Suspended"],
  ])("%s", (_, overrides, status) => {
    const json = synthBucket(overrides);
    expect(part(json, "aws_s3_bucket_versioning", "versioning").versioning_configuration).toEqual({ status });
  });

  it("sends object events to EventBridge only when told to", () => {
    expect(addressesOf(synthBucket()).join()).not.toContain("notification");
    const json = synthBucket({ eventBridge: true });
    expect(part(json, "aws_s3_bucket_notification", "events")).toMatchObject({ eventbridge: true });
  });

  it("hands out references to itself", () => {
    const { output } = JSON.parse(
      synthModule((stack) => {
        const { arn, name } = new Bucket(stack, "files", { name: "debtflow-files-staging" });
        new TerraformOutput(stack, "all", { value: [arn, name] });
      }),
    );
    expect(output.all.value).toEqual([ref("aws_s3_bucket.files_bucket.arn"), ref("aws_s3_bucket.files_bucket.bucket")]);
  });

  it("leaves every part on the bucket that it belongs to", () => {
    const { aws_s3_bucket: _, ...parts } = JSON.parse(
      synthBucket({ cors: [{ origins: ["*"], methods: ["GET"] }], eventBridge: true }),
    ).resource;
    const targets = Object.values(parts).flatMap((named) => Object.values(named as object).map(({ bucket }) => bucket));
    expect(targets).toEqual(Array(8).fill(ref("aws_s3_bucket.storage_files_bucket.id")));
  });
});

describe("A bucket's name", () => {
  it.each(["abc", "a".repeat(63), "logs.example.com", "0-files", "1.2.3.4.5"])("may be %s", (name) => {
    expect(onlyResource(synthBucket({ name }), "aws_s3_bucket").bucket).toBe(name);
  });

  it.each([
    ["ab"],
    ["a".repeat(64)],
    ["Files"],
    ["my_files"],
    ["-files"],
    ["files-"],
    [".files"],
    ["files."],
    ["my..files"],
    ["my.-files"],
    ["my-.files"],
    ["192.168.5.4"],
    ["xn--files"],
    ["sthree-files"],
    ["amzn-s3-demo-files"],
    ["files-s3alias"],
    ["files--ol-s3"],
    ["files.mrap"],
    ["files--x-s3"],
    ["files--table-s3"],
  ])("may not be %s", (name) => {
    expect(() => synthBucket({ name })).toThrow(
      `test/storage/files.name: is not a bucket name, got "${name}"; allowed: 3 to 63 lower-case letters, digits, hyphens and dots`,
    );
  });

  it("may be one that only Terraform knows", () => {
    const name = Token.asString({ resolve: () => "LATER", creationStack: [], toString: () => "" });
    expect(onlyResource(synthBucket({ name }), "aws_s3_bucket").bucket).toBe("LATER");
  });
});
