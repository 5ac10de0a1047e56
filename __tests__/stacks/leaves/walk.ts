import { z } from "zod";

export type Path = readonly (string | number)[];

/** A value of a definition that nothing is below: where it is, what it may be, and what it is. */
export interface Leaf {
  readonly path: Path;
  /** The same for all entries of a record or a list, such as `buckets.*.customerKey`. */
  readonly name: string;
  readonly schema: z.ZodType;
  readonly value: unknown;
  /** The key of a record instead of a value. */
  readonly isKey?: true;
  /** What says which form of a union it stands in, such as `type: "s3"`: by the path of that form. */
  readonly forms: readonly { readonly path: Path; readonly literals: Readonly<Record<string, unknown>> }[];
}

type At = Pick<Leaf, "path" | "name" | "forms">;

const start: At = { path: [], name: "", forms: [] };

/** Every leaf of a value that the schema has parsed. */
export function leavesOf(schema: z.ZodType, value: unknown, at: At = start): Leaf[] {
  const inner = unwrap(schema);
  if (value === undefined && !(inner instanceof z.ZodCustom)) {
    return [];
  }
  if (inner instanceof z.ZodObject && isTable(value)) {
    return Object.entries(shapeOf(inner)).flatMap(([key, one]) => leavesOf(one, value[key], below(at, key, `.${key}`)));
  }
  if (inner instanceof z.ZodRecord && isTable(value)) {
    return Object.entries(value).flatMap(([key, one]) => [
      { ...below(at, key, ".{}"), schema: inner.keyType as z.ZodType, value: key, isKey: true as const },
      ...leavesOf(inner.valueType as z.ZodType, one, below(at, key, ".*")),
    ]);
  }
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((one, index) => leavesOf(inner.element as z.ZodType, one, below(at, index, "[]")));
  }
  if (inner instanceof z.ZodUnion) {
    const option = optionsOf(inner).find((one) => one.schema.safeParse(value).success);
    if (option === undefined) {
      throw new Error(`${at.name}: no form takes ${JSON.stringify(value)}`);
    }
    const forms = [...at.forms, { path: at.path, literals: option.literals }];
    const chosen = { ...at, name: at.name + option.name };
    const choice = option.isTable ? [{ ...chosen, schema: inner, value }] : [];
    return [...choice, ...leavesOf(option.schema, value, { ...chosen, forms })];
  }
  return isTag(inner) ? [] : [{ ...at, schema: inner, value }];
}

/** The name of every leaf that there can be. */
export function namesOf(schema: z.ZodType, full = ""): string[] {
  const inner = unwrap(schema);
  const name = full.replace(/^\./, "");
  if (inner instanceof z.ZodObject) {
    return Object.entries(shapeOf(inner)).flatMap(([key, one]) => namesOf(one, `${name}.${key}`));
  }
  if (inner instanceof z.ZodRecord) {
    return [`${name}.{}`, ...namesOf(inner.valueType as z.ZodType, `${name}.*`)];
  }
  if (inner instanceof z.ZodArray) {
    return namesOf(inner.element as z.ZodType, `${name}[]`);
  }
  if (inner instanceof z.ZodUnion) {
    return optionsOf(inner).flatMap((option) => [
      ...(option.isTable ? [name + option.name] : []),
      ...namesOf(option.schema, name + option.name),
    ]);
  }
  return isTag(inner) ? [] : [name];
}

/** The least that each other form of a union can be than that of this `name`; `example` gives the values that it cannot be without. */
export function otherForms(union: z.ZodUnion, name: string, example: (name: string) => unknown): unknown[] {
  return optionsOf(union).flatMap((option) => {
    if (name.endsWith(option.name)) {
      return [];
    }
    const table = unwrap(option.schema);
    return table instanceof z.ZodObject
      ? [
          Object.fromEntries(
            Object.entries(shapeOf(table))
              .filter(([, one]) => !one.safeParse(undefined).success)
              .map(([key, one]) => [key, isTag(unwrap(one)) ? tagOf(unwrap(one)) : example(`${option.name}.${key}`)]),
          ),
        ]
      : [];
  });
}

interface Option {
  readonly schema: z.ZodType;
  /** Such as `(ecr)`; nothing where a form has no tag. */
  readonly name: string;
  readonly literals: Readonly<Record<string, unknown>>;
  readonly isTable: boolean;
}

/** The forms of a union, those of unions within it among them. A form that becomes another one by itself is left out. */
function optionsOf(union: z.ZodUnion): Option[] {
  return (union.options as z.ZodType[]).flatMap((option) => {
    const schema = unwrap(option);
    if (schema instanceof z.ZodUnion) {
      return optionsOf(schema);
    }
    if (schema instanceof z.ZodPipe) {
      return [];
    }
    const shape = schema instanceof z.ZodObject ? Object.entries(shapeOf(schema)) : [];
    const literals = Object.fromEntries(shape.flatMap(([key, one]) => (isTag(one) ? [[key, tagOf(one)]] : [])));
    const tags = Object.values(literals).map(String);
    const words = tags.length > 0 ? tags : shape.map(([key]) => key);
    return [{ schema, literals, name: words.length > 0 ? `(${words.join(" ")})` : "", isTable: tags.length > 0 }];
  });
}

/** A literal of one value: it says which form something has. */
const isTag = (schema: z.ZodType): schema is z.ZodLiteral => schema instanceof z.ZodLiteral && schema.values.size === 1;
const tagOf = (schema: z.ZodType): unknown => (isTag(schema) ? schema.value : undefined);

const shapeOf = (schema: z.ZodObject): Readonly<Record<string, z.ZodType>> => schema.shape as Record<string, z.ZodType>;

function unwrap(schema: z.ZodType): z.ZodType {
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType === undefined ? schema : unwrap(innerType);
}

const below = (at: At, key: string | number, word: string): At => ({
  ...at,
  path: [...at.path, key],
  name: (at.name + word).replace(/^\./, ""),
});

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;
