import { cacheParameterTable } from "./data/cache-parameters";
import { type Parameter, parameterOf, valueRefusal } from "./parameter";
import type { Refusal } from "./refusal";
import { nearest } from "./suggest";

/** What is wrong with a parameter of a cache of that engine version (Redis OSS' or Valkey's, whose numbers go on from one to the other), or its value. */
export function cacheParameterRefusal(version: string, name: string, value: string): Refusal | undefined {
  const known = parametersOf(version);
  const parameter = known.get(name);
  if (parameter !== undefined) {
    return valueRefusal(parameter, value);
  }
  const meant = nearest(name, [...known.keys()], 3);
  return {
    problem: `is no parameter that ElastiCache lets one set in ${version}`,
    allowed: meant.join(", ") || "one of ElastiCache's engine specific parameters",
  };
}

/** Names of all parameters of that engine version. */
export const cacheParameterNames = (version: string): string[] => [...parametersOf(version).keys()];

const parametersOf = (version: string): ReadonlyMap<string, Parameter> =>
  new Map(rows.filter(({ from, gone }) => is(version, from) && !is(version, gone)).map(({ entry }) => entry));

const rows = cacheParameterTable
  .trim()
  .split("\n")
  .map((line) => {
    const [name = "", type = "", unit = "", least = "", most = "", choices = "", from = "-", gone = "-"] = line.split(" ");
    return { entry: parameterOf([name, type, unit, least, most, choices]), from: from === "-" ? "7.0" : from, gone };
  });

const is = (version: string, since: string) => since !== "-" && Number(version) >= Number(since);
