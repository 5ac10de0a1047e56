import type { ObjectType, Property } from "./schema";

/** TypeScript interfaces of a chart's values. */
export function typesOf(chart: string, objects: readonly ObjectType[]): string {
  const interfaces = objects.map(
    ({ name, description, properties }) =>
      `/** ${description} */\nexport interface ${name} {\n${properties.map(declaration).join("\n")}\n}\n`,
  );
  return `// Generated from charts/${chart}/values.schema.json by \`npm run charts\`; do not edit.\n\n${interfaces.join("\n")}`;
}

function declaration({ name, type, required, description, default: initial }: Property): string {
  const note = initial === undefined ? "" : ` @default ${JSON.stringify(initial)}`;
  return `  /** ${description}${note} */\n  readonly ${name}${required ? "" : "?"}: ${type};`;
}

/** A chart's README: `introduction`, then a table for each object of its values. */
export function readmeOf(chart: string, introduction: string, objects: readonly ObjectType[]): string {
  const sections = objects.map(
    ({ name, description, properties }) =>
      `## ${name}\n\n${description}\n\n| value | type | default | meaning | allowed |\n|---|---|---|---|---|\n${properties.map(row).join("\n")}\n`,
  );
  const source = `<!-- Generated from values.schema.json and tools/chart-types by \`npm run charts\`; do not edit. -->`;
  return `# ${chart}\n\n${source}\n\n${introduction}\n\n${sections.join("\n")}`;
}

function row({ name, type, required, description, default: initial, allowed }: Property): string {
  const preset = required ? "required" : initial === undefined ? "none" : code(JSON.stringify(initial));
  return `| ${code(name)} | ${code(type)} | ${preset} | ${description} | ${allowed === undefined ? "" : code(allowed)} |`;
}

/** A code span whose `|` do not end the table's cell. */
const code = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;
