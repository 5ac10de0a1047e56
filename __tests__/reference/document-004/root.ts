import { type DocumentResource, ref, type Stage } from "./document";

/** 004:928-971, made when `create_dns` is true. That is false by default (004:243): both stages have a host, and set it. */
export const dns = (): DocumentResource[] => [
  {
    address: "data.aws_route53_zone.main",
    line: 932,
    ours: "data.aws_route53_zone.dns_zone",
    arguments: { name: [933, "debtflow.example.com"], private_zone: [934, false] },
  },
  {
    address: "aws_acm_certificate.main",
    line: 938,
    ours: "aws_acm_certificate.dns_tls_certificate",
    arguments: {
      domain_name: [939, "debtflow.example.com"],
      subject_alternative_names: [940, ["*.debtflow.example.com"]],
      validation_method: [941, "DNS"],
      "lifecycle.create_before_destroy": [944, true],
    },
  },
  {
    address: "aws_route53_record.cert_validation",
    line: 949,
    ours: "aws_route53_record.dns_tls_validation-records",
    arguments: {
      for_each: [950, ref("{for dvo in aws_acm_certificate.main.domain_validation_options : dvo.domain_name => dvo}")],
      allow_overwrite: [958, true],
      name: [959, ref("each.value.name")],
      records: [960, [ref("each.value.record")]],
      ttl: [961, 60],
      type: [962, ref("each.value.type")],
      zone_id: [963, ref("data.aws_route53_zone.main.zone_id")],
    },
  },
  {
    address: "aws_acm_certificate_validation.main",
    line: 967,
    ours: "aws_acm_certificate_validation.dns_tls_validation",
    arguments: {
      certificate_arn: [968, ref("aws_acm_certificate.main.arn")],
      validation_record_fqdns: [969, ref("[for record in aws_route53_record.cert_validation : record.fqdn]")],
    },
  },
];

/** 004:167-198 and 004:1049-1063; of the outputs the document lists two. */
export const root = (stage: Stage): DocumentResource[] => [
  {
    address: "terraform.settings",
    line: 169,
    ours: "terraform.settings",
    arguments: {
      required_version: [170, ">= 1.7.0"],
      "required_providers.aws.source": [174, "hashicorp/aws"],
      "required_providers.aws.version": [175, "~> 5.0"],
      "backend.s3.bucket": [180, "debtflow-terraform-state"],
      "backend.s3.key": [181, "state/terraform.tfstate"],
      "backend.s3.region": [182, "us-east-1"],
      "backend.s3.dynamodb_table": [183, "debtflow-terraform-lock"],
      "backend.s3.encrypt": [184, true],
    },
  },
  {
    address: "provider.aws",
    line: 188,
    ours: "provider.aws",
    arguments: {
      region: [189, "us-east-1"],
      "default_tags.tags.Project": [193, "debtflow"],
      "default_tags.tags.Environment": [194, stage],
      "default_tags.tags.ManagedBy": [195, "terraform"],
    },
  },
  {
    address: "output.ecr_api_repository_url",
    line: 1052,
    ours: "output.ecr_api_repository_url",
    arguments: {
      description: [1053, "ECR repository URL for API image"],
      value: [1054, ref("aws_ecr_repository.api.repository_url")],
    },
  },
  {
    address: "output.worker_role_arn",
    line: 1058,
    ours: "output.worker_role_arn",
    arguments: {
      description: [1059, "IAM role ARN for Celery worker service account"],
      value: [1060, ref("aws_iam_role.worker.arn")],
    },
  },
];
