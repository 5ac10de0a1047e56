import { createRequire } from "node:module";
import { join } from "node:path";
import type ts from "typescript";
import { projectRoot } from "../../lib/project";
import { errorCode } from "../errors";

type TypeScript = typeof ts;

/** What the compiler says of the environments: what it finds wrong, or why it was not asked. */
export type Types = { readonly errors: readonly string[] } | { readonly skipped: string };

/** Checks the types of the environments and of all that they import, by the project's own settings. Nothing is written. */
export function checkTypes(root: string = projectRoot): Types {
  const compiler = typeScriptOf(root);
  if (compiler === undefined) {
    return { skipped: "typescript is not installed: `npm ci` brings it, unless development dependencies are left out" };
  }
  const settings = compiler.readConfigFile(join(root, "tsconfig.json"), compiler.sys.readFile);
  const { options } = compiler.parseJsonConfigFileContent({ ...settings.config, include: [], files: [] }, compiler.sys, root);
  const program = compiler.createProgram([join(root, "environments", "index.ts")], {
    ...options,
    types: ["node"],
    // The compiler would look below the folder that it is run from.
    typeRoots: [join(root, "node_modules", "@types")],
  });
  const host = { getCanonicalFileName: (name: string) => name, getCurrentDirectory: () => root, getNewLine: () => "\n" };
  return {
    errors: compiler.getPreEmitDiagnostics(program).map((found) => compiler.formatDiagnostic(found, host).trimEnd()),
  };
}

/** The checkout's own, which a bundle cannot hold: it reads its libraries from beside itself. */
function typeScriptOf(root: string): TypeScript | undefined {
  try {
    return createRequire(join(root, "package.json"))("typescript") as TypeScript;
  } catch (error) {
    if (errorCode(error) === "MODULE_NOT_FOUND") {
      return undefined;
    }
    throw error;
  }
}
