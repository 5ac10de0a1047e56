import { join } from "node:path";
import { applicationSchema } from "../../application/schema";
import { source } from "../../application/variables";
import { sections } from "../../environments/schema";
import { projectRoot } from "../../lib/project";
import { ToolError } from "../errors";
import { readModules } from "./read";
import { type Part, referencePage } from "./reference/page";
import { readType } from "./reference/program";
import { type Setting, settingsOf } from "./reference/settings";
import { usesPage } from "./reference/uses";

/**
 * The manual of the environment file: its pages by name.
 *
 * @throws ToolError when a setting has no comment, which an editor would show
 */
export function referencePages(): Map<string, string> {
  const environment = settingsOf(sections, readType("environments/schema.ts", "EnvironmentDefinition"));
  const values = settingsOf(source, readType("application/variables.ts", "VariableSourceDefinition"));
  refuseUncommented([...environment, ...values]);
  const [uses] = readModules([join(projectRoot, "application", "uses.ts")]);
  return new Map([
    ["environment.md", environmentPage(environment.filter(({ path }) => !/^application(\.|$)/.test(path)))],
    ["application.md", applicationPage(environment.filter(({ path }) => path.startsWith("application.")))],
    ["uses.md", usesPage(uses?.values ?? [], values)],
  ]);
}

const protections = `Each default is the safe choice. A protection that is on is switched off with \`{ enabled: false, reason: "..." }\`,
and something risky is switched on with \`{ enabled: true, reason: "..." }\`: the reason is a sentence that a reviewer can judge, and
\`npx slipway reasons\` lists them all. \`<name>\` stands for a name of your own, \`[]\` for each entry of a list.`;

function environmentPage(settings: readonly Setting[]): string {
  const sectionOf = ({ path }: Setting): string => /^\w+/.exec(path)?.[0] ?? path;
  const named = Object.keys(sections.shape).filter((name) => settings.some(({ path }) => path.startsWith(`${name}.`)));
  const itself = settings.filter((setting) => !named.includes(sectionOf(setting)));
  return referencePage("The environment", protections, [
    { title: "The environment itself", settings: itself },
    ...named.map((name) =>
      partOf(
        name,
        settings.filter((setting) => sectionOf(setting) === name),
        name,
      ),
    ),
  ]);
}

function applicationPage(settings: readonly Setting[]): string {
  const inside = settings.map((setting) => ({ ...setting, path: setting.path.slice("application.".length) }));
  const sectionOf = ({ path }: Setting): string => /^\w+/.exec(path)?.[0] ?? path;
  const named = Object.keys(applicationSchema.shape).filter((name) => inside.some(({ path }) => path.startsWith(`${name}.`)));
  const introduction =
    "What the application is made of, the same in every stage: `application` of an [environment](environment.md).";
  return referencePage("The application", introduction, [
    { title: "The application itself", settings: inside.filter((setting) => !named.includes(sectionOf(setting))) },
    ...named.map((name) =>
      partOf(
        name,
        inside.filter((setting) => sectionOf(setting) === name),
        name,
      ),
    ),
  ]);
}

/** A section: what its own comment says stands above its settings. */
function partOf(name: string, settings: readonly Setting[], path: string): Part {
  const own = settings.find((setting) => setting.path === path);
  return { title: name, introduction: own?.comment ?? "", settings: settings.filter((setting) => setting !== own) };
}

function refuseUncommented(settings: readonly Setting[]): void {
  const without = [...new Set(settings.filter(({ comment }) => comment === "").map(({ path }) => path))];
  if (without.length > 0) {
    throw new ToolError(
      `${without.length} settings have no comment: ${without.join(", ")}`,
      "write one above the key in its schema: what it means, its unit, and whether a change replaces something",
    );
  }
}
