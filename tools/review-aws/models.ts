import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Limit, plainName } from "../../review/aws/limits";
import { operations } from "../../review/aws/operations";

/** A shape of a service model of botocore's. */
interface Shape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
}
interface Model {
  readonly operations: Readonly<Record<string, { readonly input: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Longer lists, such as those of instance types, are older than what AWS sells. */
const longestList = 150;

/** Call -> limits, of every call that makes one of our resources. */
export function limitsOf(site: string): Record<string, Limit> {
  const calls = new Set(Object.values(operations).flatMap((of) => of.calls));
  return Object.fromEntries([...calls].sort().map((call) => [call, limitOf(site, call)]));
}

function limitOf(site: string, call: string): Limit {
  const [service = "", operation = ""] = call.split(".");
  const { operations: known, shapes } = modelOf(site, service);
  const input = known[operation]?.input.shape;
  if (input === undefined) {
    throw new Error(`botocore knows no ${call}`);
  }
  for (const [type, { calls, names = {} }] of Object.entries(operations)) {
    for (const member of calls.includes(call) ? Object.values(names) : []) {
      // A block's member is looked for in the block.
      if (!member.split(".").every((name) => Object.values(shapes).some(({ members = {} }) => name in members))) {
        throw new Error(`${call} of ${type} has no ${member}`);
      }
    }
  }
  return reduced(shapes, input, []) ?? {};
}

function modelOf(site: string, service: string): Model {
  const folder = join(site, "botocore", "data", service);
  const newest = readdirSync(folder).sort().at(-1) ?? "";
  return JSON.parse(gunzipSync(readFileSync(join(folder, newest, "service-2.json.gz"))).toString("utf8"));
}

/** The shape without what says nothing of a limit; `outer` are the shapes that it is in. */
function reduced(shapes: Model["shapes"], name: string, outer: readonly string[]): Limit | undefined {
  const shape = shapes[name];
  if (shape === undefined || outer.includes(name)) {
    return undefined;
  }
  const inner = (one: { readonly shape: string } | undefined) =>
    one === undefined ? undefined : reduced(shapes, one.shape, [...outer, name]);
  const members = Object.entries(shape.members ?? {}).flatMap(([member, of]) => {
    const limit = inner(of);
    return limit === undefined ? [] : [[plainName(member), limit] as const];
  });
  const limit: Limit = {
    ...(shape.min !== undefined && { min: shape.min }),
    ...(shape.max !== undefined && { max: shape.max }),
    ...(shape.pattern !== undefined && usable(shape.pattern) && { pattern: shape.pattern }),
    ...(shape.enum !== undefined && shape.enum.length <= longestList && { values: shape.enum }),
    ...(members.length > 0 && { members: Object.fromEntries(members) }),
    ...definedOnly({ each: inner(shape.member ?? shape.value), keys: inner(shape.key) }),
  };
  return Object.keys(limit).length > 0 ? limit : undefined;
}

const definedOnly = (parts: Readonly<Record<string, Limit | undefined>>): Partial<Limit> =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));

/** Whether it is an expression of JavaScript's as well, and tells anything. */
function usable(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return pattern !== ".*";
  } catch {
    return false;
  }
}
