import { type GrantTargets, statementsOf } from "../../application/permissions";
import type { Use } from "../../application/uses";
import { workloadsOf } from "../../application/workloads";
import { deployTrust, planTrust } from "../../lib/github-trust";
import { inlinePolicyCharacters, policyLength, trustPolicyCharacters, unknownCharacters } from "../../lib/iam-limits";
import { policiesByService, policyDocument } from "../../lib/policy";
import { isUser } from "../../lib/principals";
import type { Sections } from "../schema";
import { rule } from "./rule";

/** Characters of a role's trust policy besides its principals. */
const besidePrincipals = 200;

/** What IAM would refuse of policies for their length, counted with ARNs of the length that the platform's roles count with. */
export const policyRules = [
  rule(["application", "buckets", "secrets", "database", "cache"], function* (environment) {
    const { application } = environment;
    const targets = targetsOf(environment);
    for (const { kind, name, uses } of workloadsOf(application)) {
      const isThere = uses.every((use) => hasTarget(use, targets));
      const policies = isThere ? Object.values(policiesByService(statementsOf(uses, targets))) : [];
      const characters = policies.reduce((sum, policy) => sum + policyLength(policy), 0);
      if (characters > inlinePolicyCharacters) {
        yield {
          path: ["application", kind, name, "uses"],
          problem: "make the policies of one role too long",
          given: characters,
          allowed: `at most ${inlinePolicyCharacters} characters, as IAM counts them: fewer uses, or two workloads`,
        };
      }
    }
  }),

  rule(["pipeline"], function* ({ pipeline }) {
    if (pipeline === undefined) {
      return;
    }
    const provider = pipeline.providerArn ?? arn("provider");
    const { planEnvironment, ...jobs } = pipeline;
    const trusts = [deployTrust(provider, jobs), planTrust(provider, { ...jobs, ...(planEnvironment && { planEnvironment }) })];
    const characters = Math.max(...trusts.map((trust) => policyLength(policyDocument([trust]))));
    if (characters > trustPolicyCharacters) {
      yield {
        path: ["pipeline", "refs"],
        problem: "make the trust policy of one role too long",
        given: characters,
        allowed: `at most ${trustPolicyCharacters} characters, as IAM counts them: fewer refs, or one with *`,
      };
    }
  }),

  rule(["cluster"], function* ({ cluster }) {
    for (const [level, principals] of Object.entries(cluster.access)) {
      // Roles have entries of their own; users share a role.
      const characters = JSON.stringify(principals.filter(isUser)).length + besidePrincipals;
      if (characters > trustPolicyCharacters) {
        yield {
          path: ["cluster", "access", level],
          problem: "make the trust policy of one role too long",
          given: characters,
          allowed: `at most ${trustPolicyCharacters} characters, as IAM counts them: fewer users: people by a role`,
        };
      }
    }
  }),
];

/** As long as what only Terraform knows counts for. */
const arn = (name: string): string => name.padEnd(unknownCharacters, "x");

const arnsOf = (word: string, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, arn(`${word}-${name}`)]));

function targetsOf({
  application,
  buckets,
  secrets,
  database,
  cache,
}: Pick<Sections, "application" | "buckets" | "secrets" | "database" | "cache">): GrantTargets {
  const databases = database === undefined ? [] : [database.name, ...database.additionalNames];
  const bucketArns = arnsOf("bucket", Object.keys(buckets));
  const secretArns = arnsOf("secret", Object.keys(application.secrets));
  const databaseSecretArns = arnsOf("login", databases);
  const authentication = cache?.authentication.type;
  const kept = [...Object.values(secretArns), ...Object.values(databaseSecretArns), arn("token")];
  const encrypted = Object.entries(bucketArns).filter(([name]) => buckets[name]?.customerKey);
  return {
    bucketArns,
    secretArns,
    databaseSecretArns,
    ...(authentication === "token" && { cacheSecretArn: arn("token") }),
    ...(authentication === "iam" && { cacheLoginArns: [arn("cache"), arn("user")] }),
    ...(database?.iamAuthentication && {
      databaseLoginArns: {
        [database.name]: `arn:aws:rds-db:ap-southeast-2:123456789012:dbuser:${arn("resource")}/${database.username}`,
      },
    }),
    keyArns: {
      ...(secrets.customerKey && Object.fromEntries(kept.map((one) => [one, arn("secrets-key")]))),
      ...Object.fromEntries(encrypted.map(([, one]) => [one, arn("storage-key")])),
    },
  };
}

/** What is not there is another rule's business. */
function hasTarget(use: Use, targets: GrantTargets): boolean {
  switch (use.kind) {
    case "database":
      return use.database in targets.databaseSecretArns;
    case "bucket":
      return use.bucket in targets.bucketArns;
    case "secret":
    case "pull-secret":
      return use.secret in targets.secretArns;
    default:
      return true;
  }
}
