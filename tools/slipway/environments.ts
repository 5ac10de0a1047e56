import { environmentIds, loadEnvironments } from "../../environments";
import type { Environment } from "../../environments/schema";
import { UsageError } from "../deployment/exit-codes";

/**
 * The environment of this id. Of others only that is told which clashes with this one: a mistake there must not be in the way.
 *
 * @throws UsageError when there is none
 * @throws ConfigurationError with every problem that it has
 */
export function environmentNamed(id: string): Environment {
  refuseUnknown([id]);
  const [environment] = loadEnvironments(id);
  if (environment === undefined) {
    throw new Error(`no environment ${id}`);
  }
  return environment;
}

/** @throws UsageError when one of these is no environment */
export function refuseUnknown(ids: readonly string[]): void {
  const known = environmentIds();
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new UsageError(`there is no environment ${unknown.join(", ")}`, `name one of ${known.join(", ")}`);
  }
}
