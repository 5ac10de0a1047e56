import { code, lineOf, table } from "./markdown";
import type { ClassModel, Comment, InterfaceModel, ModuleModel, Named, Property } from "./model";
import { replacementIn } from "./replacement";

const units: Readonly<Record<string, string>> = {
  Gib: "GiB",
  Mib: "MiB",
  Days: "days",
  Hours: "hours",
  Minutes: "minutes",
  Seconds: "seconds",
  Percent: "%",
  Bits: "bits",
  Cidr: "CIDR",
  Cidrs: "CIDR",
  Arn: "ARN",
  Arns: "ARN",
};

/** The unit that a name ends with, such as `GiB` for `storageGib`; empty when it names none. */
export function unitOf(name: string): string {
  const word = /[A-Z]?[a-z]+$/.exec(name)?.[0] ?? "";
  return units[word.charAt(0).toUpperCase() + word.slice(1)] ?? "";
}

/** The page of a module, as Markdown. */
export function pageOf({ name, classes, interfaces, types, values }: ModuleModel): string {
  const blocks = [
    `# ${name}`,
    `<!-- Written by \`npm run docs\` from the comments in modules/${name}: change those, and run it again. -->`,
    ...classes.flatMap(classBlocks),
    ...interfaces.flatMap((one) => interfaceBlocks("##", one)),
    ...section("Types", ["type", "is", "meaning"], types),
    ...section("Functions and constants", ["name", "type", "meaning"], values),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function classBlocks({ name, comment, props, outputs, methods }: ClassModel): string[] {
  return [
    `## ${name}`,
    prose(comment),
    comment.throws === undefined ? "" : `Throws ${lineOf(comment.throws).replace(/^(\w+)/, "`$1`")}.`,
    ...(props === undefined ? [] : interfaceBlocks("###", props)),
    ...(outputs.length === 0 ? [] : [`### Outputs of ${name}`, namedTable(["field", "type", "meaning"], outputs)]),
    ...(methods.length === 0 ? [] : [`### Methods of ${name}`, namedTable(["method", "type", "meaning"], methods)]),
  ];
}

function interfaceBlocks(level: string, { name, comment, properties }: InterfaceModel): string[] {
  const head = ["property", "type", "unit", "default", "a change replaces", "meaning"];
  return [`${level} ${name}`, prose(comment), table(head, properties.map(propertyRow))];
}

function propertyRow(property: Property): string[] {
  const { name, type, optional, comment } = property;
  const { replaces, rest } = replacementIn(lineOf(comment.text));
  return [
    code(name),
    code(plain(type).replace(/ \| undefined$/, "")),
    unitOf(name),
    defaultOf(optional, comment),
    replaces,
    rest,
  ];
}

function defaultOf(optional: boolean, { default: text }: Comment): string {
  if (!optional) {
    return "required";
  }
  const value = lineOf(text ?? "- none");
  return value.startsWith("- ") ? value.slice(2) : code(value);
}

function section(title: string, head: readonly string[], rows: readonly Named[]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, namedTable(head, rows)];
}

function namedTable(head: readonly string[], rows: readonly Named[]): string {
  return table(
    head,
    rows.map(({ name, type, comment }) => [code(name), code(plain(type)), meaning(comment)]),
  );
}

function meaning(comment: Comment): string {
  const fallback = comment.default?.replace(/^- /, "");
  return [lineOf(comment.text), fallback && `Otherwise: ${lineOf(fallback)}.`].filter(Boolean).join(" ");
}

/** A type without what the sources need and a reader does not. */
const plain = (type: string): string =>
  lineOf(type)
    .replace(/\bReadonly<((?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*)>/g, "$1")
    .replace(/\breadonly /g, "")
    .replace(/^\| /, "");

const prose = ({ text }: Comment): string =>
  text
    .split(/\n\s*\n/)
    .map(lineOf)
    .join("\n\n");
