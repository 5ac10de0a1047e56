import { postgresTable } from "./data/postgres-parameters";
import { otherExtensions, preloadLibraries, rdsParameterTable, setByRds } from "./data/rds-parameters";
import { type Parameter, parameterOf, valueRefusal } from "./parameter";
import { ownValue } from "./records";
import type { Refusal } from "./refusal";
import { nearest } from "./suggest";

/** Parameters of RDS for PostgreSQL by major. */
const byMajor = new Map<string, ReadonlyMap<string, Parameter>>();

const libraries: Parameter = { type: "list", choices: preloadLibraries };

/** Values that RDS computes from the size of the instance. Source: Amazon RDS User Guide, "Specifying DB parameters". */
const formula = /^(\{[A-Za-z0-9/*+-]+\}|(LEAST|GREATEST|SUM)\(.+\)|log\(.+\))$/;

/** What is wrong with a parameter of that major, or with its value. */
export function postgresParameterRefusal(major: string, name: string, value: string): Refusal | undefined {
  const known = parametersOf(major);
  const instead = ownValue(setByRds, name);
  if (instead !== undefined) {
    return { problem: "is set by RDS", allowed: instead };
  }
  if (otherExtensions.some((extension) => name.startsWith(`${extension}.`))) {
    return undefined;
  }
  const parameter = known.get(name);
  if (parameter === undefined) {
    const meant = nearest(name, [...known.keys()], 3);
    return {
      problem: `is no parameter of PostgreSQL ${major}`,
      allowed: meant.join(", ") || "a parameter of pg_settings or of RDS",
    };
  }
  return (parameter.type === "integer" || parameter.type === "real") && formula.test(value)
    ? undefined
    : valueRefusal(parameter, value);
}

/** Names of all parameters of that major. */
export const postgresParameterNames = (major: string): string[] => [...parametersOf(major).keys()];

function parametersOf(major: string): ReadonlyMap<string, Parameter> {
  const known =
    byMajor.get(major) ?? new Map([...rowsOf(major), ...rowsOfRds(), ["shared_preload_libraries", libraries] as const]);
  byMajor.set(major, known);
  return known;
}

function rowsOf(major: string): [string, Parameter][] {
  return lines(postgresTable).flatMap((line) => {
    const [majors = "", ...row] = line.split(" ");
    const [first = 0, last = first] = majors.split("-").map(Number);
    return Number(major) >= first && Number(major) <= last ? [parameterOf(row)] : [];
  });
}

const rowsOfRds = () => lines(rdsParameterTable).map((line) => parameterOf(line.split(" ")));

const lines = (table: string): string[] => table.trim().split("\n");
