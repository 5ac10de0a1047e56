import type { Environment } from "../../../environments/schema";
import { addStacks } from "../../../stacks";
import { environmentWith } from "../../support/environments";
import { synthStacks } from "../../support/synth-stacks";

/** Seconds that Terraform waits for each release of the application. */
function timeoutsOf(environment: Environment): Readonly<Record<string, number>> {
  const { stacks } = synthStacks((app) => addStacks(app, [environment]));
  const releases: Readonly<Record<string, { name: string; timeout: number }>> = JSON.parse(
    stacks["debtflow-production-application"] ?? "{}",
  ).resource.helm_release;
  return Object.fromEntries(Object.values(releases).map(({ name, timeout }) => [name, timeout]));
}

describe("The application's releases", () => {
  it("are waited for as long as a migration and the longest rollout may take", () => {
    const canary = { type: "canary", steps: [{ percent: 50, minutes: 30 }], progressDeadlineSeconds: 60 };
    const plain = timeoutsOf(environmentWith({ clusterAccess: { type: "exec" } }));
    const withRollout = timeoutsOf(
      environmentWith({
        "addons.argoRollouts": true,
        clusterAccess: { type: "exec" },
        "workloads.api.rollout": canary,
        "workloads.frontend.rollout": { ...canary, steps: [{ percent: 50, minutes: 1 }] },
      }),
    );
    expect(withRollout.debtflow).toBe((plain.debtflow ?? 0) + 30 * 60 + 2 * 60);
    expect(withRollout["debtflow-foundation"]).toBe(plain["debtflow-foundation"]);
  });
});
