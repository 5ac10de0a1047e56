import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../files";
import { Terraform } from "../terraform/runner";
import { readStack, type StackJson } from "../terraform/stack-files";
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

const planFile = "probe.tfplan";
/** Terraform cuts the blank that would follow it where the text is empty. */
const mark = "said:";

/**
 * Asks in the account and region of a synthesized stack, by a plan of checks: Terraform finds the user's credentials as no other program here
 * does, and a check that cannot read what it looks for is no error. Nothing is locked or written.
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
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, "cdk.tf.json"), JSON.stringify(probe(json, Object.values(questions))));
  try {
    const terraform = await Terraform.open({ folder, environment: target.variables(json), gone: target.gone });
    await terraform.init({ reconfigure: true });
    await terraform.plan(planFile);
    const answers = answersIn(await terraform.show(planFile));
    const none: Answer = { refused: "Terraform did not ask" };
    return Object.fromEntries(names.map((name, at) => [name, answers.get(checkOf(at)) ?? none])) as Record<Name, Answer>;
  } finally {
    await rm(join(folder, planFile), { force: true });
  }
}

const checkOf = (at: number): string => `question-${at}`;

/** A stack that only asks. */
export function probe(stack: StackJson, questions: readonly Question[]): object {
  const { aws } = stack.terraform?.required_providers ?? {};
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
    terraform: { required_providers: { aws }, backend: { local: { path: "probe.tfstate" } } },
    provider: { aws: stack.provider?.aws?.map(({ region, allowed_account_ids }) => ({ region, allowed_account_ids })) },
    check: Object.fromEntries(check),
  };
}

interface ChecksJson {
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
