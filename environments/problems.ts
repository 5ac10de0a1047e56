import { z } from "zod";
import { ConfigurationError } from "../lib/errors";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The problems that a schema found in `value`, in our words: path, what is wrong, what was given, what is allowed. */
export function problemsOf(root: string, schema: z.ZodType, value: unknown, issues: readonly Issue[]): ConfigurationError[] {
  return issues.flatMap((issue) => problemsOfIssue(root, schema, value, issue));
}

/** `debtflow-production.network.zones[1]`; keys that are no words stand in brackets. */
export function pathText(root: string, path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") {
      return `${text}[${key}]`;
    }
    return /^[\w-]+$/.test(String(key)) ? `${text}.${String(key)}` : `${text}[${JSON.stringify(String(key))}]`;
  }, root);
}

function problemsOfIssue(root: string, schema: z.ZodType, value: unknown, issue: Issue): ConfigurationError[] {
  const at = pathText(root, issue.path);
  const given = valueAt(value, issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const known = keysAt(schema, value, issue.path);
        return new ConfigurationError(pathText(root, [...issue.path, key]), "is not a setting", undefined, known.join(", "));
      });
    case "invalid_type":
      return given === undefined
        ? [new ConfigurationError(at, "is missing", undefined, withArticle(issue.expected))]
        : [new ConfigurationError(at, "is of the wrong type", given, withArticle(issue.expected))];
    case "invalid_value":
      return [
        new ConfigurationError(
          at,
          given === undefined ? "is missing" : "is not one of the choices",
          given,
          issue.values.map(String).join(", "),
        ),
      ];
    case "too_small":
    case "too_big":
      return [new ConfigurationError(at, "is out of range", given, boundText(issue))];
    case "invalid_union": {
      const meant = meantOption(issue, given);
      if (meant !== undefined) {
        return meant.flatMap((inner) => problemsOfIssue(root, schema, value, { ...inner, path: [...issue.path, ...inner.path] }));
      }
      return [new ConfigurationError(at, "is not one of the forms", given, unionText(issue))];
    }
    case "invalid_key":
      return issue.issues.map((inner) => new ConfigurationError(at, inner.message, issue.path.at(-1), allowedBy(inner)));
    case "custom":
      return [new ConfigurationError(at, issue.message, given, allowedBy(issue))];
    default:
      return [new ConfigurationError(at, "is not valid", given, issue.message)];
  }
}

function allowedBy(issue: Issue): string | undefined {
  return issue.code === "custom" ? String(issue.params?.allowed ?? "") || undefined : issue.message;
}

function boundText(issue: Extract<Issue, { code: "too_small" | "too_big" }>): string {
  const unit = { string: " characters", array: " items", set: " items", file: " bytes" }[issue.origin as string] ?? "";
  const word = issue.code === "too_small" ? "at least" : "at most";
  const bound = issue.code === "too_small" ? issue.minimum : issue.maximum;
  return issue.inclusive ? `${word} ${bound}${unit}` : `${issue.code === "too_small" ? "more" : "less"} than ${bound}${unit}`;
}

/** The problems of the one form that a table can have been meant as. */
function meantOption(issue: Extract<Issue, { code: "invalid_union" }>, given: unknown): readonly Issue[] | undefined {
  const forTables = issue.errors.filter(
    (errors) => !errors.some(({ code, path }) => path.length === 0 && (code === "invalid_type" || code === "invalid_value")),
  );
  return isTable(given) && issue.errors.length > 1 && forTables.length === 1 ? forTables[0] : undefined;
}

function unionText(issue: Extract<Issue, { code: "invalid_union" }>): string {
  const { options } = issue as { options?: readonly unknown[] };
  return (
    options?.map(String).join(", ") ?? issue.errors.flatMap((errors) => errors.map((error) => formText(error))).join("; or ")
  );
}

function formText(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return withArticle(issue.expected);
    case "invalid_value":
      return issue.values.map(String).join(", ");
    default:
      return allowedBy(issue) ?? issue.message;
  }
}

function withArticle(expected: string): string {
  const word = { int: "whole number", record: "table", object: "table", array: "list", string: "text" }[expected] ?? expected;
  return `a ${word}`;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (isTable(inner) ? inner[key as string] : undefined), value);
}

/** Keys that a table at `path` may have. */
function keysAt(schema: z.ZodType, value: unknown, path: Path): string[] {
  const [step, ...rest] = path;
  const inner = unwrap(schema, value);
  if (step === undefined) {
    return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  }
  const next = isTable(value) ? value[step as string] : undefined;
  const nested = childOf(inner, step);
  return nested === undefined ? [] : keysAt(nested, next, rest);
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
function unwrap(schema: z.ZodType, value: unknown): z.ZodType {
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const discriminator = schema.def.discriminator;
    const chosen = schema.options.find((option) => {
      const literal = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
      return literal instanceof z.ZodLiteral && isTable(value) && literal.values.has(value[discriminator] as never);
    });
    return chosen instanceof z.ZodType ? chosen : schema;
  }
  if (schema instanceof z.ZodUnion && isTable(value)) {
    const table = schema.options.find((option) => option instanceof z.ZodObject || option instanceof z.ZodDiscriminatedUnion);
    return table instanceof z.ZodType ? unwrap(table, value) : schema;
  }
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType === undefined ? schema : unwrap(innerType, value);
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
