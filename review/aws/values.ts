import { type Limit, limits, memberOf, plainName } from "./limits";
import { operations } from "./operations";
import type { Problem, Rule } from "./rule";
import { isUnknown, numberOf, type Resource, resourcesOf, type Stack } from "./stack";

/** What stands in a resource and is no argument of AWS'. Tags have a rule of their own. */
const notArguments = ["//", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner", "tags", "timeouts"];

/** A value in a resource and the limit that AWS' model has for it. */
interface Limited {
  readonly address: string;
  readonly value: unknown;
  readonly limit: Limit;
}

export const valueRule: Rule = {
  id: "values",
  what: "a text, a number or a list that the call does not take",
  source: `AWS' service models (${limits.source})`,
  find: (stack) => limitedIn(stack).flatMap(problemsOf),
};

/** Every value of the stack that AWS' models have a limit for. */
export const limitedIn = (stack: Stack): Limited[] => resourcesOf(stack).flatMap(limitedOf);

/** Types of resources of AWS' in the stack that neither table knows. */
export const typesWithout = (stack: Stack, known: readonly string[]): string[] =>
  [...new Set(resourcesOf(stack).map(({ type }) => type))].filter((type) => type.startsWith("aws_") && !known.includes(type));

function limitedOf({ address, type, body }: Resource): Limited[] {
  const { calls = [], names = {} } = operations[type] ?? {};
  return calls.flatMap((call) =>
    Object.entries(body)
      .filter(([argument]) => !notArguments.includes(argument))
      .flatMap(([argument, value]) => {
        const limit = memberOf(call, names[argument] ?? argument);
        return limit === undefined ? [] : inside({ address: `${address}.${argument}`, value, limit }, argument, names);
      }),
  );
}

/** The value itself, and what is in it. */
function inside({ address, value, limit }: Limited, path: string, names: Readonly<Record<string, string>>): Limited[] {
  const { members, each, keys } = limit;
  if (Array.isArray(value)) {
    // A structure is a list with one block to Terraform.
    const of = members === undefined ? each : limit;
    const items =
      of === undefined
        ? []
        : value.flatMap((item, at) => inside({ address: `${address}[${at}]`, value: item, limit: of }, path, names));
    return members === undefined ? [{ address, value, limit }, ...items] : items;
  }
  if (typeof value !== "object" || value === null) {
    return [{ address, value, limit }];
  }
  const structure = members ?? each?.members;
  return Object.entries(value).flatMap(([key, inner]) => {
    if (structure === undefined) {
      return [
        ...(keys === undefined ? [] : [{ address: `${address} (key)`, value: key, limit: keys }]),
        ...(each === undefined ? [] : [{ address: `${address}.${key}`, value: inner, limit: each }]),
      ];
    }
    const name = plainName(names[`${path}.${key}`] ?? key);
    const of = structure[name] ?? structure[`${name}s`];
    return of === undefined ? [] : inside({ address: `${address}.${key}`, value: inner, limit: of }, `${path}.${key}`, names);
  });
}

function problemsOf({ address, value, limit }: Limited): Problem[] {
  const allowed = refusal(value, limit);
  return allowed === undefined ? [] : [{ address, given: value, allowed }];
}

/** What would be allowed instead of the value; nothing if it is. */
export function refusal(value: unknown, { min, max, pattern, values }: Limit): string | undefined {
  const number = numberOf(value);
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : range(value.length, min, max, "items");
  }
  if (typeof value === "boolean" || value === null || value === "") {
    return undefined;
  }
  if (typeof value === "number") {
    return range(value, min, max, "");
  }
  if (typeof value !== "string") {
    return undefined;
  }
  if (isUnknown(value)) {
    // What Terraform fills in only makes it longer.
    return range(value.replaceAll(/\$\{[^}]*\}/g, "").length, undefined, max, "characters");
  }
  if (values !== undefined) {
    return values.includes(value) ? undefined : values.join(", ");
  }
  if (pattern !== undefined) {
    return range(value.length, min, max, "characters") ?? (new RegExp(`^(?:${pattern})$`, "u").test(value) ? undefined : pattern);
  }
  // Without a form it may be a number that Terraform has as text.
  return number === undefined ? range(value.length, min, max, "characters") : undefined;
}

function range(size: number, min = 0, max = Number.POSITIVE_INFINITY, unit: string): string | undefined {
  if (size >= min && size <= max) {
    return undefined;
  }
  const bounds = max === Number.POSITIVE_INFINITY ? `${min} or more` : `${min} to ${max}`;
  return `${bounds} ${unit}`.trimEnd();
}
