import type { PolicyStatement } from "../../../lib/policy";

export interface VeleroTargets {
  /** Bucket of the backups. */
  readonly bucketArn: string;
  /** Customer managed key of the bucket. @default - S3's own key */
  readonly keyArn?: string;
}

/** What Velero may do: its bucket, and snapshots of volumes. Source: velero-plugin-for-aws, Set permissions for Velero. */
export function veleroStatements({ bucketArn, keyArn }: VeleroTargets): PolicyStatement[] {
  return [
    {
      sid: "Snapshots",
      actions: [
        "ec2:DescribeVolumes",
        "ec2:DescribeSnapshots",
        "ec2:CreateTags",
        "ec2:CreateVolume",
        "ec2:CreateSnapshot",
        "ec2:DeleteSnapshot",
      ],
      resources: ["*"],
    },
    {
      sid: "Backups",
      actions: [
        "s3:GetObject",
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:PutObjectTagging",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
      ],
      resources: [`${bucketArn}/*`],
    },
    { sid: "ListBackups", actions: ["s3:ListBucket"], resources: [bucketArn] },
    ...(keyArn === undefined ? [] : [{ sid: "UseKey", actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [keyArn] }]),
  ];
}
