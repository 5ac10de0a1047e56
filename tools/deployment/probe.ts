import { join } from "node:path";
import { readStack, type StackJson } from "../terraform/stack-files";
import { askByPlan, askingOf } from "./asking";
import { folderOf, type Target } from "./target";

/** Something that AWS is asked, by a data source. */
export interface Question {
  /** Type of the data source. */
  readonly type: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Makes a text of what it reads, as an expression of Terraform. */
  readonly answer: (data: string) => string;
}

/** What AWS said: a text, or why it said nothing. */
export type Answer = { readonly said: string } | { readonly refused: string };

/** Terraform cuts the blank that would follow it where the text is empty. */
const mark = "said:";

/**
 * Asks in the account and region of a synthesized stack, by a plan of checks: one that cannot read what it looks for is no error.
 *
 * @param stack its account and region are asked
 */
export async function ask<Name extends string>(
  target: Target,
  stack: string,
  questions: Readonly<Record<Name, Question>>,
): Promise<Readonly<Record<Name, Answer>>> {
  const names = Object.keys(questions) as Name[];
  if (names.length === 0) {
    return {} as Record<Name, Answer>;
  }
  const json = readStack(folderOf(target, stack));
  const folder = join(target.outdir, "states", "probe");
  const answers = answersIn(await askByPlan(target, folder, probe(json, Object.values(questions)), json));
  const none: Answer = { refused: "Terraform did not ask" };
  return Object.fromEntries(names.map((name, at) => [name, answers.get(checkOf(at)) ?? none])) as Record<Name, Answer>;
}

const checkOf = (at: number): string => `question-${at}`;

/** A stack that only asks. */
export function probe(stack: StackJson, questions: readonly Question[]): object {
  const check = questions.map(({ type, settings, answer }, at) => {
    const text = answer(`data.${type}.${checkOf(at)}`);
    return [
      checkOf(at),
      {
        data: { [type]: { [checkOf(at)]: settings } },
        // It never holds, because only what does not hold has a message. Terraform wants the data in the condition.
        assert: { condition: `\${${text} == null}`, error_message: `${mark} \${${text}}` },
      },
    ];
  });
  return {
    ...askingOf(stack),
    check: Object.fromEntries(check),
  };
}

export interface ChecksJson {
  readonly checks?: readonly {
    readonly address: { readonly name?: string };
    readonly instances?: readonly { readonly problems?: readonly { readonly message: string }[] }[];
  }[];
}

/** By the check's name; the message of one that could not read is Terraform's own. */
export function answersIn(shown: unknown): ReadonlyMap<string, Answer> {
  const { checks = [] } = shown as ChecksJson;
  return new Map(
    checks.map(({ address, instances = [] }) => {
      const messages = instances.flatMap(({ problems = [] }) => problems.map(({ message }) => message));
      const said = messages.find((message) => message.startsWith(mark));
      const answer: Answer =
        said === undefined ? { refused: messages.join("; ") || "no answer" } : { said: said.slice(mark.length).trim() };
      return [address.name ?? "", answer];
    }),
  );
}
