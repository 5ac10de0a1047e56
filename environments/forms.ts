import { z } from "zod";

type Path = readonly PropertyKey[];

/** How a value of the schema is written, such as `12 digits` or `{ enabled: false, reason: "..." }`. */
export function formOf(schema: z.ZodType): string {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) {
    return inner.options.map((option) => formOf(option as z.ZodType)).join("; or ");
  }
  if (inner instanceof z.ZodObject) {
    return objectForm(inner);
  }
  return wordsOf(inner)?.join(", ") ?? refusalOf(inner) ?? withArticle(inner.def.type, inner);
}

/** The words that the schema takes, of its unions as well; undefined where it takes anything else than words. */
export function wordsOf(schema: z.ZodType): string[] | undefined {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) {
    return inner.options.flatMap((option) => wordsOf(option as z.ZodType) ?? []);
  }
  if (inner instanceof z.ZodEnum) {
    return inner.options.map(String);
  }
  return inner instanceof z.ZodLiteral ? [...inner.values].map(String) : undefined;
}

/** How an object is written that has what it must have and nothing else. */
function objectForm(schema: z.ZodObject): string {
  const needed = Object.entries(schema.shape).filter(([, inner]) => !isOptional(inner as z.ZodType));
  const entries = needed.map(([key, inner]) => `${key}: ${placeholderOf(unwrap(inner as z.ZodType))}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function placeholderOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodLiteral && schema.values.size === 1) {
    return JSON.stringify([...schema.values][0]);
  }
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) {
    return '"..."';
  }
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) {
    return "{ ... }";
  }
  return schema instanceof z.ZodArray ? "[...]" : "...";
}

/** What a string has to look like is said where an empty one is refused. */
function refusalOf(schema: z.ZodType): string | undefined {
  const [issue] = schema instanceof z.ZodString ? (schema.safeParse("").error?.issues ?? []) : [];
  return issue?.code === "custom" && issue.params?.allowed ? String(issue.params.allowed) : undefined;
}

/** `a string`, `an object`, in the words of TypeScript. */
export function withArticle(expected: string, schema?: z.ZodType): string {
  const isWhole = expected === "int" || schema instanceof z.ZodNumberFormat;
  const word = isWhole ? "whole number" : expected === "record" ? "object" : expected;
  return `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;
}

/** Whether the value can be left out. */
export function isOptional(schema: z.ZodType): boolean {
  return schema.safeParse(undefined).success;
}

/** What the schema says of the place at `path` in `value`; undefined where it says nothing. */
export function schemaAt(schema: z.ZodType, value: unknown, path: Path): z.ZodType | undefined {
  const [step, ...rest] = path;
  if (step === undefined) {
    return schema;
  }
  const nested = childOf(chosenBy(value, schema), step);
  return nested && schemaAt(nested, isObject(value) ? value[step as string] : undefined, rest);
}

/** Keys that an object at `path` may have. */
export function keysAt(schema: z.ZodType, value: unknown, path: Path): string[] {
  const at = schemaAt(schema, value, path);
  const inner = at && chosenBy(valueAt(value, path), at);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key as string] : undefined), value);
}

function childOf(schema: z.ZodType, step: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    return schema.shape[step as string];
  }
  if (schema instanceof z.ZodRecord) {
    return schema.valueType as z.ZodType;
  }
  return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined;
}

/** The schema below defaults and wrappers; of a union, the option that the value chose. */
export function chosenBy(value: unknown, schema: z.ZodType): z.ZodType {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodDiscriminatedUnion && isObject(value)) {
    return optionOf(inner, value[inner.def.discriminator]) ?? inner;
  }
  if (inner instanceof z.ZodUnion && isObject(value)) {
    const options = inner.options.map((option) => unwrap(option as z.ZodType));
    const forObjects = options.find((option) => option instanceof z.ZodObject || option instanceof z.ZodDiscriminatedUnion);
    return forObjects === undefined ? inner : chosenBy(value, forObjects);
  }
  return inner;
}

/** The option of the union that has this value in the key that tells its options apart. */
export function optionOf(union: z.ZodDiscriminatedUnion, value: unknown): z.ZodType | undefined {
  const option = union.options.find((one) => {
    const inner = one instanceof z.ZodType ? unwrap(one) : undefined;
    if (inner instanceof z.ZodDiscriminatedUnion) {
      return optionOf(inner, value) !== undefined;
    }
    const literal = inner instanceof z.ZodObject ? inner.shape[union.def.discriminator] : undefined;
    return literal instanceof z.ZodLiteral && literal.values.has(value as never);
  });
  return option instanceof z.ZodType ? option : undefined;
}

export function unwrap(schema: z.ZodType): z.ZodType {
  const { innerType, in: input } = schema.def as { innerType?: z.ZodType; in?: z.ZodType };
  const inner = innerType ?? input;
  return inner === undefined ? schema : unwrap(inner);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
