/** Of two versions of a value: whether the second leaves out something of the first, and whether it has something of its own. */
export interface Difference {
  readonly loses: readonly string[];
  readonly gains: readonly string[];
}

interface Grant {
  readonly action: string;
  readonly resource: string;
  /** Principal, conditions and whatever else has to be the same. */
  readonly rest: string;
  readonly allows: boolean;
  /** It alone, as a statement of a policy. */
  readonly statement: Statement;
}

type Statement = Readonly<Record<string, unknown>>;

/** What the first document allows and the second does not, a statement for each grant; everything where the second is not known yet. */
export function lostGrants(before: string, after: string | undefined): Statement[] {
  const [old, next = []] = [grantsOf(before), after === undefined ? [] : grantsOf(after)];
  return (old ?? [])
    .filter((grant) => grant.allows && !next.some((other) => covers(other, grant)))
    .map(({ statement }) => statement);
}

/** Compares what two IAM policy documents grant; undefined when one is none. */
export function compareGrants(before: string, after: string): Difference | undefined {
  const [old, next] = [grantsOf(before), grantsOf(after)];
  if (old === undefined || next === undefined) {
    return undefined;
  }
  const missing = (from: readonly Grant[], wanted: readonly Grant[]) =>
    wanted.filter((grant) => !from.some((other) => covers(other, grant)));
  const [gone, added] = [missing(next, old), missing(old, next)];
  // A denial that comes takes away, and one that goes gives.
  const named = (...lists: (readonly Grant[])[]) => [
    ...new Set(lists.flat().map(({ action, resource }) => `${action} on ${resource}`)),
  ];
  return {
    loses: named(
      gone.filter(({ allows }) => allows),
      added.filter(({ allows }) => !allows),
    ),
    gains: named(
      added.filter(({ allows }) => allows),
      gone.filter(({ allows }) => !allows),
    ),
  };
}

function grantsOf(document: string): Grant[] | undefined {
  try {
    const { Statement: statements = [] } = JSON.parse(document) as { Statement?: unknown };
    return listOf(statements).flatMap((statement) => {
      const {
        Sid: _,
        Effect: effect,
        Action: actions,
        Resource: resources = "*",
        ...rest
      } = statement as Record<string, unknown>;
      // Of a statement without actions (NotAction) only the whole can be compared.
      return listOf(actions ?? "every action but some").flatMap((action) =>
        listOf(resources).map((resource) => ({
          action: String(action),
          resource: String(resource),
          rest: JSON.stringify(rest),
          allows: effect === "Allow",
          statement: {
            ...rest,
            Effect: effect,
            ...(actions !== undefined && { Action: action }),
            // A trust has none.
            ...("Resource" in (statement as object) && { Resource: resource }),
          },
        })),
      );
    });
  } catch {
    return undefined;
  }
}

function covers(wide: Grant, narrow: Grant): boolean {
  return (
    wide.allows === narrow.allows &&
    wide.rest === narrow.rest &&
    matches(wide.action.toLowerCase(), narrow.action.toLowerCase()) &&
    matches(wide.resource, narrow.resource)
  );
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split(/([*?])/).map((part) => (part === "*" ? ".*" : part === "?" ? "." : escaped(part)));
  return new RegExp(`^${parts.join("")}$`, "s").test(text);
}

const escaped = (text: string): string => text.replace(/[.+^${}()|[\]\\]/g, "\\$&");

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Compares the entries of two JSON documents, such as the sections of the contract; undefined when one is none. */
export function compareEntries(before: string, after: string): Difference | undefined {
  const [old, next] = [entriesOf(before), entriesOf(after)];
  if (old === undefined || next === undefined) {
    return undefined;
  }
  return {
    loses: [...old.keys()].filter((path) => !next.has(path)),
    gains: [...next].flatMap(([path, value]) => (old.get(path) === value ? [] : [path])),
  };
}

function entriesOf(document: string): Map<string, string> | undefined {
  const entries = new Map<string, string>();
  const visit = (path: string, value: unknown): void => {
    if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        visit(path === "" ? key : `${path}.${key}`, inner);
      }
    } else {
      entries.set(path, JSON.stringify(value));
    }
  };
  try {
    visit("", JSON.parse(document));
    return entries;
  } catch {
    return undefined;
  }
}

/** Compares two lists, such as the rules of a security group, whatever their order. */
export function compareLists(before: readonly unknown[], after: readonly unknown[]): Difference {
  const [old, next] = [before, after].map((list) => list.map((item) => JSON.stringify(item)));
  return {
    loses: (old ?? []).filter((item) => !next?.includes(item)),
    gains: (next ?? []).filter((item) => !old?.includes(item)),
  };
}
