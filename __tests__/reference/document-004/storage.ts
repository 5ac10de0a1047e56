import { type DocumentResource, ref, type Stage } from "./document";

const bucket = ref("aws_s3_bucket.main.id");

/** 004:668-719. The comment gives staging's bucket (004:672); production's is named alike. */
export const storage = (stage: Stage): DocumentResource[] => [
  {
    address: "aws_s3_bucket.main",
    line: 671,
    ours: "aws_s3_bucket.storage_files_bucket",
    arguments: { bucket: [672, `debtflow-files-${stage}`] },
  },
  {
    address: "aws_s3_bucket_versioning.main",
    line: 676,
    ours: "aws_s3_bucket_versioning.storage_files_versioning",
    arguments: { bucket: [677, bucket], "versioning_configuration.status": [678, "Enabled"] },
  },
  {
    address: "aws_s3_bucket_server_side_encryption_configuration.main",
    line: 682,
    ours: "aws_s3_bucket_server_side_encryption_configuration.storage_files_encryption",
    arguments: { bucket: [683, bucket], "rule.apply_server_side_encryption_by_default.sse_algorithm": [686, "AES256"] },
  },
  {
    address: "aws_s3_bucket_lifecycle_configuration.main",
    line: 692,
    ours: "aws_s3_bucket_lifecycle_configuration.storage_files_lifecycle",
    arguments: {
      bucket: [693, bucket],
      "rule.archive-old-files.id": [696, "archive-old-files"],
      "rule.archive-old-files.status": [697, "Enabled"],
      "rule.archive-old-files.filter": [698, {}],
      "rule.archive-old-files.transition.days": [701, 90],
      "rule.archive-old-files.transition.storage_class": [702, "GLACIER"],
      "rule.archive-old-files.expiration.days": [706, 365],
    },
  },
  {
    address: "aws_s3_bucket_public_access_block.main",
    line: 712,
    ours: "aws_s3_bucket_public_access_block.storage_files_public-access",
    arguments: {
      bucket: [713, bucket],
      block_public_acls: [714, true],
      block_public_policy: [715, true],
      ignore_public_acls: [716, true],
      restrict_public_buckets: [717, true],
    },
  },
];

/** 004:727-774. */
export const ecr = (stage: Stage): DocumentResource[] => [
  repository(stage, "api", 730),
  repository(stage, "frontend", 743),
  {
    address: "aws_ecr_lifecycle_policy.api",
    line: 758,
    ours: "aws_ecr_lifecycle_policy.ecr_api_lifecycle",
    arguments: {
      repository: [759, ref("aws_ecr_repository.api.name")],
      policy: [
        761,
        {
          rules: [
            {
              rulePriority: 1,
              description: "Keep last 20 images",
              selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 20 },
              action: { type: "expire" },
            },
          ],
        },
      ],
    },
  },
];

function repository(stage: Stage, image: string, line: number): DocumentResource {
  return {
    address: `aws_ecr_repository.${image}`,
    line,
    ours: `aws_ecr_repository.ecr_${image}_repository`,
    arguments: {
      name: [line + 1, `debtflow-${image}-${stage}`],
      image_tag_mutability: [line + 2, "MUTABLE"],
      "image_scanning_configuration.scan_on_push": [line + 5, true],
      "encryption_configuration.encryption_type": [line + 9, "AES256"],
    },
  };
}
