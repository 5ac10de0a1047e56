import { livenessOf, type ProbeSettings, type Timing, timingOf, windowOf } from "../../application/probes";
import { ownValue } from "../../lib/records";
import { idle, type Problem, rule } from "./rule";

/** Seconds without progress after which a Deployment counts as failed. Source: Kubernetes API reference, DeploymentSpec. */
const deploymentDeadline = 600;

/** Checks of the kubelet do something, and go together. */
export const probeRules = [
  rule(["application"], function* ({ application }, stated) {
    for (const [name, component] of Object.entries(application.components)) {
      const path = ["application", "components", name];
      const { health, port, liveness, probes } = component;
      if (typeof liveness === "string" && port === undefined) {
        yield {
          path: [...path, "liveness"],
          problem: "needs a port",
          given: liveness,
          allowed: "a component with a port, or a command",
        };
      }
      if (health === undefined) {
        yield* idle(stated, [...path, "probes", "readiness"], "nothing tells whether it can serve", "health");
      }
      if (livenessOf(component) === undefined) {
        for (const kind of ["liveness", "startup"]) {
          yield* idle(stated, [...path, "probes", kind], "nothing tells whether its process works", "liveness");
        }
      }
      if (probes.startup !== undefined) {
        for (const kind of ["readiness", "liveness"]) {
          const delay = [...path, "probes", kind, "initialDelaySeconds"];
          yield* idle(stated, delay, "the check waits for that of the start", "no probes.startup");
        }
      }
      const kinds = [
        ...(health === undefined ? [] : (["readiness"] as const)),
        ...(livenessOf(component) === undefined ? [] : (["liveness", "startup"] as const)),
      ];
      yield* timingProblems([...path, "probes"], probes, kinds);
      for (const kind of ["liveness", "startup"] as const) {
        const own = probes[kind]?.stopSeconds;
        if (own !== undefined && own > component.stopSeconds) {
          yield {
            path: [...path, "probes", kind, "stopSeconds"],
            problem: "is longer than it may take to stop at all",
            given: own,
            allowed: `at most stopSeconds, ${component.stopSeconds}`,
          };
        }
      }
    }
  }),

  rule(["application", "workloads"], function* ({ application, workloads }) {
    for (const [name, { health, probes }] of Object.entries(application.components)) {
      const rollout = ownValue(workloads, name)?.rollout;
      const deadline = rollout === undefined || rollout.type === "rolling" ? deploymentDeadline : rollout.progressDeadlineSeconds;
      const start = timingOf("startup", probes);
      const delay = health === undefined ? 0 : timingOf("readiness", probes).initialDelaySeconds;
      // Source: Kubernetes, pkg/kubelet/prober/worker.go: a container that starts takes as many successes as one that failed.
      const { successThreshold = 1 } = probes.readiness;
      const successes = health === undefined ? 0 : (successThreshold - 1) * timingOf("readiness", probes).periodSeconds;
      if (successes > 0 && delay + successes >= deadline) {
        yield {
          path: ["application", "components", name, "probes", "readiness", "successThreshold"],
          problem: `takes ${delay + successes} seconds after a start, and a rollout without progress is given up before`,
          given: successThreshold,
          allowed: `less than ${deadline} seconds: successThreshold times periodSeconds`,
        };
      }
      const seconds = start === undefined ? delay : windowOf(start);
      if (seconds >= deadline) {
        const kind = start === undefined ? ["readiness", "initialDelaySeconds"] : ["startup", "failureThreshold"];
        yield {
          path: ["application", "components", name, "probes", ...kind],
          problem: `gives a start ${seconds} seconds, and a rollout without progress is given up before`,
          given: start === undefined ? seconds : start.failureThreshold,
          allowed: `less than ${deadline} seconds`,
        };
      }
    }
  }),
];

type Kind = keyof ProbeSettings;

/** @param kinds checks that are made */
function* timingProblems(path: Problem["path"], probes: ProbeSettings, kinds: readonly Kind[]): Generator<Problem> {
  const timings: { readonly [K in Kind]?: Timing | undefined } = Object.fromEntries(
    kinds.map((kind) => [kind, timingOf(kind, probes)]),
  );
  for (const kind of kinds) {
    const { timeoutSeconds = 0, periodSeconds = 0 } = timings[kind] ?? {};
    if (timeoutSeconds > periodSeconds) {
      yield {
        path: [...path, kind, "timeoutSeconds"],
        problem: "lasts into the next check",
        given: timeoutSeconds,
        allowed: `at most periodSeconds, ${periodSeconds}`,
      };
    }
  }
  const { readiness, liveness, startup } = timings;
  if (
    readiness !== undefined &&
    liveness !== undefined &&
    (windowOf(liveness) < windowOf(readiness) || untilFailed(liveness) < untilFailed(readiness))
  ) {
    yield {
      path: [...path, "liveness"],
      problem: "restarts a container before traffic is taken from it",
      given: wordsOf(liveness),
      allowed: `no sooner than readiness: ${wordsOf(readiness)}`,
    };
  }
  if (startup !== undefined && liveness !== undefined && windowOf(startup) < windowOf(liveness)) {
    yield {
      path: [...path, "startup"],
      problem: "gives a start less time than liveness gives what runs",
      given: wordsOf(startup),
      allowed: `${windowOf(liveness)} seconds or more: periodSeconds times failureThreshold`,
    };
  }
}

const untilFailed = (timing: Timing): number => timing.initialDelaySeconds + windowOf(timing);

const wordsOf = (timing: Timing): string =>
  `${timing.failureThreshold} failures, one every ${timing.periodSeconds} seconds${timing.initialDelaySeconds > 0 ? ` after the first ${timing.initialDelaySeconds}` : ""}`;
