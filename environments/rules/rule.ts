import type { Sections } from "../schema";

/** What is wrong, and where: the path starts at a section of the environment. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly problem: string;
  readonly given?: unknown;
  /** What is allowed instead: in words, or every choice there is, of which the nearest to what was given is proposed. */
  readonly allowed?: string | readonly string[];
  /** What the nearest is proposed of, where `allowed` says it in words. */
  readonly choices?: readonly string[];
  /** The one fault that this and others follow from, in words of its own: they are told together. @default - it stands for itself */
  readonly fault?: string;
  /** What was given is a name or a choice, and shown even where its path has the name of a secret. @default false */
  readonly isPublic?: boolean;
}

/** What an environment's file itself states at a path, defaults aside; undefined where it leaves that open. */
export type Stated = (path: Problem["path"]) => unknown;

/** A rule between values. It runs when each section that it needs is valid by itself, so that all problems come at once. */
export interface Rule {
  readonly needs: readonly (keyof Sections)[];
  readonly check: (environment: Partial<Sections>, stated: Stated) => Iterable<Problem>;
}

/** Makes a rule that sees the sections it needs, and no other. */
export function rule<Name extends keyof Sections>(
  needs: readonly Name[],
  check: (environment: Pick<Sections, Name>, stated: Stated) => Iterable<Problem>,
): Rule {
  return { needs, check: (environment, stated) => check(environment as Pick<Sections, Name>, stated) };
}

/** What the definition of an environment states. */
export function statedIn(definition: unknown): Stated {
  return (path) =>
    path.reduce<unknown>(
      (table, key) =>
        typeof table === "object" && table !== null && Object.hasOwn(table, key) ? Reflect.get(table, key) : undefined,
      definition,
    );
}

/**
 * A problem where a file states what has no effect; a default that has none says nothing.
 *
 * @param because completes "has no effect: ..."
 * @param otherwise what would give it one. @default - nothing would
 */
export function* idle(stated: Stated, path: Problem["path"], because: string, otherwise?: string): Generator<Problem> {
  const given = stated(path);
  if (given !== undefined) {
    const allowed = otherwise === undefined ? "nothing: leave it out" : `nothing, or ${otherwise}`;
    yield { path, problem: `has no effect: ${because}`, given, allowed };
  }
}

/** A problem when `value` is none of `allowed`; wherever else it is missing, too, it is the same fault. */
export function* notAmong(path: Problem["path"], problem: string, value: string, allowed: readonly string[]): Generator<Problem> {
  if (!allowed.includes(value)) {
    yield { path, problem, given: value, allowed, fault: `${problem}: ${value}`, isPublic: true };
  }
}

/** What somebody needs and the environment does not have, as `words` call it: one fault, wherever it is needed. */
export function lacking(path: Problem["path"], words: string, allowed: string, given?: unknown): Problem {
  return { path, problem: `needs ${words}, which the environment does not have`, given, allowed, fault: `needs ${words}` };
}

/** A problem for each value that stands there already. */
export function* repeated(path: Problem["path"], values: readonly string[]): Generator<Problem> {
  for (const [at, value] of values.entries()) {
    if (values.indexOf(value) < at) {
      yield { path: [...path, at], problem: "is there twice", given: value };
    }
  }
}
