import type { Component as ComponentValues, Secret } from "../../.gen/application-chart";
import { mapValues } from "../../lib/records";
import type { Use } from "../uses";
import { isUsed, podAddress, type Variable } from "../variables";
import type { Workload } from "../workloads";
import type { PlatformFacts, Stage } from "./facts";
import { filesOf } from "./files";
import { plain, secretValue, type Value, valueFrom } from "./sources";

type VariableValues = Pick<ComponentValues, "config" | "env" | "podAddress" | "secret" | "files" | "directories">;

/** A variable, and whose word it is. */
export interface StatedVariable {
  readonly variable: Variable;
  readonly statedBy: "image" | "workload" | "stage";
}

/** The variables of a workload's pods: its stage's word goes before its own, and that before its image's. Those of what it does not use are left out. */
export function statedVariables(workload: Workload, { application, workloads }: Stage): Readonly<Record<string, StatedVariable>> {
  const by = (statedBy: StatedVariable["statedBy"], variables: Readonly<Record<string, Variable>> = {}) =>
    mapValues(variables, (variable) => ({ variable, statedBy }));
  const stated = {
    ...by("image", application.images[workload.image]?.variables),
    ...by("workload", application[workload.kind][workload.name]?.variables),
    ...by("stage", workloads[workload.name]?.variables),
  };
  return Object.fromEntries(Object.entries(stated).filter(([, { variable }]) => reaches(variable, workload.uses)));
}

/** What a workload's pods find in their environment and among their files, sorted by how it gets there. */
export function variablesOf(workload: Workload, stage: Stage, facts: PlatformFacts): VariableValues {
  const values = new Map<string, Value>();
  for (const [name, { variable }] of Object.entries(statedVariables(workload, stage))) {
    values.set(name, typeof variable === "string" ? plain(variable) : valueFrom(name, variable, stage, facts));
  }

  const config = textsOf(values, "config");
  const env = textsOf(values, "env");
  const files = filesOf(workload, stage, facts);
  const secret = secretOf(values, files.secret);
  return {
    ...(Object.keys(config).length > 0 && { config }),
    ...(Object.keys(env).length > 0 && { podAddress, env }),
    ...(secret && { secret }),
    ...files.plain,
  };
}

const reaches = (variable: Variable, uses: readonly Use[]) => typeof variable === "string" || isUsed(variable, uses);

function textsOf(values: ReadonlyMap<string, Value>, kind: "config" | "env"): Readonly<Record<string, string>> {
  return Object.fromEntries([...values].flatMap(([name, value]) => (value.kind === kind ? [[name, value.text]] : [])));
}

/** Variables and files with secret values, in one secret of the workload's own. */
function secretOf(values: ReadonlyMap<string, Value>, files: ReadonlyMap<string, Value>): Secret | undefined {
  const variables = [...values].flatMap(([name, value]) => secretValue(name, value));
  const contents = [...files].flatMap(([path, value]) => secretValue(path, value));
  const templates = (secrets: typeof variables) => Object.fromEntries(secrets.map(({ name, template }) => [name, template]));
  return variables.length + contents.length === 0
    ? undefined
    : {
        sources: Object.assign({}, ...[...variables, ...contents].map(({ sources }) => sources)),
        ...(variables.length > 0 && { variables: templates(variables) }),
        ...(contents.length > 0 && { files: templates(contents) }),
      };
}
