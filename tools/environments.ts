import type * as Environments from "../environments";

/** A file of an environment fails while it loads. The launcher tells its `cause` with the place in that file. */
export class LoadFailure extends Error {
  constructor(override readonly cause: unknown) {
    super("an environment does not load");
    this.name = "LoadFailure";
  }
}

/**
 * The environments of this repository, read when a command asks for them and no earlier: a mistake in one of their files must not
 * be in the way of what needs none, such as `--version`, or the destruction of what was deployed.
 */
function all(): typeof Environments {
  try {
    return require("../environments");
  } catch (error) {
    throw new LoadFailure(error);
  }
}

export const environmentIds: typeof Environments.environmentIds = (...given) => all().environmentIds(...given);
export const checkedEnvironments: typeof Environments.checkedEnvironments = (...given) => all().checkedEnvironments(...given);
export const emulatedIds: typeof Environments.emulatedIds = () => all().emulatedIds();
export const loadEnvironments: typeof Environments.loadEnvironments = (...given) => all().loadEnvironments(...given);
