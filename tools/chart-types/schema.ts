/** The part of JSON Schema that the charts' schemas are written in. */
export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: "object" | "array" | "string" | "integer" | "boolean";
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  /** Forms that a value may have, where it says no type itself. */
  readonly anyOf?: readonly Schema[];
}

export interface RootSchema extends Schema {
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** What a property of an object is like, with its references followed. */
export interface Property {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
  readonly default?: unknown;
  /** Characters or range that are allowed. */
  readonly allowed?: string;
}

/** An object of the schema, under the name of its TypeScript interface. */
export interface ObjectType {
  readonly name: string;
  readonly description: string;
  readonly properties: readonly Property[];
}

/** Every object of the schema that has properties of its own, the root (under `rootName`) first. */
export function objectTypes(root: RootSchema, rootName: string): ObjectType[] {
  const objects = Object.entries(root.definitions).filter(([name, schema]) => schema.properties && name !== "workload");
  return [objectType(root, rootName, root), ...objects.map(([name, schema]) => objectType(root, typeName(name), schema))];
}

function objectType(root: RootSchema, name: string, schema: Schema): ObjectType {
  const properties = Object.entries(schema.properties ?? {}).map(([key, value]): Property => {
    const chain = follow(root, value);
    const allowed = allowedOf(chain);
    const initial = chain.find((link) => link.default !== undefined)?.default;
    return {
      name: key,
      type: typeOf(root, value),
      required: schema.required?.includes(key) ?? false,
      description: described(`${name}.${key}`, chain[0]?.$ref?.includes("/properties/") ? chain[1] : chain[0]),
      ...(initial !== undefined && { default: initial }),
      ...(allowed !== undefined && { allowed }),
    };
  });
  return { name, description: described(name, schema), properties };
}

function described(where: string, schema: Schema | undefined): string {
  if (!schema?.description) {
    throw new Error(`${where} has no description`);
  }
  return schema.description;
}

function allowedOf(chain: readonly Schema[]): string | undefined {
  const last = chain.at(-1);
  if (last?.anyOf && last.type === undefined) {
    return last.anyOf.flatMap((form) => allowedOf([form]) ?? []).join(" or ");
  }
  const pattern = chain.find((link) => link.pattern !== undefined)?.pattern;
  const { minimum, maximum } = last ?? {};
  return pattern === undefined ? (minimum === undefined ? undefined : `${minimum} to ${maximum}`) : pattern;
}

/** The TypeScript type of a schema. */
function typeOf(root: RootSchema, schema: Schema): string {
  const { $ref } = schema;
  if ($ref !== undefined) {
    const target = resolve(root, $ref);
    const name = $ref.split("/").at(-1) ?? "";
    return target.properties && !$ref.includes("/properties/") ? typeName(name) : typeOf(root, target);
  }
  if (schema.enum) {
    return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  }
  if (schema.anyOf && schema.type === undefined) {
    return schema.anyOf.map((form) => typeOf(root, form)).join(" | ");
  }
  switch (schema.type) {
    case "array":
      return `readonly ${typeOf(root, schema.items ?? {})}[]`;
    case "object":
      return `Readonly<Record<string, ${schema.additionalProperties ? typeOf(root, schema.additionalProperties) : "unknown"}>>`;
    case "integer":
      return "number";
    case "string":
    case "boolean":
      return schema.type;
    default:
      throw new Error(`no type for ${JSON.stringify(schema)}`);
  }
}

/** The schema, what it refers to, what that refers to, and so on. */
function follow(root: RootSchema, schema: Schema): Schema[] {
  return schema.$ref === undefined ? [schema] : [schema, ...follow(root, resolve(root, schema.$ref))];
}

function resolve(root: RootSchema, reference: string): Schema {
  const [, kind, name = "", , property] = reference.split("/");
  const definition = root.definitions[name];
  const found = property === undefined ? definition : definition?.properties?.[property];
  if (kind !== "definitions" || found === undefined) {
    throw new Error(`${reference} refers to nothing`);
  }
  return found;
}

const typeName = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
