import { listedEnvironments } from "../support/listed";
import type { ApplicationValues } from "./cases";
import { valuesOf } from "./facts";

/** The applications that environments/index.ts lists, by environment. */
export const environmentCases: Readonly<Record<string, ApplicationValues>> = Object.fromEntries(
  listedEnvironments.map((environment) => [environment.id, valuesOf(environment, "foundation")]),
);
