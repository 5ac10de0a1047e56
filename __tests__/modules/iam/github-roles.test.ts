import { GithubRoles, type GithubRolesProps } from "../../../modules/iam";
import { decide, type Request } from "../../support/iam-evaluator";
import { policiesOf, trustOf } from "../../support/iam-roles";
import { addressesOf, exclusive, resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

const issuer = "token.actions.githubusercontent.com";
const providerArn = `arn:aws:iam::123456789012:oidc-provider/${issuer}`;
const images = "arn:aws:ecr:us-east-1:123456789012:repository/debtflow-api-staging";
const cluster = "arn:aws:eks:us-east-1:123456789012:cluster/debtflow-staging";
const parameters = "arn:aws:ssm:us-east-1:123456789012:parameter/slipway/debtflow/staging";
const states = "arn:aws:s3:::debtflow-terraform-state/debtflow";
const lockTable = "arn:aws:dynamodb:us-east-1:123456789012:table/debtflow-terraform-lock";
const secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:debtflow/staging/database-AbCdEf";
const repositoryIds = { owner: 123456, repository: 456789 };
const state = {
  bucket: "debtflow-terraform-state",
  lockTable: "debtflow-terraform-lock",
  keyPrefix: "debtflow/staging",
  region: "us-east-1",
  account: "123456789012",
};

const synthRoles = (overrides: Partial<GithubRolesProps> = {}): string =>
  synthModule((stack) => {
    new GithubRoles(stack, "github", {
      prefix: "debtflow-staging",
      repository: "acme/debtflow",
      repositoryIds,
      refs: ["refs/heads/main"],
      environment: "staging",
      providerArn,
      repositoryArns: [images],
      clusterArn: cluster,
      parameterArns: [`${parameters}/*`],
      state,
      ...overrides,
    });
  });

const deploy = "aws_iam_role.github_deploy";
const plan = "aws_iam_role.github_plan";

/** What a job's token says. */
const job = (subject: string, ref: string, audience = "sts.amazonaws.com") => ({
  [`${issuer}:aud`]: audience,
  [`${issuer}:sub`]: subject,
  [`${issuer}:ref`]: ref,
});
const assumes = (json: string, role: string, context: NonNullable<Request["context"]>, Federated = providerArn) =>
  decide([trustOf(json, role)], { action: "sts:AssumeRoleWithWebIdentity", principal: { Federated }, context });

describe("GitHub's roles", () => {
  it("are two, under the provider that they are given", () => {
    const roles = [
      plan,
      deploy,
      "aws_iam_role_policy.github_deploy-policy",
      "aws_iam_role_policy.github_plan-policy",
      "aws_iam_role_policy_attachment.github_plan-read-only",
      ...exclusive("github_deploy-role"),
      ...exclusive("github_plan-role"),
    ];
    expect(addressesOf(synthRoles())).toEqual([...roles].sort());
  });

  it("make the account's provider when told of none, without thumbprints", () => {
    const json = synthModule((stack) => {
      new GithubRoles(stack, "github", {
        prefix: "debtflow-staging",
        repository: "acme/debtflow",
        repositoryIds,
        refs: ["refs/heads/main"],
        environment: "staging",
      });
    });
    const provider = "aws_iam_openid_connect_provider.github_provider";
    expect(resourceAt(json, provider)).toEqual({ url: `https://${issuer}`, client_id_list: ["sts.amazonaws.com"] });
    const context = job("repo:acme/debtflow:environment:staging", "refs/heads/main");
    expect(assumes(json, deploy, context, `\${${provider}.arn}`)).toBe("allowed");
  });

  it("are named after the environment", () => {
    expect(resourceAt(synthRoles(), deploy)).toMatchObject({ name: "debtflow-staging-github-deploy" });
    expect(resourceAt(synthRoles(), plan)).toMatchObject({ name: "debtflow-staging-github-plan" });
  });
});

describe("The deploy role", () => {
  const guarded = "repo:acme/debtflow:environment:staging";

  it("trusts jobs of its repository that run for its ref in its environment", () => {
    expect(assumes(synthRoles(), deploy, job(guarded, "refs/heads/main"))).toBe("allowed");
  });

  it("trusts them also where the subject holds GitHub's numbers, as that of newer repositories does", () => {
    const subject = "repo:acme@123456/debtflow@456789:environment:staging";
    expect(assumes(synthRoles(), deploy, job(subject, "refs/heads/main"))).toBe("allowed");
  });

  it.each([
    ["a repository that took over the name", job("repo:acme@123456/debtflow@1:environment:staging", "refs/heads/main")],
    ["an owner who took over the name", job("repo:acme@1/debtflow@456789:environment:staging", "refs/heads/main")],
    ["another branch", job(guarded, "refs/heads/feature")],
    ["a branch that starts like it", job(guarded, "refs/heads/main2")],
    ["a tag of its branch's name", job(guarded, "refs/tags/main")],
    ["another repository", job("repo:acme/other:environment:staging", "refs/heads/main")],
    ["a repository that starts like it", job("repo:acme/debtflow-fork:environment:staging", "refs/heads/main")],
    ["another owner", job("repo:evil/debtflow:environment:staging", "refs/heads/main")],
    ["another environment", job("repo:acme/debtflow:environment:production", "refs/heads/main")],
    ["its branch without the environment's guard", job("repo:acme/debtflow:ref:refs/heads/main", "refs/heads/main")],
    ["a pull request", job("repo:acme/debtflow:pull_request", "refs/pull/1/merge")],
    ["a pull request in the environment", job(guarded, "refs/pull/1/merge")],
    ["a token made for somebody else", job(guarded, "refs/heads/main", "sigstore")],
    ["a token that names no ref", { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: guarded }],
  ])("refuses %s", (_, context) => {
    expect(assumes(synthRoles(), deploy, context)).toBe("not allowed");
  });

  it("refuses the tokens of another provider", () => {
    expect(assumes(synthRoles(), deploy, job(guarded, "refs/heads/main"), "arn:other")).toBe("not allowed");
  });

  it("takes patterns of refs, and each of several", () => {
    const json = synthRoles({ refs: ["refs/heads/main", "refs/tags/v*"] });
    expect(assumes(json, deploy, job(guarded, "refs/tags/v1.2.3"))).toBe("allowed");
    expect(assumes(json, deploy, job(guarded, "refs/heads/main"))).toBe("allowed");
    expect(assumes(json, deploy, job(guarded, "refs/tags/test"))).toBe("not allowed");
    expect(assumes(json, deploy, job("repo:acme/debtflow:environment:stagingX", "refs/heads/main"))).toBe("not allowed");
  });

  const answer = (action: string, resource: string, context: NonNullable<Request["context"]> = {}) =>
    decide(policiesOf(synthRoles(), deploy), { action, resource, context });
  const locks = (...keys: string[]) => ({ "dynamodb:LeadingKeys": keys });

  it("pushes images, finds its cluster, reads the contract, writes its state and locks it", () => {
    const allowed: [string, string][] = [
      ["ecr:GetAuthorizationToken", "*"],
      ["ecr:PutImage", images],
      ["ecr:UploadLayerPart", images],
      ["eks:DescribeCluster", cluster],
      ["ssm:GetParameter", `${parameters}/network`],
      ["s3:ListBucket", "arn:aws:s3:::debtflow-terraform-state"],
      ["s3:GetObject", `${states}/staging/application.tfstate`],
      ["s3:PutObject", `${states}/staging/application.tfstate`],
      ["s3:GetObjectTagging", `${states}/staging/application.tfstate`],
      ["s3:DeleteObject", `${states}/staging/application.tfstate.tflock`],
    ];
    expect(allowed.filter(([action, resource]) => answer(action, resource) !== "allowed")).toEqual([]);
    for (const action of ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"]) {
      expect(answer(action, lockTable, locks("debtflow-terraform-state/debtflow/staging/platform.tfstate-md5"))).toBe("allowed");
    }
  });

  it("touches nothing of another environment, and cannot raise its own rights", () => {
    const refused: [string, string][] = [
      ["ecr:PutImage", images.replace("staging", "production")],
      ["ecr:DeleteRepository", images],
      ["ecr:BatchDeleteImage", images],
      ["eks:DescribeCluster", cluster.replace("staging", "production")],
      ["ssm:GetParameter", `${parameters.replace("staging", "production")}/network`],
      ["ssm:PutParameter", `${parameters}/network`],
      ["s3:GetObject", `${states}/production/application.tfstate`],
      ["s3:PutObject", `${states}/production/application.tfstate`],
      ["s3:DeleteObject", `${states}/staging/application.tfstate`],
      ["secretsmanager:GetSecretValue", secret],
      ["iam:PutRolePolicy", "arn:aws:iam::123456789012:role/debtflow-staging-github-deploy"],
      ["iam:AttachRolePolicy", "arn:aws:iam::123456789012:role/debtflow-staging-github-deploy"],
      ["sts:AssumeRole", "*"],
    ];
    expect(refused.filter(([action, resource]) => answer(action, resource) !== "not allowed")).toEqual([]);
    const other = "debtflow-terraform-state/debtflow/production/platform.tfstate";
    expect(answer("dynamodb:PutItem", lockTable, locks(other))).toBe("not allowed");
    expect(answer("dynamodb:DeleteItem", `${lockTable}2`)).toBe("not allowed");
  });

  it("has no more than it is given targets for", () => {
    const json = synthModule((stack) => {
      const jobs = { repository: "acme/debtflow", repositoryIds, refs: ["refs/heads/main"], environment: "staging" };
      new GithubRoles(stack, "github", { prefix: "debtflow-staging", providerArn, ...jobs });
    });
    expect(addressesOf(json)).not.toContain("aws_iam_role_policy.github_deploy-policy");
  });

  it("applies the platform only where a managed policy says so", () => {
    const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
    expect(addressesOf(synthRoles()).filter((address) => address.includes("github_deploy-"))).toEqual(
      ["aws_iam_role_policy.github_deploy-policy", ...exclusive("github_deploy-role")].sort(),
    );
    const json = synthRoles({ deployPolicyArns: { administrator } });
    expect(resourceAt(json, "aws_iam_role_policy_attachment.github_deploy-administrator")).toEqual({
      role: `\${${deploy}.name}`,
      policy_arn: administrator,
    });
  });
});

describe("The plan role", () => {
  const main = "repo:acme/debtflow:ref:refs/heads/main";
  it.each([
    ["jobs of its ref", "allowed", job(main, "refs/heads/main")],
    ["those of a newer repository", "allowed", job("repo:acme@123456/debtflow@456789:ref:refs/heads/main", "refs/heads/main")],
    ["another branch", "not allowed", job("repo:acme/debtflow:ref:refs/heads/feature", "refs/heads/feature")],
    ["pull requests", "not allowed", job("repo:acme/debtflow:pull_request", "refs/pull/1/merge")],
    ["another repository", "not allowed", job("repo:acme/other:ref:refs/heads/main", "refs/heads/main")],
    ["the deployment's environment", "not allowed", job("repo:acme/debtflow:environment:staging", "refs/heads/main")],
    ["a token made for somebody else", "not allowed", job(main, "refs/heads/main", "sigstore")],
  ])("of %s: %s", (_, expected, context) => {
    expect(assumes(synthRoles(), plan, context)).toBe(expected);
  });

  it("takes patterns of refs", () => {
    const json = synthRoles({ refs: ["refs/tags/v*"] });
    expect(assumes(json, plan, job("repo:acme/debtflow:ref:refs/tags/v1.2.3", "refs/tags/v1.2.3"))).toBe("allowed");
    expect(assumes(json, plan, job("repo:acme/debtflow:ref:refs/tags/test", "refs/tags/test"))).toBe("not allowed");
  });

  it("lets pull requests in through an environment of their own, which reviewers guard", () => {
    const json = synthRoles({ planEnvironment: "staging-plan" });
    const reviewed = job("repo:acme/debtflow:environment:staging-plan", "refs/pull/1/merge");
    expect(assumes(json, plan, reviewed)).toBe("allowed");
    expect(assumes(json, deploy, reviewed)).toBe("not allowed");
    expect(assumes(synthRoles(), plan, reviewed)).toBe("not allowed");
  });

  /** Allows what AWS' ReadOnlyAccess allows, and more: what is denied all the same stays hidden. */
  const looksAtAll = { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] } as const;
  const answer = (json: string, action: string, resource: string) =>
    decide([looksAtAll, ...policiesOf(json, plan)], { action, resource });

  it("looks at everything with AWS' own policy, and at no data", () => {
    const json = synthRoles();
    expect(resourceAt(json, "aws_iam_role_policy_attachment.github_plan-read-only")).toEqual({
      role: `\${${plan}.name}`,
      policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    });
    const hidden: [string, string][] = [
      ["secretsmanager:GetSecretValue", secret],
      ["secretsmanager:BatchGetSecretValue", "*"],
      ["s3:GetObject", "arn:aws:s3:::debtflow-files-staging/exports/1.csv"],
      ["s3:GetObjectVersion", "arn:aws:s3:::debtflow-files-staging/exports/1.csv"],
      ["s3:GetObject", `${states}/production/platform.tfstate`],
      ["dynamodb:Scan", "arn:aws:dynamodb:us-east-1:123456789012:table/customers"],
      ["logs:FilterLogEvents", "arn:aws:logs:us-east-1:123456789012:log-group:/aws/eks"],
      ["rds:DownloadDBLogFilePortion", "arn:aws:rds:us-east-1:123456789012:db:debtflow-staging"],
      ["sqs:ReceiveMessage", "arn:aws:sqs:us-east-1:123456789012:jobs"],
    ];
    expect(hidden.filter(([action, resource]) => answer(json, action, resource) !== "denied")).toEqual([]);
  });

  it("reads the environment's state, and what describes resources", () => {
    const json = synthRoles();
    expect(answer(json, "s3:GetObject", `${states}/staging/platform.tfstate`)).toBe("allowed");
    expect(answer(json, "dynamodb:GetItem", lockTable)).toBe("allowed");
    expect(answer(json, "s3:GetBucketPolicy", "arn:aws:s3:::debtflow-files-staging")).toBe("allowed");
    expect(answer(json, "secretsmanager:DescribeSecret", secret)).toBe("allowed");
  });

  it("allows nothing by itself: no write, no lock", () => {
    for (const action of ["s3:PutObject", "dynamodb:PutItem", "iam:PutRolePolicy"]) {
      expect(decide(policiesOf(synthRoles(), plan), { action, resource: `${states}/staging/platform.tfstate` })).toBe(
        "not allowed",
      );
    }
  });

  it("reads the secrets that it is given, and no others", () => {
    const json = synthRoles({ planSecretArns: [secret] });
    const reads = (resource: string) => decide(policiesOf(json, plan), { action: "secretsmanager:GetSecretValue", resource });
    expect(reads(secret)).toBe("allowed");
    expect(reads(secret.replace("database", "stripe"))).toBe("denied");
  });

  it("opens what a plan opens: new passwords, and the key that its secrets are under", () => {
    const key = "arn:aws:kms:us-east-1:123456789012:key/1";
    const json = synthRoles({ planSecretArns: [secret], planKeyArns: [key] });
    const opens = (action: string, resource: string) => decide(policiesOf(json, plan), { action, resource });
    expect(opens("secretsmanager:GetRandomPassword", "*")).toBe("allowed");
    expect(opens("kms:Decrypt", key)).toBe("allowed");
    expect(opens("kms:Decrypt", `${key}2`)).toBe("not allowed");
  });
});

