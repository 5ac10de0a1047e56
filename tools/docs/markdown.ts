/** A table, whose cells may hold what would end a cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [cells(head), `|${"---|".repeat(head.length)}`, ...rows.map(cells)]
    .join("\n")
    .replaceAll("|  |", "| |")
    .replaceAll("|  |", "| |");
}

/** Text in one line, with links to symbols as code. */
export const lineOf = (text: string): string =>
  text
    .replace(/\{@link (\w+)\}/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim();

/** As code, backticks included. */
export const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);
