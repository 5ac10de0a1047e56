import { mapValues } from "../../lib/records";
import type { ApplicationValues } from "../charts/cases";
import { valuesOf } from "../charts/facts";
import { environmentWith } from "../support/environments";

/** DebtFlow's production, as the tests have it. */
export const production: ApplicationValues = valuesOf(environmentWith({}), "foundation");

/** How many pods each of its components has. */
export const podsOf: Readonly<Record<string, number>> = mapValues(
  production.components ?? {},
  ({ autoscaling, replicas }) => autoscaling?.min ?? replicas ?? 1,
);

/** With images of another tag: every component is rolled. */
export const nextVersion: ApplicationValues = {
  ...production,
  images: mapValues(production.images ?? {}, (image) => (image.tag === undefined ? image : { ...image, tag: "5e6f7a8" })),
};

/** With settings of its migration. */
export function withMigration(settings: object, base: ApplicationValues = nextVersion): ApplicationValues {
  return { ...base, jobs: mapValues(base.jobs ?? {}, (job) => ({ ...job, ...settings })) };
}

/** With settings of one component. */
export function withComponent(name: string, settings: object, base: ApplicationValues = production): ApplicationValues {
  return {
    ...base,
    components: mapValues(base.components ?? {}, (component, key) => (key === name ? { ...component, ...settings } : component)),
  };
}
