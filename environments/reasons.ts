import { z } from "zod";
import { reason } from "../lib/schema";
import { pathText } from "./problems";
import { type Environment, sections } from "./schema";

/** A default that an environment weakens, and why. */
export interface Weakened {
  /** Such as `debtflow-staging.database.multiAz`. */
  readonly path: string;
  /** What it is instead, such as `{ "enabled": false }`. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly reason: string;
}

type Table = Readonly<Record<string, unknown>>;
type Path = readonly PropertyKey[];

/** Every weakened default. By the schema and not by the word, because a user's own tables may have a key of that name. */
export function reasonsOf(environment: Environment): Weakened[] {
  const found = [...weakenedIn(sections, environment, [])];
  return found.map(({ path, table: { reason: text, ...settings } }) => ({
    path: pathText(environment.id, path),
    // Of a text that looks like a secret not the text itself, which may be a whole file.
    settings: settings.from === "text" ? { from: "text" } : settings,
    reason: String(text),
  }));
}

function* weakenedIn(schema: z.ZodType, value: unknown, path: Path): Generator<{ path: Path; table: Table }> {
  if (typeof value !== "object" || value === null) {
    return;
  }
  const table = value as Table;
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
    if (shape.reason === reason && typeof table.reason === "string") {
      yield { path, table };
    }
    for (const [key, inner] of Object.entries(shape)) {
      yield* weakenedIn(inner, table[key], [...path, key]);
    }
  } else if (schema instanceof z.ZodUnion) {
    const option = schema.options.find((one) => (one as z.ZodType).safeParse(value).success);
    yield* option === undefined ? [] : weakenedIn(option as z.ZodType, value, path);
  } else if (schema instanceof z.ZodRecord) {
    for (const [key, inner] of Object.entries(table)) {
      yield* weakenedIn(schema.valueType as z.ZodType, inner, [...path, key]);
    }
  } else if (schema instanceof z.ZodArray) {
    for (const [at, inner] of Object.entries(table)) {
      yield* weakenedIn(schema.element as z.ZodType, inner, [...path, Number(at)]);
    }
  } else {
    const { innerType } = schema.def as { innerType?: z.ZodType };
    yield* innerType === undefined ? [] : weakenedIn(innerType, value, path);
  }
}
