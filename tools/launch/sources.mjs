// Errors of a bundle, by the sources that it was made from. The map is read when the first error is shown, and only then:
// Node's own support for source maps makes every start slower.
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { inspect } from "node:util";

/** Where environments are written. */
export const isInEnvironment = (file) => file.startsWith("environments/");

/** Has stack traces name sources, such as `environments/local.ts:12:3`, in place of the bundle. */
export function nameSources({ root, bundle, mapFile }) {
  let map;
  const sourceOf = (line, column) => {
    map ??= readMap(bundle, mapFile);
    const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
    return originalSource === undefined
      ? undefined
      : `${relative(root, resolve(dirname(mapFile), originalSource))}:${originalLine + 1}:${originalColumn + 1}`;
  };
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites.flatMap((site) => {
      // cdktf asks for the stack of many things that are no errors, to note where they were made.
      if (!(error instanceof Error)) {
        return [`\n    at ${site}`];
      }
      const at = `${bundle}:${site.getLineNumber()}:${site.getColumnNumber()}`;
      const source = site.getFileName() === bundle ? sourceOf(site.getLineNumber(), site.getColumnNumber()) : undefined;
      if (source === undefined && isBundler(site)) {
        return [];
      }
      return [source === undefined ? `\n    at ${site}` : `\n    at ${site}`.replace(at, () => source)];
    });
    return `${error}${frames.join("")}`;
  };
}

/** Lines that esbuild adds to load a module late: of no source. */
const isBundler = (site) => ["__init", "__require"].includes(site.getFunctionName());

/** The error for a reader: its place in the sources first, with the line there. `file` is that of the place. */
export function describeFailure(root, error) {
  const stack = inspect(error);
  const [, file, line, column] =
    /^\s+at (?:.*\()?((?!node_modules\/|\/|node:|file:)[^\s():]+):(\d+):(\d+)\)?$/m.exec(stack) ?? [];
  if (file === undefined) {
    return { text: stack };
  }
  const source = lineOf(join(root, file), Number(line));
  const marker = " ".repeat(line.length + 2 + Number(column));
  const shown = source === undefined ? "" : `\n    ${line} │ ${source}\n    ${marker}^`;
  return { text: `${file}:${line}:${column}:${shown}\n${stack}`, file };
}

function readMap(bundle, mapFile) {
  try {
    const payload = JSON.parse(readFileSync(mapFile, "utf8"));
    if (readFileSync(bundle, "utf8").endsWith(payload.x_bundle)) {
      return new SourceMap(payload);
    }
  } catch {
    // Below: the bundle's own lines are better than none.
  }
  return { findEntry: () => ({}) };
}

function lineOf(file, number) {
  try {
    return readFileSync(file, "utf8").split("\n")[number - 1]?.replaceAll("\t", " ");
  } catch {
    return undefined;
  }
}
