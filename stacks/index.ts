import { stateStoresOf } from "../environments/names";
import type { Environment } from "../environments/schema";
import type { App } from "../lib/terraform";
import { AddonsStack } from "./addons";
import { ApplicationStack } from "./application";
import { BootstrapStack } from "./bootstrap";
import { PlatformStack } from "./platform";

/** Every stack of the environments: a bootstrap per state store, then those of each environment in the order they are applied. */
export function addStacks(app: App, environments: readonly Environment[]): void {
  const stores = new Map(stateStoresOf(environments).map(({ store }) => [store.owner, store]));
  for (const store of stores.values()) {
    new BootstrapStack(app, store);
  }
  for (const environment of environments) {
    new PlatformStack(app, environment);
    new AddonsStack(app, environment);
    new ApplicationStack(app, environment);
  }
}
