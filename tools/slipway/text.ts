/** Columns of a line, as far as names allow. */
export const lineWidth = 80;

/** Rows in columns as wide as their widest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** `start` and the words after it; lines that follow begin below the first word. A word is never broken. */
export function wrapped(start: string, text: string, width = lineWidth): string[] {
  const lines = [start];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    const isEmpty = line.length <= start.length;
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(`${" ".repeat(start.length)}${word}`);
    } else {
      lines[lines.length - 1] = isEmpty ? `${line}${word}` : `${line} ${word}`;
    }
  }
  return lines;
}
