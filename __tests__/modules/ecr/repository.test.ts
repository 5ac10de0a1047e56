import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct, TerraformOutput, Token } from "../../../lib/terraform";
import { Repository, type RepositoryProps } from "../../../modules/ecr";
import type { BaseStack } from "../../../stacks/base";
import { addressesOf, onlyResource } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

type Overrides = Partial<RepositoryProps> | ((stack: BaseStack) => Partial<RepositoryProps>);

function synthRepository(overrides: Overrides = {}): string {
  return synthModule((stack) => {
    const given = typeof overrides === "function" ? overrides(stack) : overrides;
    new Repository(new Construct(stack, "ecr"), "api", { name: "debtflow-api-staging", ...given });
  });
}

const ref = (path: string) => `\${${path}}`;

const policyOf = (json: string, type: string) => JSON.parse(String(onlyResource(json, type).policy));

describe("Repository", () => {
  it("is a repository and its lifecycle, with addresses that name the image", () => {
    expect(addressesOf(synthRepository())).toEqual([
      "aws_ecr_lifecycle_policy.ecr_api_lifecycle",
      "aws_ecr_repository.ecr_api_repository",
    ]);
  });

  it("scans on push, keeps tags where they are, encrypts, and does not go while it holds images", () => {
    expect(onlyResource(synthRepository(), "aws_ecr_repository")).toEqual({
      name: "debtflow-api-staging",
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: "AES256" }],
      force_delete: false,
    });
  });

  it("gives up a protection only where it is told to", () => {
    const json = synthRepository({ immutableTags: false, scanOnPush: false, forceDelete: true });
    expect(json).toHaveResourceWithProperties(EcrRepository, {
      image_tag_mutability: "MUTABLE",
      image_scanning_configuration: { scan_on_push: false },
      force_delete: true,
    });
  });

  it("encrypts with a customer managed key", () => {
    const json = synthRepository((stack) => ({ encryptionKey: new KmsKey(stack, "key") }));
    expect(onlyResource(json, "aws_ecr_repository").encryption_configuration).toEqual([
      { encryption_type: "KMS", kms_key: ref("aws_kms_key.key.arn") },
    ]);
  });

  it.each<[string, Partial<RepositoryProps>, number, number]>([
    ["7 days and 200 images unless told otherwise", {}, 7, 200],
    ["what it is told", { untaggedDays: 1, keepImages: 1 }, 1, 1],
  ])("keeps untagged and old images for %s", (_, overrides, days, images) => {
    const { rules } = policyOf(synthRepository(overrides), "aws_ecr_lifecycle_policy");
    expect(rules).toMatchObject([
      {
        selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: days },
        action: { type: "expire" },
      },
      { selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: images }, action: { type: "expire" } },
    ]);
  });

  it("gives the rule for any image the highest priority number, as ECR demands", () => {
    const { rules } = policyOf(synthRepository(), "aws_ecr_lifecycle_policy");
    const highest = rules.toSorted((a: Rule, b: Rule) => b.rulePriority - a.rulePriority)[0];
    expect(new Set(rules.map((rule: Rule) => rule.rulePriority)).size).toBe(2);
    expect(highest.selection.tagStatus).toBe("any");
  });

  it("lets the accounts that it names pull, and do nothing else", () => {
    const json = synthRepository({ pullAccounts: ["111122223333", "444455556666"] });
    expect(policyOf(json, "aws_ecr_repository_policy").Statement).toEqual([
      {
        Sid: "PullFromOtherAccounts",
        Effect: "Allow",
        Principal: { AWS: ["111122223333", "444455556666"] },
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      },
    ]);
  });

  it("hands out references to itself", () => {
    const { output } = JSON.parse(
      synthModule((stack) => {
        const { arn, name, url } = new Repository(stack, "api", { name: "debtflow-api-staging" });
        new TerraformOutput(stack, "all", { value: [arn, name, url] });
      }),
    );
    expect(output.all.value).toEqual(
      ["arn", "name", "repository_url"].map((attribute) => ref(`aws_ecr_repository.api_repository.${attribute}`)),
    );
  });

  it.each(["ab", "a".repeat(256), "team/debtflow.api_v2-x"])("takes the name %s", (name) => {
    expect(onlyResource(synthRepository({ name }), "aws_ecr_repository").name).toBe(name);
  });

  it.each(["", "a", "a".repeat(257), "Api", "-api", "api-", "api--x", "api/", "/api", "a b"])("refuses the name %j", (name) => {
    expect(() => synthRepository({ name })).toThrow(
      /test\/ecr\/api\.name: is not a repository name, got "[^"]*.*; allowed: 2 to 256 lower-case letters and digits, with single \. _ - or \/ between them/,
    );
  });

  it.each<[string, Partial<RepositoryProps>, string]>([
    ["no image", { keepImages: 0 }, "test/ecr/api.keepImages: is out of range, got 0; allowed: 1 or more"],
    ["half an image", { keepImages: 2.5 }, "test/ecr/api.keepImages: is out of range, got 2.5; allowed: 1 or more"],
    ["no day", { untaggedDays: 0 }, "test/ecr/api.untaggedDays: is out of range, got 0; allowed: 1 or more"],
    [
      "a short account",
      { pullAccounts: ["1234"] },
      'test/ecr/api.pullAccounts[0]: is not an account id, got "1234"; allowed: 12 digits',
    ],
    [
      "an account twice",
      { pullAccounts: ["111122223333", "111122223333"] },
      'test/ecr/api.pullAccounts: is there twice, got "111122223333"; allowed: each value once',
    ],
  ])("refuses %s", (_, overrides, message) => {
    expect(() => synthRepository(overrides)).toThrow(message);
  });

  it("leaves to Terraform what only Terraform knows", () => {
    const name = Token.asString({ resolve: () => "LATER", creationStack: [], toString: () => "" });
    expect(onlyResource(synthRepository({ name }), "aws_ecr_repository").name).toBe("LATER");
  });
});

interface Rule {
  readonly rulePriority: number;
  readonly selection: { readonly tagStatus: string };
}
