import type { StackJson } from "./plan";

/** Scanned beside every stack: a scan that does not object to it proves nothing about them. */
export const weakStack: StackJson = {
  resource: {
    aws_db_instance: { open: { engine: "postgres", publicly_accessible: true } },
    aws_iam_role_policy: {
      everything: {
        role: "any",
        policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] }),
      },
    },
    aws_s3_bucket: { open: { bucket: "open" } },
    aws_s3_bucket_public_access_block: {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference, as Terraform reads it
      half: { bucket: "${aws_s3_bucket.open.id}", block_public_acls: true, block_public_policy: false },
    },
  },
};

/** One for each way in which checkov looks at resources: an argument, a policy within it, what refers to it, what is missing. */
export const weaknesses: readonly { readonly check: string; readonly resource: string }[] = [
  { check: "CKV_AWS_17", resource: "aws_db_instance.open" },
  { check: "CKV_AWS_355", resource: "aws_iam_role_policy.everything" },
  { check: "CKV2_AWS_6", resource: "aws_s3_bucket.open" },
  { check: "CKV_AWS_16", resource: "aws_db_instance.open" },
];
