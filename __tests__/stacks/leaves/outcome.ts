import { checkEnvironment } from "../../../environments/check";
import { stateStoresOf } from "../../../environments/names";
import { pathText } from "../../../environments/problems";
import { reasonsOf } from "../../../environments/reasons";
import type { Environment, EnvironmentDefinition } from "../../../environments/schema";
import { idOf } from "../../../environments/schema";
import { checkTogether } from "../../../environments/together";
import { ConfigurationError } from "../../../lib/errors";
import { App, type TerraformStack } from "../../../lib/terraform";
import { AddonsStack } from "../../../stacks/addons";
import { ApplicationStack } from "../../../stacks/application";
import { BootstrapStack } from "../../../stacks/bootstrap";
import { versionsOf } from "../../../stacks/lifecycle";
import { PlatformStack } from "../../../stacks/platform";
import { isClusterOptional } from "../../../tools/cluster/lack";
import { reachOf } from "../../../tools/deployment/reach";
import { changesOf } from "./change";
import type { Leaf, Path } from "./walk";

/** What an environment does, part by part: its stacks, and what the command line says and does besides. */
const parts = {
  platform: (environment) => synthesized((app) => new PlatformStack(app, environment)),
  addons: (environment) => synthesized((app) => new AddonsStack(app, environment)),
  application: (environment) => synthesized((app) => new ApplicationStack(app, environment)),
  bootstrap: (environment) =>
    stateStoresOf([environment])
      .map(({ store }) => synthesized((app) => new BootstrapStack(app, store)))
      .join(),
  reach: (environment) => reachOf(environment) ?? "",
  reasons: (environment) => JSON.stringify(reasonsOf(environment)),
  /** Which account or emulator the command line works on, and whether it may leave the cluster out. */
  place: (environment) => `${environment.target} ${isClusterOptional(environment)}`,
  support: (environment) => JSON.stringify(versionsOf(environment)),
} as const satisfies Readonly<Record<string, (environment: Environment) => string>>;

type Part = keyof typeof parts;

/** Where a change most likely shows. */
const ofApplication: readonly Part[] = ["application", "addons", "platform", "bootstrap", "reach", "place", "support", "reasons"];
const ofAddons: readonly Part[] = ["addons", "platform", "application", "bootstrap", "reach", "place", "support", "reasons"];
const ofPlatform: readonly Part[] = ["platform", "bootstrap", "addons", "application", "reach", "place", "support", "reasons"];

/** An environment, and what it does; each part is worked out once. */
export class Fixture {
  private readonly known = new Map<Part, string>();

  constructor(
    readonly definition: EnvironmentDefinition,
    readonly environment: Environment,
  ) {}

  output(part: Part): string {
    const output = this.known.get(part) ?? parts[part](this.environment);
    this.known.set(part, output);
    return output;
  }
}

export type Outcome =
  | { readonly kind: "another output"; readonly part: Part }
  | { readonly kind: "refused"; readonly message: string }
  /** It is refused, and not by its name. */
  | { readonly kind: "unclear"; readonly message: string }
  | { readonly kind: "no effect"; readonly changed: EnvironmentDefinition }
  | { readonly kind: "no other value" };

/** What becomes of a change to the leaf: of the first one that is accepted, or else of the first that is refused by name. */
export function outcomeOf(fixture: Fixture, leaf: Leaf): Outcome {
  const refusals: Outcome[] = [];
  for (const changed of changesOf(fixture.definition, leaf)) {
    const environment = environmentOf(changed);
    const effect = environment instanceof ConfigurationError ? environment : effectOf(fixture, environment, leaf);
    if (effect === undefined) {
      return { kind: "no effect", changed };
    }
    if (!(effect instanceof ConfigurationError)) {
      return { kind: "another output", part: effect };
    }
    const kind = isNamed(leaf, changed, effect) ? "refused" : "unclear";
    refusals.push({ kind, message: effect.message });
  }
  return refusals.find(({ kind }) => kind === "refused") ?? refusals[0] ?? { kind: "no other value" };
}

/** The environment that the definition states, or why it is refused. */
export function environmentOf(definition: EnvironmentDefinition): Environment | ConfigurationError {
  const { environment, problems, valid } = checkEnvironment(definition);
  const [first, ...rest] = [...problems, ...checkTogether([{ id: idOf(definition), isSelected: true, valid }])];
  return first !== undefined || environment === undefined
    ? ConfigurationError.all([first ?? new ConfigurationError("environment", "is none"), ...rest])
    : environment;
}

function effectOf(fixture: Fixture, environment: Environment, { name }: Leaf): Part | ConfigurationError | undefined {
  const order = /^(application|workloads|alerts|extraObjects)/.test(name)
    ? ofApplication
    : /^addons/.test(name)
      ? ofAddons
      : ofPlatform;
  try {
    return order.find((part) => parts[part](environment) !== fixture.output(part));
  } catch (error) {
    if (error instanceof ConfigurationError) {
      return error;
    }
    throw error;
  }
}

/** Whether a problem is told of the leaf, of what it is a part of or what is a part of it, or speaks of it. */
function isNamed({ path, isKey }: Leaf, changed: EnvironmentDefinition, { problems }: ConfigurationError): boolean {
  const root = idOf(changed);
  const leaf = pathText(root, isKey ? path.slice(0, -1) : path);
  const name = leaf.slice(root.length + 1);
  const given = valueAt(changed, path);
  const words = typeof given === "string" && given.length > 3 ? [name, given] : [name];
  return problems.some(
    ({ path: at, message }) =>
      (at !== root && (isWithin(leaf, at) || isWithin(at, leaf))) || words.some((word) => message.includes(word)),
  );
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (table, key) => (typeof table === "object" && table !== null ? Reflect.get(table, key) : undefined),
    value,
  );

const isWithin = (inner: string, outer: string) =>
  inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);

function synthesized(build: (app: App) => TerraformStack): string {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => undefined;
  try {
    const app = new App({ outdir: "never-written", skipValidation: false });
    const stack = build(app);
    stack.prepareStack();
    stack.runAllValidations();
    return JSON.stringify(stack.toTerraform());
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
