import data from "./data/limits.json";

/** What AWS takes for one value, as far as its model says: lengths of texts, items of lists, sizes of numbers. */
export interface Limit {
  readonly min?: number;
  readonly max?: number;
  /** The whole text has this form. */
  readonly pattern?: string;
  readonly values?: readonly string[];
  /** Of a structure: member, in small letters without separators -> its limits. */
  readonly members?: Readonly<Record<string, Limit>>;
  /** Of the items of a list, or the values of a map. */
  readonly each?: Limit;
  /** Of the keys of a map. */
  readonly keys?: Limit;
}

interface Limits {
  /** The package and the version that this was read from, and the day. */
  readonly source: string;
  readonly date: string;
  /** `service.Operation` -> the limits of its members. */
  readonly calls: Readonly<Record<string, Limit>>;
}

/** AWS' own service models, as an extract. */
export const limits: Limits = data;

/** `role_arn`, `roleArn` and `RoleARN` are the same. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9.]/g, "");

/** The member of a call that an argument is, if the model has a limit for it. */
export function memberOf(call: string, path: string): Limit | undefined {
  const start: Limit | undefined = limits.calls[call];
  return plainName(path)
    .split(".")
    .reduce<Limit | undefined>((limit, name) => inside(limit)?.members?.[name] ?? inside(limit)?.members?.[`${name}s`], start);
}

/** A block is written like one item of the list that it belongs to. */
const inside = (limit: Limit | undefined): Limit | undefined => (limit?.members === undefined ? (limit?.each ?? limit) : limit);
