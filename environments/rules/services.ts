import { cacheEngineOf } from "../../lib/cache-engines";
import { repositoryName } from "../../lib/repository-name";
import { repositoryNamesOf } from "../names";
import { idOf } from "../schema";
import { type Problem, repeated, rule } from "./rule";

/** Characters of a certificate's first name. Source: AWS Certificate Manager, quotas. */
const commonNameCharacters = 64;

/** What services around the cluster would refuse. */
export const serviceRules = [
  rule(["registry", "application", "system", "stage"], function* (environment) {
    const { registry } = environment;
    if (registry.type !== "ecr") {
      return;
    }
    for (const [image, name] of Object.entries(repositoryNamesOf(environment))) {
      if (!repositoryName.form.test(name)) {
        yield {
          path: ["registry", "repositoryPattern"],
          problem: `makes a name that no repository can have, for the image ${image}`,
          given: name,
          allowed: repositoryName.allowed,
        };
      }
    }
    yield* repeated(["registry", "pullAccounts"], registry.pullAccounts);
  }),

  rule(["pipeline", "tier"], function* ({ pipeline, tier }) {
    if (pipeline === undefined) {
      return;
    }
    if (tier === "production" && pipeline.planEnvironment !== undefined) {
      yield {
        path: ["pipeline", "planEnvironment"],
        problem: "would let a pull request read the state and the secrets of production",
        given: pipeline.planEnvironment,
        allowed: "no planEnvironment in production: its branches and tags can be planned",
      };
    }
    if (pipeline.planEnvironment === pipeline.environment) {
      yield {
        path: ["pipeline", "planEnvironment"],
        problem: "is the environment that guards the deployment",
        given: pipeline.planEnvironment,
        allowed: "another one, whose reviewers agree to plans",
      };
    }
    yield* repeated(["pipeline", "refs"], pipeline.refs);
    for (const [at, ref] of pipeline.refs.entries()) {
      if (ref.includes("?")) {
        yield {
          path: ["pipeline", "refs", at],
          problem: "is not a ref",
          given: ref,
          allowed: "refs/heads/<branch> or refs/tags/<tag>, with * for anything",
        };
      }
    }
  }),

  rule(["pipeline", "cluster"], function* ({ pipeline, cluster }) {
    const { admins, deployers, readers } = cluster.access;
    if (cluster.authenticationMode === "CONFIG_MAP" && (pipeline || [...admins, ...deployers, ...readers].length > 0)) {
      yield {
        path: ["cluster", "authenticationMode"],
        problem: "has no access entries, which cluster.access and the pipeline need",
        given: cluster.authenticationMode,
        allowed: "API_AND_CONFIG_MAP, API",
      };
    }
  }),

  rule(["dns"], function* ({ dns }) {
    if (dns?.certificateNames !== undefined) {
      yield* certificateProblems(dns.domain, dns.certificateNames);
    }
  }),

  rule(["addons", "dns"], function* ({ addons, dns }) {
    if (addons.externalDns && dns === undefined) {
      yield {
        path: ["addons", "externalDns"],
        problem: "has no DNS zone to write into",
        given: true,
        allowed: "false, or a dns section",
      };
    }
  }),

  rule(["database", "cache", "system", "stage"], function* ({ database, cache, ...environment }) {
    const id = idOf(environment);
    for (const [section, settings, longest] of [
      ["database", database, 40],
      ["cache", cache, cache?.authentication.type === "iam" && cacheEngineOf(cache).engine === "redis" ? 33 : 40],
    ] as const) {
      const name = settings?.identifier ?? id;
      if (settings !== undefined && (name.length < 2 || name.length > longest || name.includes("--"))) {
        yield {
          path: settings.identifier === undefined ? ["system"] : [section, "identifier"],
          problem: `cannot be the name of the ${section}`,
          given: name,
          allowed: `2 to ${longest} characters without two hyphens in a row`,
        };
      }
    }
  }),
];

function* certificateProblems(domain: string, names: readonly string[]): Generator<Problem> {
  const path = ["dns", "certificateNames"];
  if (names.length === 0) {
    yield { path, problem: "makes no certificate", given: names, allowed: "one name or more, or nothing for the ingress host" };
  }
  yield* repeated(path, names);
  for (const [at, name] of names.entries()) {
    const validated = name.replace(/^\*\./, "");
    if (validated !== domain && !validated.endsWith(`.${domain}`)) {
      yield { path: [...path, at], problem: "is not in the zone", given: name, allowed: `${domain}, or a name below it` };
    }
  }
  const [first = ""] = names;
  if (first.length > commonNameCharacters) {
    yield {
      path: [...path, 0],
      problem: "is too long for the first name of a certificate",
      given: first,
      allowed: `at most ${commonNameCharacters} characters`,
    };
  }
}
