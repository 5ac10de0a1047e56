import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { checkAccount, checkText, checkUnique } from "../../lib/checks";
import { ConfigurationError } from "../../lib/errors";
import {
  deployTrust,
  type GithubRole,
  githubIssuer,
  githubRoleName,
  planTrust,
  type RepositoryIds,
} from "../../lib/github-trust";
import { onlyPolicies } from "../../lib/only-policies";
import { policyDocument, type Statement } from "../../lib/policy";
import { Construct } from "../../lib/terraform";
import { checkPolicies, checkRoleName, checkTrust } from "./limits";
import { type DeployTargets, deployStatements, hiddenFromPlans, readSecrets } from "./policies/pipeline";

export interface GithubRolesProps extends DeployTargets {
  /** Start of the roles' names, such as `debtflow-staging` for `debtflow-staging-github-deploy`. Changing it replaces the roles. */
  readonly prefix: string;
  /** `owner/name`. */
  readonly repository: string;
  /** GitHub's numbers of both: `gh api repos/<owner>/<name> --jq '.owner.id, .id'` tells them. */
  readonly repositoryIds: RepositoryIds;
  /** Full refs whose jobs may deploy, such as `refs/heads/main` or `refs/tags/v*`: one or more. */
  readonly refs: readonly string[];
  /** GitHub environment that a deploying job names, and whose reviewers guard it. */
  readonly environment: string;
  /** The account's provider for GitHub; an account has room for one. @default - made here */
  readonly providerArn?: string;
  /**
   * Managed policies that the deploy role has besides, by a word for each. Whoever applies the platform stack makes roles and
   * their policies, and so can give itself any right: `{ administrator: "arn:aws:iam::aws:policy/AdministratorAccess" }` says
   * what it is. Without it the role pushes images and deploys the application, and a person applies the platform.
   * @default - none
   */
  readonly deployPolicyArns?: Readonly<Record<string, string>>;
  /**
   * GitHub environment whose reviewers let a pull request plan. Whoever plans can read the state and the secrets of the stack, so without
   * reviewers everybody who can push a branch could. @default - pull requests do not plan
   */
  readonly planEnvironment?: string;
  /** Secrets whose values a plan reads: Terraform does it whenever it refreshes what it made. @default - none */
  readonly planSecretArns?: readonly string[];
  /** Keys that those secrets are encrypted under, where they are not AWS' own. @default - none */
  readonly planKeyArns?: readonly string[];
}

/**
 * The roles that GitHub's jobs assume by a token of their own, without any key: `deploy` for jobs of its refs in one environment, and `plan` for
 * jobs of its refs, which may look, read what a refresh reads, and change nothing: not even lock the state (`-lock=false`).
 *
 * @throws ConfigurationError on a repository, ref, environment or name that no job of GitHub's could have, or IAM would refuse
 */
export class GithubRoles extends Construct {
  readonly providerArn: string;
  readonly deploy: IamRole;
  readonly plan: IamRole;

  constructor(scope: Construct, id: string, props: GithubRolesProps) {
    super(scope, id);
    this.check(props);
    const planSecretArns = props.planSecretArns ?? [];

    this.providerArn =
      props.providerArn ??
      new IamOpenidConnectProvider(this, "provider", { url: `https://${githubIssuer}`, clientIdList: ["sts.amazonaws.com"] }).arn;
    this.deploy = this.role(
      "deploy",
      props.prefix,
      deployTrust(this.providerArn, props),
      deployStatements(props),
      props.deployPolicyArns ?? {},
    );
    this.plan = this.role(
      "plan",
      props.prefix,
      planTrust(this.providerArn, props),
      [...readSecrets(planSecretArns, props.planKeyArns ?? []), ...hiddenFromPlans(props.state, planSecretArns)],
      { "read-only": "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    );
  }

  private role(
    word: GithubRole,
    prefix: string,
    trusted: Statement,
    statements: readonly Statement[],
    managed: Readonly<Record<string, string>>,
  ): IamRole {
    const name = githubRoleName(prefix, word);
    const trust = policyDocument([trusted]);
    const policy = policyDocument(statements);
    checkRoleName(`${this.node.path}.prefix`, name);
    checkTrust(`${this.node.path}.refs`, trust);
    checkPolicies(`${this.node.path}.${word}`, { policy });

    const role = new IamRole(this, word, { name, assumeRolePolicy: trust });
    onlyPolicies(this, `${word}-role`, role, {
      inline: statements.length > 0 ? [new IamRolePolicy(this, `${word}-policy`, { name, role: role.name, policy })] : [],
      managed: Object.entries(managed).map(
        ([attachment, policyArn]) => new IamRolePolicyAttachment(this, `${word}-${attachment}`, { role: role.name, policyArn }),
      ),
    });
    return role;
  }

  private check({ repository, repositoryIds, refs, environment, planEnvironment, state }: GithubRolesProps): void {
    const path = this.node.path;
    for (const [of, id] of Object.entries(repositoryIds)) {
      // A pattern would let in every repository of that name.
      checkText(
        `${path}.repositoryIds.${of}`,
        String(id),
        /^[1-9]\d*$/,
        "is not a number of GitHub's",
        "a whole number from 1 on",
      );
    }
    checkText(`${path}.repository`, repository, /^[\w.-]+\/[\w.-]+$/, "is not a repository", "owner/name");
    for (const [of, name] of Object.entries({ environment, planEnvironment })) {
      if (name !== undefined) {
        checkText(`${path}.${of}`, name, /^[\w.-]+$/, "is not a GitHub environment", "letters, digits and _ . -, without *");
      }
    }
    if (refs.length === 0) {
      throw new ConfigurationError(`${path}.refs`, "lets no job deploy", refs, "one or more refs");
    }
    checkUnique(`${path}.refs`, refs);
    refs.forEach((ref, index) => {
      const allowed = "refs/heads/<branch> or refs/tags/<tag>";
      checkText(`${path}.refs[${index}]`, ref, /^refs\/(heads|tags)\/[^\s?]+$/, "is not a ref", allowed);
    });
    if (state) {
      checkAccount(`${path}.state.account`, state.account);
    }
  }
}
