import type { Conditions, Statement } from "./policy";
import { tokenAudience } from "./trust";

/** Who signs the tokens of GitHub's jobs. */
export const githubIssuer = "token.actions.githubusercontent.com";

/** The provider of an account, which has room for one of an issuer. */
export const githubProviderArn = (account: string): string => `arn:aws:iam::${account}:oidc-provider/${githubIssuer}`;

/** GitHub's own numbers, which stay when a repository is renamed or its name is taken by somebody else. */
export interface RepositoryIds {
  readonly owner: number;
  readonly repository: number;
}

/** Which jobs of a repository may deploy. */
export interface DeployingJobs {
  /** `owner/name`. */
  readonly repository: string;
  /** GitHub's numbers of both, which the subjects of newer repositories hold. */
  readonly repositoryIds: RepositoryIds;
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
export function deployTrust(providerArn: string, { refs, environment, ...of }: DeployingJobs): Statement {
  const ref = { [`${githubIssuer}:ref`]: refs };
  const exact = { [`${githubIssuer}:sub`]: subjects(of, `environment:${environment}`) };
  return jobTrust(
    providerArn,
    refs.some((one) => one.includes("*")) ? { StringEquals: exact, StringLike: ref } : { StringEquals: { ...exact, ...ref } },
  );
}

/**
 * Lets jobs plan that run for one of the refs, without the environment's guard: nobody is asked for a plan. `planEnvironment` also lets in jobs
 * that name it, those of a pull request among them, once its reviewers agree.
 */
export function planTrust(providerArn: string, { refs, planEnvironment, ...of }: PlanningJobs): Statement {
  const jobs = [...refs.map((ref) => `ref:${ref}`), ...(planEnvironment === undefined ? [] : [`environment:${planEnvironment}`])];
  const sub = { [`${githubIssuer}:sub`]: jobs.flatMap((job) => subjects(of, job)) };
  return jobTrust(providerArn, jobs.some((job) => job.includes("*")) ? { StringLike: sub } : { StringEquals: sub });
}

/** Which jobs of a repository may plan. */
export interface PlanningJobs extends Pick<DeployingJobs, "repository" | "repositoryIds" | "refs"> {
  /** GitHub environment that guards the plan of a pull request. @default - pull requests do not plan */
  readonly planEnvironment?: string;
}

type Repository = Pick<DeployingJobs, "repository" | "repositoryIds">;

/**
 * The subject of a repository's jobs, in both forms: repositories that were created, renamed or transferred since 2026-07-15 have their numbers in
 * it. Source: GitHub, OpenID Connect reference, Immutable subject claims.
 */
function subjects({ repository, repositoryIds: ids }: Repository, job: string): string[] {
  const [owner, name] = repository.split("/");
  return [`repo:${repository}:${job}`, `repo:${owner}@${ids.owner}/${name}@${ids.repository}:${job}`];
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

/** Roles that GitHub's jobs assume: one deploys, one only plans. */
export type GithubRole = "deploy" | "plan";

/** @param prefix the environment's, such as `debtflow-staging` */
export const githubRoleName = (prefix: string, role: GithubRole): string => `${prefix}-github-${role}`;
