/** Condition keys of a request; a list is a key of many values, such as `aws:TagKeys`. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
type Compare = (pattern: string, value: string) => boolean;

const comparisons: Readonly<Record<string, Compare>> = {
  StringEquals: (pattern, value) => pattern === value,
  StringEqualsIgnoreCase: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
  StringLike: like,
  ArnEquals: arnLike,
  ArnLike: arnLike,
  Bool: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
};

/** Whether every condition holds. Source: IAM, Condition operators and Multivalued context keys. */
export function conditionsHold(conditions: Conditions, context: Context): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, patterns]) => holds(operator, contextValue(context, key), asList(patterns), key)),
  );
}

function holds(
  operator: string,
  value: string | readonly string[] | undefined,
  patterns: readonly string[],
  key: string,
): boolean {
  if (operator === "Null") {
    return patterns.includes(String(value === undefined));
  }
  const [, quantifier, negated, name, ifExists] = parse(operator);
  const compare = comparisons[name ?? ""];
  if (compare === undefined) {
    throw new Error(`no such condition operator here: ${operator}`);
  }
  const matches = (one: string) => patterns.some((pattern) => compare(pattern, one)) === !negated;
  if (quantifier === "ForAllValues") {
    return asList(value ?? []).every(matches);
  }
  if (value === undefined) {
    return quantifier === undefined && (negated === true || ifExists === true);
  }
  if (quantifier === "ForAnyValue") {
    return asList(value).some(matches);
  }
  if (typeof value !== "string") {
    throw new Error(`${key} has many values: ${operator} needs ForAnyValue or ForAllValues`);
  }
  return matches(value);
}

/** Whether the text has the pattern's form: `*` is any text, `?` one character. */
export function like(pattern: string, text: string): boolean {
  const escaped = pattern.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("\\*", ".*").replaceAll("\\?", ".")}$`, "s").test(text);
}

/** `ForAnyValue:StringNotLikeIfExists` in its parts. */
function parse(operator: string) {
  const [, quantifier, kind = "", not, comparison = "", ifExists] =
    /^(?:(ForAnyValue|ForAllValues):)?([A-Z][a-z]+?)(Not)?((?:Equals|Like)(?:IgnoreCase)?|)(IfExists)?$/.exec(operator) ?? [];
  return [operator, quantifier, not !== undefined, `${kind}${comparison}`, ifExists !== undefined] as const;
}

/** An ARN matches part by part: a wildcard does not reach over a colon of the first five. */
function arnLike(pattern: string, value: string): boolean {
  const wanted = partsOf(pattern);
  const given = partsOf(value);
  return wanted.length === given.length && wanted.every((part, at) => like(part, given[at] ?? ""));
}

function partsOf(arn: string): string[] {
  const [partition, aws, service, region, account, ...resource] = arn.split(":");
  return [partition, aws, service, region, account, resource.join(":")].map((part) => part ?? "");
}

function contextValue(context: Context, key: string): string | readonly string[] | undefined {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

const asList = (values: string | readonly string[]): readonly string[] => (typeof values === "string" ? [values] : values);
