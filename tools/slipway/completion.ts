import { Argument, type Command, type Option } from "commander";
import { workloadsOf } from "../../application/workloads";
import { steps } from "../deployment/deploy";
import { checkedEnvironments, environmentIds } from "../environments";
import { type Shell, scripts } from "./completion-scripts";
import { stateActions } from "./state";

/** What may stand in place of a placeholder such as `<environment>`, given the arguments before it. */
export type Choices = (placeholder: string, before: readonly string[]) => readonly string[];

export function addCompletion(program: Command): void {
  program
    .command("completion")
    .description("Prints a script that completes commands, options, environments and stacks in your shell.")
    .addArgument(new Argument("<shell>", "which one").choices(Object.keys(scripts)))
    .action((shell: Shell) => console.log(scripts[shell]));
  program
    .command("complete", { hidden: true })
    .description("Prints what the last of these words may become; the scripts of `completion` ask it.")
    .argument("[words...]")
    .action((words: string[]) => {
      const found = candidates(program, words, choices);
      if (found.length > 0) {
        console.log(found.join("\n"));
      }
    });
}

const choices: Choices = (placeholder, before) => {
  switch (placeholder) {
    case "environment":
      return environmentIds();
    case "component": {
      const environment = checkedEnvironments().find(({ id }) => id === before[0])?.environment;
      return environment ? workloadsOf(environment.application).map(({ name }) => name) : [];
    }
    case "stack":
    case "stacks":
      return steps;
    case "action":
      return stateActions;
    case "shell":
      return Object.keys(scripts);
    default:
      return [];
  }
};

/** What the last word, which may be empty, may become; the words before it are complete. */
export function candidates(program: Command, typed: readonly string[], choices: Choices): string[] {
  // bash makes three words of `--only=platform`.
  const words = typed.filter((word, at) => word !== "=" || at === typed.length - 1);
  const current = words.at(-1) === "=" ? "" : (words.at(-1) ?? "");
  const before = words.slice(0, -1);
  const command = program.commands.find((one) => one.name() === before[0]);
  const startingSo = (all: readonly string[]) => all.filter((one) => one.startsWith(current));
  if (command === undefined) {
    return before.length > 0 ? [] : startingSo(current.startsWith("-") ? optionsOf(program) : namesOf(program));
  }
  const options = command.options.filter((option) => option.required);
  const valued = options.find(({ long }) => long === before.at(-1));
  if (valued) {
    return valuesOf(valued, "", current, choices);
  }
  const [, long, value] = /^(--[\w-]+)=(.*)$/.exec(current) ?? [];
  const assigned = options.find((option) => option.long === long);
  if (assigned) {
    return valuesOf(assigned, `${long}=`, value ?? "", choices);
  }
  if (current.startsWith("-")) {
    return startingSo(optionsOf(command));
  }
  const given = before
    .slice(1)
    .filter((word, at, all) => !word.startsWith("-") && !options.some((option) => option.long === all[at - 1]));
  const last = command.registeredArguments.at(-1);
  const argument = command.registeredArguments[given.length] ?? (last?.variadic ? last : undefined);
  return argument === undefined ? [] : startingSo(choices(argument.name(), given)).filter((one) => !given.includes(one));
}

const optionsOf = ({ options }: Command): string[] => [...options.flatMap(({ long }) => long ?? []), "--help"];

const namesOf = (program: Command): string[] =>
  program
    .createHelp()
    .visibleCommands(program)
    .map((command) => command.name());

/** Values of an option; of one that takes several joined by commas, the one after the last comma. */
function valuesOf({ flags }: Option, start: string, current: string, choices: Choices): string[] {
  const [, placeholder = ""] = /<([\w-]+)>/.exec(flags) ?? [];
  const earlier = placeholder === "stacks" ? current.split(",").slice(0, -1) : [];
  return choices(placeholder, [])
    .filter((one) => !earlier.includes(one))
    .map((one) => [...earlier, one].join(","))
    .filter((one) => one.startsWith(current))
    .map((one) => `${start}${one}`);
}