describe("GitHub's roles refuse", () => {
  const path = "test/github";
  it.each<[string, Partial<GithubRolesProps>, string]>([
    [
      "a repository without owner",
      { repository: "debtflow" },
      `${path}.repository: is not a repository, got "debtflow"; allowed: owner/name`,
    ],
    [
      "a pattern of repositories",
      { repository: "acme/*" },
      `${path}.repository: is not a repository, got "acme/*"; allowed: owner/name`,
    ],
    [
      "a pattern of environments",
      { environment: "*" },
      `${path}.environment: is not a GitHub environment, got "*"; allowed: letters, digits and _ . -, without *`,
    ],
    [
      "a pattern of planning environments",
      { planEnvironment: "*" },
      `${path}.planEnvironment: is not a GitHub environment, got "*"; allowed: letters, digits and _ . -, without *`,
    ],
    [
      "a number that GitHub gives nobody",
      { repositoryIds: { owner: 0, repository: 1 } },
      `${path}.repositoryIds.owner: is not a number of GitHub's, got "0"; allowed: a whole number from 1 on`,
    ],
    ["no ref", { refs: [] }, `${path}.refs: lets no job deploy, got []; allowed: one or more refs`],
    [
      "a ref twice",
      { refs: ["refs/heads/main", "refs/heads/main"] },
      `${path}.refs: is there twice, got "refs/heads/main"; allowed: each value once`,
    ],
    [
      "a branch by its short name",
      { refs: ["refs/heads/main", "main"] },
      `${path}.refs[1]: is not a ref, got "main"; allowed: refs/heads/<branch> or refs/tags/<tag>`,
    ],
    [
      "the refs of pull requests",
      { refs: ["refs/pull/*"] },
      `${path}.refs[0]: is not a ref, got "refs/pull/*"; allowed: refs/heads/<branch> or refs/tags/<tag>`,
    ],
    [
      "refs beyond what a trust policy holds",
      { refs: Array.from({ length: 60 }, (_, at) => `refs/heads/release-${at}-of-the-product`) },
      `${path}.refs: the trust policy is too long, got`,
    ],
    [
      "more repositories than a role's policy holds",
      { repositoryArns: Array.from({ length: 150 }, (_, at) => `${images}-${at}`) },
      `${path}.deploy: the role's policies are too long together, got`,
    ],
    [
      "a prefix that makes a name too long",
      { prefix: "e".repeat(60) },
      `${path}.prefix: is not a role name, got "${"e".repeat(60)}-github-deploy"; allowed: at most 64`,
    ],
    [
      "an account that is none",
      { state: { ...state, account: "1234" } },
      `${path}.state.account: is not an account id, got "1234"; allowed: 12 digits`,
    ],
  ])("%s", (_, overrides, message) => {
    expect(() => synthRoles(overrides)).toThrow(message);
  });
});
