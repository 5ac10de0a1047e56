import { z } from "zod";
import { ConfigurationError } from "../lib/errors";
import { formOf, isObject, isOptional, keysAt, optionOf, schemaAt, unwrap, valueAt, withArticle, wordsOf } from "./forms";
import type { Problem } from "./rules/rule";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The problem of a rule, in the environment of this id. */
export function errorOf(root: string, { path, problem, given, allowed, choices, fault, isPublic }: Problem): ConfigurationError {
  return new ConfigurationError(pathText(root, path), problem, given, allowed, { choices, fault, isPublic });
}

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
      return issue.keys.map((mistaken) => {
        const known = keysAt(schema, value, issue.path);
        return new ConfigurationError(pathText(root, [...issue.path, mistaken]), "is not a setting", undefined, known, {
          mistaken,
        });
      });
    case "invalid_type":
      return given === undefined
        ? [new ConfigurationError(at, "is missing", undefined, missingForm(schema, value, issue))]
        : [new ConfigurationError(at, "is of the wrong type", given, typeForm(schema, value, issue))];
    case "invalid_value":
      return [
        new ConfigurationError(
          at,
          given === undefined ? "is missing" : "is not one of the choices",
          given,
          issue.values.map(String),
        ),
      ];
    case "too_small":
    case "too_big":
      return [new ConfigurationError(at, boundProblem(issue), given, boundText(issue))];
    case "invalid_union":
      return unionProblems(root, schema, value, issue);
    case "invalid_key":
      return issue.issues.map(
        (inner) => new ConfigurationError(at, inner.message, issue.path.at(-1), allowedBy(inner), { isPublic: true }),
      );
    case "invalid_format":
      return [new ConfigurationError(at, "is not valid", given, formats[issue.format] ?? issue.message)];
    case "custom":
      return [new ConfigurationError(at, issue.message, given, allowedBy(issue), { choices: issue.params?.choices })];
    default:
      return [new ConfigurationError(at, "is not valid", given, issue.message)];
  }
}

const formats: Readonly<Record<string, string>> = {
  date: "a date, such as 2027-02-28",
  url: "a URL that starts with https://",
};

function allowedBy(issue: Issue): string | undefined {
  return issue.code === "custom" ? String(issue.params?.allowed ?? "") || undefined : issue.message;
}

type Bound = Extract<Issue, { code: "too_small" | "too_big" }>;

const isCounted = ({ origin }: Bound) => origin === "string" || origin === "array";

function boundProblem(issue: Bound): string {
  if (!isCounted(issue)) {
    return "is out of range";
  }
  return issue.code === "too_small" ? "is too short" : "is too long";
}

function boundText(issue: Bound): string {
  const bound = issue.code === "too_small" ? issue.minimum : issue.maximum;
  const unit = issue.origin === "string" ? " character" : " item";
  const counted = isCounted(issue) ? `${unit}${bound === 1 ? "" : "s"}` : "";
  const word = issue.code === "too_small" ? "at least" : "at most";
  return issue.inclusive
    ? `${word} ${bound}${counted}`
    : `${issue.code === "too_small" ? "more" : "less"} than ${bound}${counted}`;
}

type Mistyped = Extract<Issue, { code: "invalid_type" }>;

/** What is to be written where nothing is: a setting that belongs to another, such as a reason, together with that one. */
function missingForm(schema: z.ZodType, value: unknown, { path, expected }: Mistyped): string {
  const parent = schemaAt(schema, value, path.slice(0, -1));
  const union = parent && unwrap(parent);
  const whole = valueAt(value, path.slice(0, -1));
  const option =
    union instanceof z.ZodDiscriminatedUnion && isObject(whole) ? optionOf(union, whole[union.def.discriminator]) : undefined;
  const own = schemaAt(schema, value, path);
  return option === undefined ? (own ? formOf(own) : withArticle(expected)) : formOf(option);
}

/** What is to be written in place of a value of another type: of several forms the one that the value itself is a part of. */
function typeForm(schema: z.ZodType, value: unknown, { path, expected }: Mistyped): string {
  const at = schemaAt(schema, value, path);
  const inner = at && unwrap(at);
  const given = valueAt(value, path);
  const meant = inner instanceof z.ZodDiscriminatedUnion ? (optionOf(inner, given) ?? inner) : inner;
  return orNothing(at, given, meant === undefined ? withArticle(expected) : typedForm(meant, expected));
}

function typedForm(schema: z.ZodType, expected: string): string {
  const type = withArticle(expected);
  const form = formOf(schema);
  if (expected === "record" || expected === "array" || form === type) {
    return type;
  }
  // What a string has to look like does not say that it is one: 12 digits may be a number.
  return expected === "string" ? `${type}: ${form}` : form === "{}" ? `${type}, such as {}` : form;
}

/** Whoever writes `false` or `null` for something that need not be there wants it away. */
function orNothing(schema: z.ZodType | undefined, given: unknown, form: string): string {
  return (given === false || given === null) && schema !== undefined && isOptional(schema) ? `${form}; or leave it out` : form;
}

type Mismatch = Extract<Issue, { code: "invalid_union" }>;

function unionProblems(root: string, schema: z.ZodType, value: unknown, issue: Mismatch): ConfigurationError[] {
  const at = pathText(root, issue.path);
  const given = valueAt(value, issue.path);
  const { options } = issue as { options?: readonly unknown[] };
  if (options !== undefined) {
    return [
      new ConfigurationError(at, given === undefined ? "is missing" : "is not one of the choices", given, options.map(String)),
    ];
  }
  const meant = meantOption(issue, given);
  if (meant !== undefined) {
    return meant.flatMap((inner) => problemsOfIssue(root, schema, value, { ...inner, path: [...issue.path, ...inner.path] }));
  }
  const union = schemaAt(schema, value, issue.path);
  const problem = given === undefined ? "is missing" : "is not one of the forms";
  const allowed = union && orNothing(union, given, formOf(union));
  return [new ConfigurationError(at, problem, given, allowed, { choices: union && wordsOf(union) })];
}

/** The problems of the one form that an object can have been meant as. */
function meantOption(issue: Mismatch, given: unknown): readonly Issue[] | undefined {
  const forObjects = issue.errors.filter(
    (errors) => !errors.some(({ code, path }) => path.length === 0 && (code === "invalid_type" || code === "invalid_value")),
  );
  return isObject(given) && issue.errors.length > 1 && forObjects.length === 1 ? forObjects[0] : undefined;
}
