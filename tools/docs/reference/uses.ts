import { lineOf } from "../markdown";
import type { Named } from "../model";
import { referencePage } from "./page";
import type { Setting } from "./settings";

/** The page of what a component can use, and of the values that its variables can take from there. */
export function usesPage(functions: readonly Named[], values: readonly Setting[]): string {
  const uses = functions.map(({ name, type, comment }) => ({
    title: `${name}${parametersOf(type)}`,
    introduction: lineOf(comment.text),
    settings: [],
  }));
  return referencePage("Uses", introduction, [
    ...uses,
    {
      title: "Values",
      introduction:
        "A variable of an image, a component or a job is a text, or an object that says where its value comes from. " +
        "A workload has to use what its values come from.",
      settings: values,
    },
  ]);
}

const introduction = `A component, job or cron job says what it uses: \`uses: [database("debtflow"), cache, internet(443)]\`. Permissions, secrets,
network rules and security group rules follow from that and are written nowhere else. \`npx slipway explain <environment>\` shows them.`;

/** \`(name: string)\` of a function's type; nothing for what is no function. */
const parametersOf = (type: string): string => /^\(.*?\)(?= =>)/.exec(type)?.[0] ?? "";
