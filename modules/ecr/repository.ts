import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { checkAccount, checkInteger, checkText, checkUnique } from "../../lib/checks";
import { repositoryName } from "../../lib/repository-name";
import { Construct } from "../../lib/terraform";

/** Months of builds; layers that images share are stored once. */
const keptImages = 200;

export interface RepositoryProps {
  /** Such as `debtflow-api-staging`. Changing it replaces the repository and drops its images. */
  readonly name: string;
  /** A tag stays with the image that it was first given to. @default true */
  readonly immutableTags?: boolean;
  /** Search every pushed image for known vulnerabilities. @default true */
  readonly scanOnPush?: boolean;
  /**
   * Newest images that stay: 1 or more. ECR expires the others whether they run or not (aws/containers-roadmap#921), so it has to be more than the
   * builds between two deployments. @default 200
   */
  readonly keepImages?: number;
  /** Days that images without a tag stay: 1 or more. @default 7 */
  readonly untaggedDays?: number;
  /** Customer managed key for images at rest. Changing it replaces the repository and drops its images. @default - ECR's own key (AES256) */
  readonly encryptionKey?: KmsKey;
  /** Other accounts that may pull (12 digits each). @default - none */
  readonly pullAccounts?: readonly string[];
  /** Let Terraform delete the repository with every image in it. @default false */
  readonly forceDelete?: boolean;
}

/**
 * The private repository of one image: scanned on push, tags that do not move, old images cleared away.
 *
 * @throws ConfigurationError on a name, number or account that ECR would refuse
 */
export class Repository extends Construct {
  readonly repository: EcrRepository;
  readonly arn: string;
  readonly name: string;
  /** What an image reference starts with, such as `123456789012.dkr.ecr.us-east-1.amazonaws.com/debtflow-api-staging`. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: RepositoryProps) {
    super(scope, id);
    this.check(props);

    const pullAccounts = props.pullAccounts ?? [];

    this.repository = new EcrRepository(this, "repository", {
      name: props.name,
      imageTagMutability: (props.immutableTags ?? true) ? "IMMUTABLE" : "MUTABLE",
      imageScanningConfiguration: { scanOnPush: props.scanOnPush ?? true },
      encryptionConfiguration: [
        props.encryptionKey ? { encryptionType: "KMS", kmsKey: props.encryptionKey.arn } : { encryptionType: "AES256" },
      ],
      forceDelete: props.forceDelete ?? false,
    });
    new EcrLifecyclePolicy(this, "lifecycle", {
      repository: this.repository.name,
      policy: lifecyclePolicy(props.untaggedDays ?? 7, props.keepImages ?? keptImages),
    });
    if (pullAccounts.length > 0) {
      new EcrRepositoryPolicy(this, "policy", { repository: this.repository.name, policy: pullPolicy(pullAccounts) });
    }

    this.arn = this.repository.arn;
    this.name = this.repository.name;
    this.url = this.repository.repositoryUrl;
  }

  private check(props: RepositoryProps): void {
    const path = this.node.path;
    checkText(`${path}.name`, props.name, repositoryName.form, "is not a repository name", repositoryName.allowed);
    checkInteger(`${path}.keepImages`, props.keepImages ?? keptImages, 1);
    checkInteger(`${path}.untaggedDays`, props.untaggedDays ?? 7, 1);
    checkUnique(`${path}.pullAccounts`, props.pullAccounts ?? []);
    props.pullAccounts?.forEach((account, index) => {
      checkAccount(`${path}.pullAccounts[${index}]`, account);
    });
  }
}

/** ECR wants the rule for any image to have the highest priority number, so it comes last. */
function lifecyclePolicy(untaggedDays: number, keepImages: number): string {
  return JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: `Expire untagged images after ${untaggedDays} days`,
        selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: untaggedDays },
        action: { type: "expire" },
      },
      {
        rulePriority: 2,
        description: `Keep last ${keepImages} images`,
        selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: keepImages },
        action: { type: "expire" },
      },
    ],
  });
}

function pullPolicy(accounts: readonly string[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "PullFromOtherAccounts",
        Effect: "Allow",
        Principal: { AWS: accounts },
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      },
    ],
  });
}
