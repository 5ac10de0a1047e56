import { z } from "zod";
import type { EnvironmentDefinition } from "../../../environments/schema";
import { exampleOf, examples } from "./examples";
import { type Leaf, otherForms, type Path } from "./walk";

/** The definition with the leaf changed, in each way that its schema takes: alone, and for a name wherever it stands. */
export function* changesOf(definition: EnvironmentDefinition, leaf: Leaf): Generator<EnvironmentDefinition> {
  const values = othersThan(leaf);
  for (const value of values) {
    yield leaf.isKey ? withKey(definition, leaf, String(value)) : withValue(definition, leaf, value);
  }
  for (const value of values) {
    const changed = typeof value === "string" ? renamed(definition, leaf.value, value) : definition;
    if (JSON.stringify(changed) !== JSON.stringify(definition)) {
      yield changed as EnvironmentDefinition;
    }
  }
}

/** Other values that the leaf's schema takes. */
function othersThan({ schema, value, name }: Leaf): unknown[] {
  const given = examples(name);
  const candidates = given.length > 0 ? given : derived(schema, value, name);
  const isAllowed = (one: unknown) => schema instanceof z.ZodCustom || schema.safeParse(one).success;
  return candidates.filter((one) => JSON.stringify(one) !== JSON.stringify(value) && isAllowed(one));
}

function derived(schema: z.ZodType, value: unknown, name: string): readonly unknown[] {
  if (schema instanceof z.ZodUnion) {
    return otherForms(schema, name, exampleOf);
  }
  if (schema instanceof z.ZodEnum) {
    return schema.options;
  }
  if (schema instanceof z.ZodLiteral) {
    return [...schema.values];
  }
  if (schema instanceof z.ZodCustom) {
    return [{ anything: true }];
  }
  switch (typeof value) {
    case "boolean":
      return [!value];
    case "number":
      return [value + 1, value - 1, value * 2];
    case "string":
      return [`${value}x`, `x${value}`, value.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))];
    default:
      return [];
  }
}

function withValue(definition: EnvironmentDefinition, leaf: Leaf, value: unknown): EnvironmentDefinition {
  const changed = structuredClone(definition) as unknown as Record<string, unknown>;
  parentOf(changed, leaf)[String(leaf.path.at(-1))] = value;
  return changed as unknown as EnvironmentDefinition;
}

/** In its place among the other keys: their order says nothing. */
function withKey(definition: EnvironmentDefinition, leaf: Leaf, key: string): EnvironmentDefinition {
  const changed = structuredClone(definition) as unknown as Record<string, unknown>;
  const parent = parentOf(changed, leaf);
  const entries = Object.entries(parent).map(([one, inner]) => [one === leaf.value ? key : one, inner] as const);
  for (const one of Object.keys(parent)) {
    delete parent[one];
  }
  Object.assign(parent, Object.fromEntries(entries));
  return changed as unknown as EnvironmentDefinition;
}

/** What holds the leaf, made where the definition leaves it to defaults. */
function parentOf(root: Record<string, unknown>, { path, forms }: Leaf): Record<string, unknown> {
  return path.slice(0, -1).reduce<Record<string, unknown>>((table, key, at) => {
    const isThere = typeof table[key] === "object" && table[key] !== null;
    const form = forms.findLast((one) => same(one.path, path.slice(0, at + 1)));
    table[key] = isThere ? table[key] : { ...form?.literals };
    return table[key] as Record<string, unknown>;
  }, root);
}

const same = (one: Path, other: Path) => JSON.stringify(one) === JSON.stringify(other);

/** The value with another name in each place that has the first one, keys included. */
function renamed(value: unknown, from: unknown, to: string): unknown {
  if (typeof value === "string") {
    return value === from ? to : value;
  }
  if (Array.isArray(value)) {
    return value.map((one) => renamed(one, from, to));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key === from ? to : key, renamed(one, from, to)]))
    : value;
}
