const list = /(const definitions: readonly EnvironmentDefinition\[\] = \[)([^\]]*)\]/;

/** Names that environments/index.ts, given as text, has in its list. */
export function listedIn(index: string): string[] {
  const [, , names] = list.exec(index) ?? [];
  if (names === undefined) {
    throw new Error("environments/index.ts has no list of definitions");
  }
  return names.split(",").flatMap((name) => name.trim() || []);
}

/** environments/index.ts as a user edits it: another list, one more import, and no import of what the list has no longer. */
export function withList(index: string, names: readonly string[], imported: string): string {
  const gone = listedIn(index).filter((name) => !names.includes(name));
  const lines = index.split("\n").filter((line) => !gone.some((name) => line.startsWith(`import { ${name} } from`)));
  return `${imported}\n${lines.join("\n").replace(list, `$1${names.join(", ")}]`)}`;
}
