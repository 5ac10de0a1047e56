/** Arguments of a resource as Terraform's JSON has them. */
export type Body = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Body>>>>;

/** A stack's cdk.tf.json. */
export interface StackJson {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly provider?: Readonly<Record<string, readonly Body[]>>;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
}

export interface Stack {
  readonly id: string;
  readonly json: StackJson;
}

export interface Resource {
  /** Such as `aws_vpc.networking_vpc`. */
  readonly address: string;
  readonly type: string;
  readonly body: Body;
}

/** The resources of the stack, of these types only if any are named. */
export function resourcesOf({ json }: Stack, ...types: readonly string[]): Resource[] {
  return Object.entries(json.resource ?? {})
    .filter(([type]) => types.length === 0 || types.includes(type))
    .flatMap(([type, named]) => Object.entries(named).map(([name, body]) => ({ address: `${type}.${name}`, type, body })));
}

/** What only Terraform can work out. */
export const isUnknown = (value: unknown): boolean => typeof value === "string" && value.includes("${");

/** A block that is written once: as a table, or as a list with one. */
export function blockOf(body: Body | undefined, name: string): Body | undefined {
  const [block] = blocksOf(body, name);
  return block;
}

/** The blocks of a name, which are written as a table or as a list. */
export function blocksOf(body: Body | undefined, name: string): Body[] {
  const value = body?.[name];
  return (Array.isArray(value) ? value : [value]).filter((one): one is Body => typeof one === "object" && one !== null);
}

/** The texts of a list. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");
}

/** A number that is written as one, or as text. */
export function numberOf(value: unknown): number | undefined {
  const number =
    typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)) ? Number(value) : undefined;
  return number;
}

/** A switch that is written as one, or as text. */
export const isOn = (value: unknown): boolean => value === true || value === "true";

/** Addresses of the resources that a value names by a reference, such as `${aws_vpc.a.id}`. */
export function referencesIn(value: unknown): string[] {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return [...text.matchAll(/(?<![\w.])(?:data\.)?([a-z][a-z0-9]*_\w+\.[A-Za-z_][\w-]*)/g)]
    .filter(([whole]) => !whole.startsWith("data."))
    .map(([, address = ""]) => address);
}

/** Whether the value refers to something of the resource. */
export const refersTo = (value: unknown, { address }: Resource): boolean => referencesIn(value).includes(address);

/** The stack's region, as its AWS provider has it. */
export const regionOf = ({ json }: Stack): string => String(json.provider?.aws?.[0]?.region ?? "");
