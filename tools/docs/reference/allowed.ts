import { z } from "zod";

/** The schema below defaults and what else wraps it. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodPipe) {
    return unwrapped(schema.def.in as z.ZodType);
  }
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType === undefined ? schema : unwrapped(innerType);
}

/** What a setting can be, in words: `1 to 35`, `"a", "b"`, or what the schema says of a text's form. */
export function allowedText(outer: z.ZodType): string {
  const schema = unwrapped(outer);
  const said = z.globalRegistry.get(schema)?.allowed;
  if (typeof said === "string") {
    return said;
  }
  if (schema instanceof z.ZodEnum) {
    return listed(schema.options);
  }
  if (schema instanceof z.ZodLiteral) {
    return listed([...schema.values]);
  }
  if (schema instanceof z.ZodNumber) {
    return numberText(schema);
  }
  if (schema instanceof z.ZodArray) {
    return `list of: ${allowedText(schema.element as z.ZodType)}`;
  }
  if (schema instanceof z.ZodRecord) {
    return `by name: ${allowedText(schema.valueType as z.ZodType)}`;
  }
  if (schema instanceof z.ZodDiscriminatedUnion && schema.def.discriminator === "enabled") {
    return (schema.options as z.ZodObject[]).map(switchText).join(", or ");
  }
  if (schema instanceof z.ZodUnion) {
    return [...new Set((schema.options as z.ZodType[]).map(allowedText))].join(", or ");
  }
  return kinds.find(([kind]) => schema instanceof kind)?.[1] ?? "";
}

/** One side of a switch: `{ enabled: false, reason }`. */
const switchText = ({ shape }: z.ZodObject): string =>
  `\`{ enabled: ${[...(shape.enabled as z.ZodLiteral).values][0]}${"reason" in shape ? ", reason" : ""} }\``;

const kinds = [
  [z.ZodObject, "object"],
  [z.ZodBoolean, "`true`, `false`"],
  [z.ZodString, "string"],
  [z.ZodURL, "URL"],
] as const;

/** The value that stands where none is given; undefined where there is none, or it follows from something else. */
export function defaultText(schema: z.ZodType): string | undefined {
  const { success, data } = schema.safeParse(undefined);
  return success && data !== undefined ? JSON.stringify(data) : undefined;
}

function numberText({ minValue, maxValue }: z.ZodNumber): string {
  const [from, to] = [minValue, maxValue].map((bound) =>
    bound === null || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound,
  );
  if (from !== undefined && to !== undefined) {
    return `${from} to ${to}`;
  }
  return from !== undefined ? `${from} or more` : to !== undefined ? `${to} or less` : "number";
}

const listed = (values: readonly unknown[]): string => values.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
