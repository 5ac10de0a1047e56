import type { Refusal } from "./refusal";
import { nearest } from "./suggest";

/** A table of what AWS offers. */
export interface Offering {
  /** What its names are, such as `instance type of EC2`. */
  readonly what: string;
  readonly names: readonly string[];
  /** Day that the table is of, ISO 8601. */
  readonly date: string;
  /** Where a newer name is added. */
  readonly file: string;
}

/** What is wrong with a name that the table does not have: with the nearest ones that it has, and where to add one that is newer. */
export function offeringRefusal(name: string, { what, names, date, file }: Offering): Refusal | undefined {
  if (names.includes(name)) {
    return undefined;
  }
  const family = name.slice(0, name.lastIndexOf(".") + 1);
  const near = nearest(name, names, 3);
  const meant = near.length > 0 || family === "" ? near : names.filter((other) => other.startsWith(family));
  const one = meant.length > 0 ? `${meant.join(", ")}, or another` : "one";
  return { problem: `is no ${what}`, allowed: `${one} that AWS had on ${date}; a newer one is added to ${file}` };
}

/** Names of a table with a family and its sizes a line, such as `db.t3.medium` of `t3 micro small medium`. */
export function namesOf(table: string, prefix: string): string[] {
  return table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [family, ...sizes] = line.split(" ");
      return sizes.map((size) => `${prefix}.${family}.${size}`);
    });
}
