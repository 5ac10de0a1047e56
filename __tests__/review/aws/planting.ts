// biome-ignore lint/suspicious/noExplicitAny: faults are planted anywhere; what is not there fails the test
export type Json = any;

/** A fault in stacks that have none, and what finds it. */
export interface Plant {
  /** Variant of DebtFlow's production that it goes into. @default "plain" */
  readonly into?: "plain" | "every add-on by the ALB" | "every add-on by NGINX" | "logins by IAM";
  readonly plant: (platform: Json, stacks: Readonly<Record<string, Json>>) => void;
}

/** The resource of the type, or the one whose name holds `word`. */
export function one(stack: Json, type: string, word = ""): Json {
  const found = Object.entries(stack.resource[type] ?? {}).find(([name]) => name.includes(word));
  if (found === undefined) {
    throw new Error(`no ${type} with ${word} in its name`);
  }
  return found[1];
}

export const add = (stack: Json, type: string, body: object, name = "planted"): void => {
  stack.resource[type] = { ...stack.resource[type], [name]: body };
};

/** Changes a policy that stands in a text. */
export function rewrite(body: Json, argument: string, change: (statement: Json, all: Json[]) => void, at = 0): void {
  const policy = JSON.parse(body[argument].replaceAll(/\$\{[^}]*\}/g, (text: string) => text.replaceAll('"', "'")));
  change(policy.Statement[at], policy.Statement);
  body[argument] = JSON.stringify(policy);
}
