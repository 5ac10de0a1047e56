import { Ajv2020 } from "ajv/dist/2020";

/** A JSON schema with Kubernetes' additions, as far as the check looks into it. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly "x-kubernetes-int-or-string"?: boolean;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
  readonly "x-kubernetes-embedded-resource"?: boolean;
  readonly "x-kubernetes-group-version-kind"?: readonly {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
  }[];
}

/** A custom resource definition, as far as it is read. */
interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

/** What every object has. A definition leaves `metadata` to Kubernetes. */
const common: Readonly<Record<string, Schema>> = {
  apiVersion: { type: "string" },
  kind: { type: "string" },
  metadata: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
};

/**
 * The JSON schema of a custom resource, if one of the definitions is its own.
 *
 * @param metadata reference of the schema for `metadata`
 */
export function customSchema(
  definitions: readonly unknown[],
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  metadata: string,
): Schema | undefined {
  for (const { spec } of definitions as readonly Definition[]) {
    for (const { name, schema } of spec.versions) {
      if (`${spec.group}/${name}` === apiVersion && spec.names.kind === kind) {
        const { properties, ...rest } = strict({ ...schema.openAPIV3Schema, "x-kubernetes-embedded-resource": true });
        return { ...rest, properties: { ...properties, metadata: { $ref: metadata } } };
      }
    }
  }
  return undefined;
}

/**
 * The schema with what Kubernetes reads into it: no object takes a field that it does not name, unless it says so.
 * `allOf` and the like stay as they are: in a definition they only say more about fields that are named beside them.
 */
function strict(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  const open = schema["x-kubernetes-preserve-unknown-fields"] === true || additionalProperties !== undefined;
  const known = { ...properties, ...(schema["x-kubernetes-embedded-resource"] && common) };
  const { nullable, ...rest } = schema;
  return {
    ...rest,
    // What has no type takes null as it is, and the validator refuses the word there.
    ...(schema.type !== undefined && nullable === true && { nullable }),
    ...(schema["x-kubernetes-int-or-string"] && { type: ["integer", "string"] }),
    ...(items && { items: strict(items) }),
    ...(typeof additionalProperties === "object" && { additionalProperties: strict(additionalProperties) }),
    ...(schema.type === "object" && {
      properties: Object.fromEntries(Object.entries(known).map(([name, property]) => [name, strict(property)])),
      ...(!open && { additionalProperties: false }),
    }),
  };
}

/** Formats that Kubernetes' schemas name. */
const formats = {
  int32: { type: "number", validate: (value: number) => value >= -(2 ** 31) && value < 2 ** 31 },
  int64: { type: "number", validate: Number.isSafeInteger },
  double: true,
  byte: /^[A-Za-z0-9+/\s]*={0,2}$/,
  "date-time": /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
} as const;

/** A validator that knows what Kubernetes adds to JSON schemas, and fills in defaults first, as the API server does. */
export function kubernetesValidator(): Ajv2020 {
  const code = { regExp: Object.assign(goRegExp, { code: "new RegExp" }) };
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false, useDefaults: true, formats, code });
  return ajv.addKeyword({
    keyword: "x-kubernetes-list-type",
    type: "array",
    error: { message: "has an item twice" },
    validate: isUnique,
  });
}

/** Go writes within the pattern that case does not matter, JavaScript beside it. */
function goRegExp(pattern: string, flags: string): RegExp {
  return new RegExp(pattern.replace("(?i)", ""), pattern.includes("(?i)") ? `${flags}i` : flags);
}

/** Whether a list that is a set, or a map by some of its items' fields, has nothing twice. */
function isUnique(kind: string, list: readonly unknown[], schema?: Schema): boolean {
  if (kind !== "set" && kind !== "map") {
    return true;
  }
  const keys = (schema?.["x-kubernetes-list-map-keys"] ?? []) as readonly string[];
  const idOf = (item: unknown) =>
    JSON.stringify(kind === "set" ? item : keys.map((key) => (item as Readonly<Record<string, unknown>> | null)?.[key] ?? null));
  return new Set(list.map(idOf)).size === list.length;
}
