import { rollingSeconds, secondsByToken } from "../../application/rollout-time";
import { cacheDatabaseOf } from "../../application/values/autoscaling";
import type { Sections } from "../schema";
import { lacking, type Problem, rule } from "./rule";

type Workloads = Sections["workloads"];
type Application = Sections["application"];

/** Ends of names that a rollout gives to what it needs besides. */
const rolloutEnds = ["stable", "canary", "preview", "gate", "smoke"];

/** Minutes that a token for the Kubernetes API is good for. Source: Amazon EKS, get-token. */
const tokenMinutes = 15;

/** How new versions take over, and who counts the pods. */
export const deliveryRules = [
  rule(["workloads", "addons"], function* ({ workloads, addons }) {
    for (const [name, { rollout, autoscaling }] of Object.entries(workloads)) {
      if (rollout.type !== "rolling" && !addons.argoRollouts) {
        const path = ["workloads", name, "rollout"];
        yield lacking(path, "Argo Rollouts", "rolling, or addons.argoRollouts: true", rollout.type);
      }
      if (autoscaling !== undefined && autoscaling.triggers.length > 0 && !addons.keda) {
        const path = ["workloads", name, "autoscaling", "triggers"];
        const types = autoscaling.triggers.map(({ type }) => type);
        yield lacking(path, "KEDA", "no triggers, or addons.keda: true", types);
      }
    }
  }),

  rule(["workloads", "application"], function* ({ workloads, application }) {
    for (const [name, { rollout }] of Object.entries(workloads)) {
      if (rollout.type !== "rolling") {
        yield* rolloutProblems(name, rollout, application);
      }
    }
  }),

  rule(["workloads", "clusterAccess", "delivery"], function* ({ workloads, clusterAccess, delivery }) {
    for (const [name, { rollout }] of Object.entries(workloads)) {
      if (delivery === "helm" && clusterAccess.type === "token" && pauseMinutes(rollout) >= tokenMinutes) {
        yield {
          path: ["clusterAccess", "type"],
          problem: `is a login for ${tokenMinutes} minutes, but the rollout of ${name} takes ${pauseMinutes(rollout)}`,
          given: clusterAccess.type,
          allowed: "exec, kubeconfig, or a shorter rollout",
        };
      }
    }
  }),

  rule(["workloads", "application", "ingress", "clusterAccess", "delivery"], function* (environment) {
    const { application, clusterAccess, delivery } = environment;
    const has = secondsByToken(application);
    const [slowest] = Object.entries(rollingSeconds(environment)).toSorted(([, one], [, other]) => other - one);
    if (delivery === "helm" && clusterAccess.type === "token" && slowest !== undefined && slowest[1] > has) {
      yield {
        path: ["clusterAccess", "type"],
        problem: `is a login for ${tokenMinutes} minutes: each migration, the rollout and the way back have ${has} seconds of it, but with all of its pods ${slowest[0]} takes ${slowest[1]}`,
        given: clusterAccess.type,
        allowed: "exec, kubeconfig, or a faster rollout: fewer pods, or more at a time by rollout.maxSurge",
      };
    }
  }),

  rule(["workloads"], function* ({ workloads }) {
    for (const [name, { autoscaling }] of Object.entries(workloads)) {
      if (autoscaling !== undefined) {
        yield* countProblems(["workloads", name, "autoscaling"], autoscaling);
      }
    }
  }),

  rule(["workloads", "application", "cache"], function* ({ workloads, application, cache }) {
    for (const [name, { autoscaling }] of Object.entries(workloads)) {
      const component = application.components[name];
      const variables = application.images[component?.image ?? ""]?.variables ?? {};
      const reads = component?.uses.some(({ kind }) => kind === "cache") ?? false;
      const urls = reads ? Object.keys(variables).filter((variable) => cacheDatabaseOf(variables[variable]) !== undefined) : [];
      for (const [at, trigger] of (autoscaling?.triggers ?? []).entries()) {
        const path = ["workloads", name, "autoscaling", "triggers", at];
        if (trigger.type === "redis-list" && !urls.includes(trigger.url)) {
          yield {
            path: [...path, "url"],
            problem: "is no variable of the component that holds a URL of the cache",
            given: trigger.url,
            allowed: urls,
          };
        }
        if (trigger.type === "redis-list" && cache?.authentication.type === "iam") {
          yield { path, problem: "cannot log in by IAM", given: trigger.type, allowed: "a cache with a token" };
        }
      }
    }
  }),
];

function pauseMinutes(rollout: Workloads[string]["rollout"]): number {
  switch (rollout.type) {
    case "rolling":
      return 0;
    case "canary":
      return rollout.steps.reduce((sum, { minutes }) => sum + minutes, 0);
    case "blue-green":
      return rollout.previewMinutes;
  }
}

function* rolloutProblems(
  name: string,
  rollout: Exclude<Workloads[string]["rollout"], { type: "rolling" }>,
  application: Application,
): Generator<Problem> {
  const path = ["workloads", name, "rollout"];
  const component = application.components[name];
  if (component === undefined) {
    const isThere = name in application.jobs || name in application.cronJobs;
    // A name that is nobody's is told by another rule.
    return yield* isThere ? [{ path, problem: "is possible for components only", given: rollout.type, allowed: "rolling" }] : [];
  }
  if (component.singleton) {
    yield {
      path,
      problem: "runs two versions at once, which a singleton must not",
      given: rollout.type,
      allowed: "rolling: the old one stops before the new one starts",
    };
  }
  if (component.port === undefined && (rollout.type === "blue-green" || component.smoke !== undefined)) {
    yield {
      path,
      problem: `needs a port, for the Service that it ${rollout.type === "blue-green" ? "switches" : "tests"}`,
      given: rollout.type,
      allowed: "a component with a port",
    };
  }
  for (const end of rolloutEnds) {
    const taken = `${name}-${end}`;
    for (const kind of ["components", "jobs", "cronJobs"] as const) {
      if (taken in application[kind]) {
        yield { path: ["application", kind, taken], problem: `has a name that the rollout of ${name} takes`, given: taken };
      }
    }
  }
  const steps = rollout.type === "canary" ? rollout.steps : [];
  for (const [at, { percent }] of steps.entries()) {
    const before = steps[at - 1]?.percent ?? 0;
    if (percent <= before) {
      yield {
        path: [...path, "steps", at, "percent"],
        problem: "is not more than that of the step before",
        given: percent,
        allowed: `more than the ${before} before`,
      };
    }
  }
}

function* countProblems(path: Problem["path"], settings: NonNullable<Workloads[string]["autoscaling"]>): Generator<Problem> {
  const { min, max, triggers } = settings;
  if (min === 0 && triggers.length === 0) {
    yield {
      path: [...path, "min"],
      problem: "leaves no pod that could be measured",
      given: min,
      allowed: "at least 1 without triggers",
    };
  }
  for (const [at, trigger] of triggers.entries()) {
    if (trigger.type === "cron" && trigger.replicas > max) {
      yield {
        path: [...path, "triggers", at, "replicas"],
        problem: "is above max",
        given: trigger.replicas,
        allowed: `at most ${max}`,
      };
    }
    if (trigger.type === "cron" && trigger.start === trigger.end) {
      yield {
        path: [...path, "triggers", at, "end"],
        problem: "is the same as start",
        given: trigger.end,
        allowed: "another time",
      };
    }
  }
}
