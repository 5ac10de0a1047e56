import { ConfigurationError } from "./errors";
import type { Refusal } from "./refusal";
import { Token } from "./terraform";

/** A whole number from `low` to `high`, or without upper end. A value that only Terraform knows passes. */
export function checkInteger(path: string, value: number, low: number, high = Number.POSITIVE_INFINITY): void {
  if (Token.isUnresolved(value)) {
    return;
  }
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new ConfigurationError(
      path,
      "is out of range",
      value,
      high === Number.POSITIVE_INFINITY ? `${low} or more` : `${low} to ${high}`,
    );
  }
}

/** Text of one form. `problem` completes "<path>: ..."; a value that only Terraform knows passes. */
export function checkText(path: string, value: string, form: RegExp, problem: string, allowed: string): void {
  if (!Token.isUnresolved(value) && !form.test(value)) {
    throw new ConfigurationError(path, problem, value, allowed);
  }
}

/** Text that a check of ours finds nothing wrong with; a value that only Terraform knows passes. */
export function checkRefusal(path: string, value: string, refusal: (value: string) => Refusal | undefined): void {
  const found = Token.isUnresolved(value) ? undefined : refusal(value);
  if (found !== undefined) {
    throw new ConfigurationError(path, found.problem, value, found.allowed);
  }
}

/** An AWS account id. */
export function checkAccount(path: string, value: string): void {
  checkText(path, value, /^\d{12}$/, "is not an account id", "12 digits");
}

/** No value twice. */
export function checkUnique(path: string, values: readonly string[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) {
    throw new ConfigurationError(path, "is there twice", twice, "each value once");
  }
}
