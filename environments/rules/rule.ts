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
}

/** A rule between values. It runs when each section that it needs is valid by itself, so that all problems come at once. */
export interface Rule {
  readonly needs: readonly (keyof Sections)[];
  readonly check: (environment: Partial<Sections>) => Iterable<Problem>;
}

/** Makes a rule that sees the sections it needs, and no other. */
export function rule<Name extends keyof Sections>(
  needs: readonly Name[],
  check: (environment: Pick<Sections, Name>) => Iterable<Problem>,
): Rule {
  return { needs, check: (environment) => check(environment as Pick<Sections, Name>) };
}

/** A problem when `value` is none of `allowed`; wherever else it is missing, too, it is the same fault. */
export function* notAmong(path: Problem["path"], problem: string, value: string, allowed: readonly string[]): Generator<Problem> {
  if (!allowed.includes(value)) {
    yield { path, problem, given: value, allowed, fault: `${problem}: ${value}` };
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
