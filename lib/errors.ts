import { withoutNamedSecrets, withoutSecrets } from "./secret-looking";
import { oneOrTwoMeantBy } from "./suggest";

/** What a message says besides what is wrong. */
export interface Hints {
  /** The word that `allowed` may have the right one for, such as a misspelt key. @default - the value that was given */
  readonly mistaken?: unknown;
  /** What the nearest is proposed of, where `allowed` says more than that. @default - `allowed`, where it is a list */
  readonly choices?: readonly string[] | undefined;
  /** The one fault that this follows from, where others may follow from it as well: they are told together. */
  readonly fault?: string | undefined;
  /** What was given is a name or a choice, and shown even where its path has the name of a secret. @default false */
  readonly isPublic?: boolean | undefined;
}

/** Characters of a given value that a message repeats. */
const longest = 200;
/** Paths of the same fault that a message names besides the first. */
const namedPaths = 3;

/**
 * A configuration that cannot be built: says where, what is wrong, what was given and what is allowed.
 *
 * One error may stand for several problems of one source (see {@link ConfigurationError.all}), so that a user sees all of
 * them in one run.
 */
export class ConfigurationError extends Error {
  /** The problems this error stands for, each for itself; a single problem stands for itself. */
  readonly problems: readonly ConfigurationError[];
  /** Where the configuration is wrong; what looks like a secret is masked. */
  readonly path: string;

  /**
   * @param path where the configuration is wrong, such as `debtflow-production.network.zones[1]`
   * @param problem what is wrong, as a short clause
   * @param given the value that was given, in which what looks or is named like a secret is masked; left out of the message when undefined
   * @param allowed what is allowed instead: in words, or every choice there is, of which the nearest to what was given is proposed
   */
  constructor(
    path: string,
    problem: string,
    given?: unknown,
    allowed?: string | readonly string[],
    private readonly hints: Hints = {},
  ) {
    const was = given === undefined ? "" : `, got ${shown(given, hints.isPublic ? "" : nameOf(path))}`;
    super(`${withoutSecrets(`${path}: ${problem}`)}${was}${insteadOf(given, allowed, hints)}`);
    this.path = withoutSecrets(path);
    this.name = "ConfigurationError";
    this.problems = [this];
  }

  /** The one problem, or one error that lists every problem: a line each, and one for all that follow from the same fault. */
  static all(problems: readonly [ConfigurationError, ...ConfigurationError[]]): ConfigurationError {
    const [first, ...rest] = problems;
    if (rest.length === 0) {
      return first;
    }
    const faults = new Map<unknown, ConfigurationError[]>();
    for (const problem of problems) {
      const fault = problem.hints.fault ?? problem;
      faults.set(fault, [...(faults.get(fault) ?? []), problem]);
    }
    const lines = [...faults.values()].map((same) => told(same));
    const all = new ConfigurationError(first.path, `${lines.length} problems`);
    all.message = lines.length === 1 ? lines.join() : `${lines.length} problems:\n${lines.join("\n").replaceAll(/^/gm, "  ")}`;
    return Object.assign(all, { problems });
  }
}

const lastKey = /(?:\.([\w-]+)|\["((?:[^"\\]|\\.)*)"\])(?:\[\d+\])*$/;

/** The key that a path ends with, such as `DB_PASSWORD` of `variables.DB_PASSWORD[0]` and of `variables.DB_PASSWORD.value`. */
function nameOf(path: string): string {
  const [, word, quoted] = lastKey.exec(path.replace(/\.(?:value|text)$/, "")) ?? [];
  return word ?? quoted ?? "";
}

/** As JSON, which is how a programmer would write it; cut where it gets long, and with secrets masked. */
function shown(given: unknown, name: string): string {
  const text = withoutSecrets(asText(given, name));
  const more = text.length - longest;
  return more > 0 ? `${text.slice(0, longest)}... (and ${more} more characters)` : text;
}

function asText(given: unknown, name: string): string {
  if (typeof given === "number" || typeof given === "bigint") {
    return String(withoutNamedSecrets(given, name));
  }
  try {
    const json = JSON.stringify(given);
    return json === undefined ? String(given) : JSON.stringify(withoutNamedSecrets(JSON.parse(json), name));
  } catch {
    return String(given);
  }
}

function insteadOf(given: unknown, allowed: string | readonly string[] | undefined, hints: Hints): string {
  const { mistaken = given, choices = typeof allowed === "object" ? allowed : [] } = hints;
  if (typeof allowed === "object" && allowed.length === 0) {
    return "; there are none";
  }
  const meant = proposed(mistaken, choices);
  const list = typeof allowed === "object" ? allowed.join(", ") : allowed;
  return [
    ...(meant.length === 0 ? [] : [` did you mean ${meant.map((one) => JSON.stringify(one)).join(" or ")}?`]),
    ...(list ? [` allowed: ${list}`] : []),
  ].reduce((text, part) => `${text}${text === "" ? ";" : ""}${part}`, "");
}

/** The word that was meant, or the two that may have been; of a number only the same one, as a string. */
function proposed(mistaken: unknown, choices: readonly string[]): string[] {
  if (typeof mistaken === "number") {
    return choices.filter((choice) => choice === String(mistaken));
  }
  return typeof mistaken === "string" ? oneOrTwoMeantBy(mistaken, choices) : [];
}

/** The first of the problems of one fault in full, then where the others are. */
function told([first, ...others]: readonly ConfigurationError[]): string {
  if (first === undefined || others.length === 0) {
    return first?.message ?? "";
  }
  const [root = ""] = first.path.split(/(?=[.[])/);
  const paths = others.map(({ path }) => (path.startsWith(`${root}.`) ? path.slice(root.length + 1) : path));
  const named = paths.slice(0, namedPaths).join(", ");
  const further = paths.length > namedPaths ? `, and ${paths.length - namedPaths} more` : "";
  return `${first.message}\n  and at ${others.length} more ${others.length === 1 ? "place" : "places"}: ${named}${further}`;
}
