import { isRouted } from "../../application/routes";
import { workloadsOf } from "../../application/workloads";
import { ownValue } from "../../lib/records";
import { idle, type Problem, rule, type Stated } from "./rule";

/** Sizes that a job or a cron job has no use for: it runs one pod, and is done. */
const ofComponents = ["replicas", "autoscaling", "minAvailable", "rollout", "antiAffinity"];

/** Settings of workloads that others make idle. */
export const idleWorkloadRules = [
  rule(["application", "workloads"], function* ({ application, workloads }, stated) {
    for (const { kind, name } of workloadsOf(application)) {
      const size = ownValue(workloads, name);
      if (size === undefined) {
        continue;
      }
      const path = ["workloads", name];
      const volumes = kind === "components" ? Object.keys(ownValue(application.components, name)?.storage ?? {}) : [];
      if (volumes.length === 0) {
        yield* idle(stated, [...path, "storageClass"], "the workload has no volumes", "a component with storage");
      }
      if (kind !== "components") {
        const what = kind === "jobs" ? "job" : "cron job";
        // A rollout in steps is told by another rule.
        for (const key of ofComponents.filter((one) => one !== "rollout" || size.rollout.type === "rolling")) {
          yield* idle(stated, [...path, key], `a ${what} runs one pod until it is done`, "a component");
        }
      } else if (size.autoscaling !== undefined) {
        yield* idle(stated, [...path, "replicas"], "autoscaling counts the pods, from its min to its max", "no autoscaling");
        yield* triggerProblems([...path, "autoscaling"], size.autoscaling);
      }
      if (kind === "components" && (size.autoscaling?.max ?? size.replicas) < 2) {
        yield* idle(stated, [...path, "antiAffinity"], "there is no second pod", "two replicas or more");
      }
    }
  }),

  rule(["application", "ingress"], function* ({ application, ingress }, stated) {
    for (const name of Object.keys(application.components)) {
      if (!isRouted(name, { application, ingress })) {
        const path = ["application", "components", name, "requests"];
        yield* idle(stated, path, "no request reaches the component from outside", "paths");
      }
    }
    const run = new Set(workloadsOf(application).map(({ image }) => image));
    for (const [name, { source }] of Object.entries(application.images)) {
      if (!run.has(name)) {
        yield* unusedProblems(["application", "images", name], source, stated);
      }
    }
  }),
];

/** Of an image that nobody runs: a built one still has its repository. */
function* unusedProblems(path: Problem["path"], source: "built" | "public", stated: Stated): Generator<Problem> {
  const because = "no component, job or cron job runs the image";
  if (source === "public") {
    yield* idle(stated, path, because, "a workload that runs it");
    return;
  }
  for (const key of ["user", "writable", "variables"]) {
    yield* idle(stated, [...path, key], because, "a workload that runs it");
  }
}

interface Scaling {
  readonly min: number;
  readonly triggers: readonly { readonly type: string; readonly replicas?: number }[];
}

function* triggerProblems(path: Problem["path"], { min, triggers }: Scaling): Generator<Problem> {
  for (const [at, { replicas }] of triggers.entries()) {
    if (replicas !== undefined && replicas <= min) {
      yield {
        path: [...path, "triggers", at, "replicas"],
        problem: `has no effect: there are ${min} pods at all times`,
        given: replicas,
        allowed: `more than ${min}`,
      };
    }
  }
}
