import { githubProviderArn } from "../../lib/github-trust";
import { idOf } from "../schema";
import { type Problem, rule } from "./rule";

/** Longest prefix that still leaves room for the names built on it: ElastiCache takes 40 characters. */
const longestId = 32;

export const identityRules = [
  rule(["system", "stage"], function* (environment) {
    const id = idOf(environment);
    if (id.length > longestId) {
      yield {
        path: ["stage"],
        problem: "makes the environment's id too long",
        given: id,
        allowed: `at most ${longestId} characters with the system`,
      };
    }
  }),

  rule(["tier", "backend", "buckets", "registry", "secrets", "addons"], function* (environment) {
    const { tier, backend, buckets, registry, secrets, addons } = environment;
    if (tier !== "production") {
      return;
    }
    if (backend.type === "s3") {
      yield* refused(["backend", "disposable"], backend.disposable);
    }
    for (const [name, { forceDestroy }] of Object.entries(buckets)) {
      yield* refused(["buckets", name, "forceDestroy"], forceDestroy);
    }
    if (registry.type === "ecr") {
      yield* refused(["registry", "forceDelete"], registry.forceDelete);
    }
    yield* refused(["secrets", "immediateDeletion"], secrets.immediateDeletion);
    if (addons.velero) {
      yield* refused(["addons", "velero", "forceDestroy"], addons.velero.forceDestroy);
    }
  }),

  rule(["target", "tier", "backend"], function* ({ target, tier, backend }) {
    if (target !== "emulator") {
      return;
    }
    if (tier === "production") {
      yield {
        path: ["target"],
        problem: "forgets everything when it stops, and this is production",
        given: target,
        allowed: "aws, or tier: non-production",
      };
    }
    if (backend.type === "cloud") {
      yield {
        path: ["backend", "type"],
        problem: "runs Terraform elsewhere, where the emulator of this machine is not reached",
        given: backend.type,
        allowed: "s3, local",
      };
    }
  }),

  rule(["backend", "pipeline"], function* ({ backend, pipeline }) {
    if (backend.type === "s3" && backend.githubProvider && pipeline?.providerArn !== undefined) {
      yield {
        path: ["pipeline", "providerArn"],
        problem: "names a provider, and the bootstrap stack makes the account's",
        given: pipeline.providerArn,
        allowed: "nothing: leave it out, or backend.githubProvider: false",
      };
    }
  }),

  rule(["account", "pipeline"], function* ({ account, pipeline }) {
    const expected = githubProviderArn(account);
    if (pipeline?.providerArn !== undefined && pipeline.providerArn !== expected) {
      yield {
        path: ["pipeline", "providerArn"],
        problem: "is not GitHub's provider in the environment's account",
        given: pipeline.providerArn,
        allowed: expected,
      };
    }
  }),

  rule(["clusterAccess", "tier"], function* ({ clusterAccess, tier }) {
    if (clusterAccess.type === "kubeconfig" && clusterAccess.optional && tier === "production") {
      yield {
        path: ["clusterAccess", "optional"],
        problem: "would leave add-ons and application out, and this is production",
        given: true,
        allowed: "false, or tier: non-production",
      };
    }
  }),
];

function* refused(path: Problem["path"], setting: { readonly enabled: boolean }): Generator<Problem> {
  if (setting.enabled) {
    yield {
      path,
      problem: "would delete data for good, which production does not allow",
      given: setting,
      allowed: "{ enabled: false }, or tier: non-production",
    };
  }
}
