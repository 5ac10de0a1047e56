import { Lazy, Token } from "./terraform";

/** How cdktf writes a reference into a text until the stack is written. */
const reference = /\$\{TfToken\[[\w:.-]+\]\}/g;
/** What Terraform would take for the start of an expression or of a directive. */
const templateStart = /\$\{(?!TfToken\[)|%\{/g;

/**
 * The value as a Terraform expression that gives its JSON. A reference is allowed wherever a text is: Terraform escapes what it
 * stands for.
 *
 * Not cdktf's `Fn.jsonencode`, which takes over quotes, backslashes and `%{` of texts in a table as they are: what comes out is no
 * expression any more.
 */
export function jsonExpression(value: object): string {
  const json = JSON.stringify(value, checked)
    .replaceAll(templateStart, (start) => start.slice(0, 1) + start)
    // JSON has these, Terraform's language has not.
    .replaceAll(/\\(.)/g, (whole, letter: string) => ({ b: "\\u0008", f: "\\u000c" })[letter] ?? whole);
  // References one by one: within an expression cdktf writes them without their braces, and does not know what a text in it is.
  return Lazy.stringValue({
    produce: (context) => `\${jsonencode(${json.replaceAll(reference, (token) => String(context.resolve(token)))})}`,
  });
}

function checked(key: string, value: unknown): unknown {
  if (typeof value !== "string" && key !== "" && Token.isUnresolved(value)) {
    throw new Error(`${key} is a reference to something else than a text`);
  }
  return value;
}
