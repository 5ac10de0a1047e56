import { ownValue } from "../../lib/records";
import { idle, type Problem, rule, type Stated } from "./rule";

/** How fast pods come and go: one version after another, and with the load. */
export const paceRules = [
  rule(["application", "workloads"], function* ({ application, workloads }, stated) {
    for (const [name, component] of Object.entries(application.components)) {
      const size = ownValue(workloads, name);
      const path = ["workloads", name];
      if (size?.rollout.type === "rolling") {
        const { maxSurge, maxUnavailable } = size.rollout;
        for (const key of ["maxSurge", "maxUnavailable"]) {
          const own = [...path, "rollout", key];
          if (component.singleton) {
            yield* idle(
              stated,
              own,
              "a singleton stops before the next one starts",
              `no application.components.${name}.singleton`,
            );
          } else if (Object.keys(component.storage).length > 0) {
            yield* idle(stated, own, "a component with storage is replaced pod by pod", "a component without storage");
          }
        }
        // Source: Kubernetes API reference, RollingUpdateDeployment.
        if (Number.parseInt(`${maxSurge}`, 10) === 0 && Number.parseInt(`${maxUnavailable}`, 10) === 0) {
          yield {
            path: [...path, "rollout", "maxSurge"],
            problem: "lets no pod be exchanged, where none may be missing",
            given: maxSurge,
            allowed: "more than 0, or a maxUnavailable above 0",
          };
        }
      }
      for (const direction of size?.autoscaling === undefined ? [] : (["scaleUp", "scaleDown"] as const)) {
        yield* policyProblems([...path, "autoscaling", direction], size?.autoscaling?.[direction]?.policies, stated);
      }
    }
  }),
];

type Policies = readonly { readonly type: string; readonly periodSeconds: number }[] | undefined;

function* policyProblems(path: Problem["path"], policies: Policies, stated: Stated): Generator<Problem> {
  if (policies?.length === 1) {
    yield* idle(stated, [...path, "select"], "there is one policy", "two policies or more");
  }
  for (const [at, { type, periodSeconds }] of (policies ?? []).entries()) {
    const first = policies?.findIndex((other) => other.type === type && other.periodSeconds === periodSeconds) ?? at;
    if (first < at) {
      yield {
        path: [...path, "policies", at],
        problem: `speaks of the same as policies[${first}]`,
        given: `${type} in ${periodSeconds} seconds`,
      };
    }
  }
}
