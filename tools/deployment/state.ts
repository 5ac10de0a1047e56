import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ApplicationChartValues } from "../../.gen/application-chart";
import { writeWhole } from "../files";
import { readWorkspace } from "../terraform/cloud";
import { TerraformError } from "../terraform/errors";
import { parseOutput } from "../terraform/output";
import { Terraform } from "../terraform/runner";
import { readStack } from "../terraform/stack-files";
import type { Body } from "./plan";
import type { ImageTags } from "./tags";
import { folderOf, localPathOf, statePlaceOf, type Target } from "./target";

/** A stack's state, as far as we read it. */
export interface State {
  readonly serial: number;
  readonly resources: readonly StateResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** An instance of a resource that Terraform manages. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly attributes: Body;
  /** Whether its creation failed halfway. */
  readonly isTainted: boolean;
}

/** Format 4 of Terraform's state files. */
interface StateFile {
  readonly serial?: number;
  readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly resources?: readonly {
    readonly mode: string;
    readonly module?: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly index_key?: string | number;
      readonly attributes?: Body | null;
      readonly status?: string;
    }[];
  }[];
}

/**
 * Reads a stack's state from its backend, without a provider of the stack: it can be told what is deployed where helm's, say,
 * cannot be installed.
 *
 * @returns undefined when there is none
 */
export async function readState(target: Target, stack: string): Promise<State | undefined> {
  const json = readStack(folderOf(target, stack));
  const path = localPathOf(stack, json);
  const { backend, cloud } = json.terraform ?? {};
  const terraform = { ...(cloud ? { cloud } : { backend: path === undefined ? backend : { local: { path } } }) };
  // Terraform would make a workspace that is missing.
  if (cloud && (await readWorkspace(cloud, target.variables(json))).exists === false) {
    return undefined;
  }
  const folder = join(target.outdir, "states", stack);
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, "cdk.tf.json"), JSON.stringify({ terraform }));
  const place = statePlaceOf(target, stack, json);
  const reader = await Terraform.open({
    folder,
    environment: target.variables(json),
    providers: false,
    gone: target.gone,
    ...(place && { state: place }),
  });
  try {
    await reader.init({ reconfigure: true });
    return parseState(await reader.statePull());
  } catch (error) {
    if (error instanceof TerraformError && error.kind === "backend missing") {
      return undefined;
    }
    throw error;
  }
}

export function parseState(text: string): State | undefined {
  if (text.trim() === "") {
    return undefined;
  }
  const { serial = 0, outputs = {}, resources = [] } = parseOutput<StateFile>(text, "state pull");
  return {
    serial,
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])),
    resources: resources
      .filter(({ mode }) => mode === "managed")
      .flatMap(({ module, type, name, instances }) =>
        instances.map(({ index_key: key, attributes, status }) => ({
          address: `${module ? `${module}.` : ""}${type}.${name}${key === undefined ? "" : `[${JSON.stringify(key)}]`}`,
          type,
          attributes: attributes ?? {},
          isTainted: status === "tainted",
        })),
      ),
  };
}

/**
 * The tags that run, as the application's own release says: its state keeps the values of the last rollout that succeeded.
 * Undefined where there is none.
 */
export function runningTags(application: State | undefined): ImageTags | undefined {
  for (const { type, attributes, isTainted } of application?.resources ?? []) {
    const { part, images } = type === "helm_release" && !isTainted ? releaseValues(attributes.values) : {};
    if (part === "workloads") {
      return Object.fromEntries(
        Object.entries(images ?? {}).flatMap(([image, { tag }]) => (tag === undefined ? [] : [[image, tag]])),
      );
    }
  }
  return undefined;
}

function releaseValues(documents: unknown): Partial<Pick<ApplicationChartValues, "part" | "images">> {
  const [first] = Array.isArray(documents) ? documents : [];
  try {
    return JSON.parse(String(first)) as ApplicationChartValues;
  } catch {
    return {};
  }
}
