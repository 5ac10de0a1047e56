/** Something that the user can mend: what is wrong, and what to do next. */
export class ToolError extends Error {
  /**
   * @param message what is wrong, as a sentence
   * @param next what to do about it
   */
  constructor(
    message: string,
    readonly next: string,
  ) {
    super(message);
    this.name = "ToolError";
  }
}

/** This machine lacks what a tool takes, or cannot fetch it: what is checked with the tool can be skipped, with this as the reason. */
export class UnavailableError extends ToolError {}

/** The text that a user sees: a sentence and a way on, or the stack of what should not have happened. */
export function describeError(error: unknown): string {
  if (error instanceof ToolError) {
    return `${error.message}\n  next: ${error.next.replaceAll("\n", "\n        ")}`;
  }
  if (error instanceof Error) {
    return error.name === "ConfigurationError" ? error.message : (error.stack ?? error.message);
  }
  return String(error);
}

/** The code of a system error, such as `ENOENT`. Not by `instanceof`, which errors of another realm (a test's) fail. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;
}
