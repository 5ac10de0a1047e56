import { code, lineOf, table } from "../markdown";
import { unitOf } from "../page";
import { replacementIn } from "../replacement";
import type { Setting } from "./settings";

/** A heading of a page, and the settings below it. */
export interface Part {
  readonly title: string;
  readonly introduction?: string;
  readonly settings: readonly Setting[];
}

const head = ["setting", "meaning", "allowed", "unit", "default", "example", "a change replaces"];

/** A page of the reference, as Markdown. */
export function referencePage(title: string, introduction: string, parts: readonly Part[]): string {
  const blocks = parts.flatMap(({ title: heading, introduction: text = "", settings }) => [
    `## ${heading}`,
    text,
    settings.length === 0 ? "" : table(head, merged(settings).map(row)),
  ]);
  const note = "<!-- Written by `npm run docs` from the schemas and their comments: change those, and run it again. -->";
  return `${[`# ${title}`, note, introduction, ...blocks].filter((block) => block !== "").join("\n\n")}\n`;
}

function row(setting: Setting): string[] {
  const { path, when, allowed, example = exampleIn(allowed) } = setting;
  const { replaces, rest } = replacementIn(lineOf(setting.comment));
  return [
    code(path) + (when === undefined ? "" : ` with ${code(when)}`),
    rest,
    allowed,
    unitOf(keyOf(path)),
    defaultOf(setting),
    example === undefined ? "" : code(example),
    replaces,
  ];
}

function defaultOf({ isRequired, computedDefault, default: value }: Setting): string {
  // Angle brackets would be taken for HTML.
  return isRequired ? "required" : (computedDefault?.replaceAll("<", "\\<") ?? (value === undefined ? "none" : code(value)));
}

/** What a form says that it may be such as. */
const exampleIn = (allowed: string): string | undefined => /such as ([^,;]+?)(?: or .*)?$/.exec(allowed)?.[1];

/** One row for what several choices have alike, and one for the key that chooses, with what each of its values means. */
function merged(settings: readonly Setting[]): Setting[] {
  const told = settings.filter((setting) => !isSwitch(setting));
  return [...new Set(told.map(({ path }) => path))].flatMap((path) => {
    const rows = told.filter((setting) => setting.path === path);
    const [first] = rows;
    if (first === undefined || rows.length === 1) {
      return rows;
    }
    const key = keyOf(path);
    if (rows.every(({ when = "" }) => when.startsWith(`${key}: `))) {
      const choices = new Map(rows.map(({ allowed, comment }) => [allowed, comment]));
      const comment = [...choices].map(([choice, text]) => `${choice}: ${text}`).join(" ");
      return [{ ...first, comment, allowed: [...choices.keys()].join(", "), when: undefined }];
    }
    const alike = (one: Setting) =>
      one.comment === first.comment && one.allowed === first.allowed && one.default === first.default;
    return rows.every(alike) ? [{ ...first, when: choicesText(rows, settings) }] : rows;
  });
}

/** Whether it only switches its object on or off, or says why: all of those are alike, and told once. */
const isSwitch = ({ when = "", path }: Setting): boolean =>
  when.startsWith("enabled: ") && ["enabled", "reason"].includes(keyOf(path));

/** The choices that have a setting; undefined when all of its object have it. */
function choicesText(rows: readonly Setting[], all: readonly Setting[]): string | undefined {
  const whens = (of: readonly Setting[]) => [...new Set(of.map(({ when }) => when))];
  const siblings = all.filter(({ path }) => parentOf(path) === parentOf(rows[0]?.path ?? ""));
  return whens(rows).length === whens(siblings).length ? undefined : whens(rows).join(" or ");
}

const keyOf = (path: string): string => path.split(".").at(-1) ?? "";
const parentOf = (path: string): string => path.slice(0, -keyOf(path).length);
