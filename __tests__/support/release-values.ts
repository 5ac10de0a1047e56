import { resourceAt } from "./resources";
import { decoded } from "./terraform-expression";

/** A section of the contract, as its reader gets it. */
export type Section = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What a stack reads when it is planned. */
export interface Inputs {
  /** Parameter's name -> its value. */
  readonly parameters: Readonly<Record<string, Section>>;
  /** Terraform variables. */
  readonly variables?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** One fact that a stack takes from the contract. */
export interface Read {
  /** Name of the parameter. */
  readonly parameter: string;
  /** Keys in its JSON, such as `["roles", "api"]`. */
  readonly path: readonly string[];
}

const expression = /\$\{((?:[^{}"]|"[^"]*")*)\}/g;
const contractRead = /jsondecode\(data\.aws_ssm_parameter\.([\w-]+)\.insecure_value\)((?:\.[\w-]+|\["[^"]+"\])*)/;

/** Values of a release, as Terraform hands them to Helm. */
export function releaseValues<Values>(json: string, address: string, inputs: Inputs): Values {
  const { values } = resourceAt(json, address) as { values: readonly [string] };
  const [document] = values.map(decoded);
  return JSON.parse(JSON.stringify(document), (_, value) =>
    typeof value === "string" ? value.replaceAll(expression, (__, inner: string) => resultOf(json, inner, inputs)) : value,
  ) as Values;
}

/** Everything that the stack reads of the contract, wherever it stands. */
export function readsOf(json: string): Read[] {
  // As it stands in Terraform's language: the quotes of keys are the JSON file's.
  const found = [...json.replaceAll('\\"', '"').matchAll(new RegExp(contractRead, "g"))];
  return found.map(([, name = "", path = ""]) => ({ parameter: parameterOf(json, name), path: keysOf(path) }));
}

/** What the parameters hold at that place; undefined when it is not there. */
export function factAt({ parameters }: Inputs, { parameter, path }: Read): string | undefined {
  const value = path.reduce<unknown>(
    (table, key) => (typeof table === "object" && table !== null ? (table as Record<string, unknown>)[key] : undefined),
    parameters[parameter],
  );
  return typeof value === "string" ? value : undefined;
}

function resultOf(json: string, inner: string, inputs: Inputs): string {
  const [whole, name = "", path = ""] = contractRead.exec(inner) ?? [];
  const [, variable = "", keys = ""] = /^var\.(\w+)((?:\.[\w-]+|\["[^"]+"\])+)$/.exec(inner) ?? [];
  const value =
    whole === inner
      ? factAt(inputs, { parameter: parameterOf(json, name), path: keysOf(path) })
      : inputs.variables?.[variable]?.[keysOf(keys)[0] ?? ""];
  if (value === undefined) {
    throw new Error(`nothing known for ${inner}`);
  }
  return value;
}

function parameterOf(json: string, name: string): string {
  const { data } = JSON.parse(json) as { data: { aws_ssm_parameter: Record<string, { name: string }> } };
  const parameter = data.aws_ssm_parameter[name]?.name;
  if (parameter === undefined) {
    throw new Error(`no data.aws_ssm_parameter.${name} in the stack`);
  }
  return parameter;
}

const keysOf = (path: string): string[] =>
  [...path.matchAll(/\.([\w-]+)|\["([^"]+)"\]/g)].map(([, plain, quoted]) => plain ?? quoted ?? "");
