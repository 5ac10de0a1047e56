/**
 * A configuration that cannot be built: says where, what is wrong, what was given and what is allowed.
 *
 * One error may stand for several problems of one source (see {@link ConfigurationError.all}), so that a user sees all of
 * them in one run.
 */
export class ConfigurationError extends Error {
  /** The problems this error stands for; a single problem stands for itself. */
  readonly problems: readonly ConfigurationError[];

  /**
   * @param path where the configuration is wrong, such as `debtflow-production.network.zones[1]`
   * @param problem what is wrong, as a short clause
   * @param given the value that was given; left out of the message when undefined
   * @param allowed what is allowed instead
   */
  constructor(
    readonly path: string,
    problem: string,
    given?: unknown,
    allowed?: string,
  ) {
    const was = given === undefined ? "" : `, got ${JSON.stringify(given)}`;
    super(`${path}: ${problem}${was}${allowed ? `; allowed: ${allowed}` : ""}`);
    this.name = "ConfigurationError";
    this.problems = [this];
  }

  /** The one problem, or one error that lists every problem, a line each. */
  static all(problems: readonly [ConfigurationError, ...ConfigurationError[]]): ConfigurationError {
    const [first, ...rest] = problems;
    if (rest.length === 0) {
      return first;
    }
    const all = new ConfigurationError(first.path, `${problems.length} problems`);
    all.message = `${problems.length} problems:\n${problems.map((problem) => `  ${problem.message}`).join("\n")}`;
    return Object.assign(all, { problems });
  }
}
