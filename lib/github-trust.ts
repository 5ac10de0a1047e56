import type { Conditions, Statement } from "./policy";
import { tokenAudience } from "./trust";

/** Who signs the tokens of GitHub's jobs. */
export const githubIssuer = "token.actions.githubusercontent.com";

/** Which jobs of a repository may deploy. */
export interface DeployingJobs {
  /** `owner/name`. */
  readonly repository: string;
  /** Full refs that they run for, such as `refs/heads/main`; `*` stands for anything. */
  readonly refs: readonly string[];
  /** GitHub environment that they name, and that guards them by its reviewers. */
  readonly environment: string;
}

/**
 * Lets the repository's jobs deploy that run for one of the refs *and* in the environment. The subject of such a job names
 * the environment alone, so the ref is a condition of its own. Source: GitHub, OpenID Connect reference; AWS STS, Available
 * keys for AWS OIDC federation.
 */
export function deployTrust(providerArn: string, { repository, refs, environment }: DeployingJobs): Statement {
  const ref = { [`${githubIssuer}:ref`]: refs };
  const exact = { [`${githubIssuer}:sub`]: [`repo:${repository}:environment:${environment}`] };
  return jobTrust(
    providerArn,
    refs.some((one) => one.includes("*")) ? { StringEquals: exact, StringLike: ref } : { StringEquals: { ...exact, ...ref } },
  );
}

/** Lets the repository's pull requests plan; a fork's get no token from GitHub. */
export function planTrust(providerArn: string, repository: string): Statement {
  return jobTrust(providerArn, { StringEquals: { [`${githubIssuer}:sub`]: [`repo:${repository}:pull_request`] } });
}

function jobTrust(providerArn: string, conditions: Conditions): Statement {
  return {
    sid: "GithubJobs",
    principal: { Federated: [providerArn] },
    actions: ["sts:AssumeRoleWithWebIdentity"],
    conditions: {
      ...conditions,
      StringEquals: { [`${githubIssuer}:aud`]: [tokenAudience], ...conditions.StringEquals },
    },
  };
}
