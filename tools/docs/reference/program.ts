import { join } from "node:path";
import ts from "typescript";
import { projectRoot } from "../../../lib/project";

/** What an editor knows of an exported type: the compiler's view of it, packages included. */
export interface TypeSource {
  readonly checker: ts.TypeChecker;
  readonly type: ts.Type;
}

/** Reads the exported type `name` of a source file, with the settings that the project is compiled with. */
export function readType(file: string, name: string): TypeSource {
  const config = ts.readConfigFile(join(projectRoot, "tsconfig.json"), ts.sys.readFile).config as object;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, projectRoot);
  const host = ts.createCompilerHost(options);
  // The compiler looks beside itself, and in a bundle that is elsewhere.
  const library = join(projectRoot, "node_modules", "typescript", "lib");
  host.getDefaultLibLocation = () => library;
  host.getDefaultLibFileName = (of) => join(library, ts.getDefaultLibFileName(of));
  const path = join(projectRoot, file);
  const program = ts.createProgram([path], { ...options, types: [] }, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((exported) => exported.name === name);
  if (symbol === undefined) {
    throw new Error(`${file} exports no type ${name}`);
  }
  return { checker, type: checker.getDeclaredTypeOfSymbol(symbol) };
}
