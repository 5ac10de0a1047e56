import { basename, dirname, join } from "node:path";
import ts from "typescript";
import { projectRoot } from "../../lib/project";
import { ToolError } from "../errors";
import type { ClassModel, Comment, InterfaceModel, ModuleModel, Named, Property } from "./model";

/** Reads modules from their index files. Packages are left out: a page shows types by the names that the sources write. */
export function readModules(indexFiles: readonly string[]): ModuleModel[] {
  const options: ts.CompilerOptions = { types: [], target: ts.ScriptTarget.ES2022, strict: true };
  const host = ts.createCompilerHost(options);
  // The compiler looks beside itself, and in a bundle that is elsewhere.
  const library = join(projectRoot, "node_modules", "typescript", "lib");
  host.getDefaultLibLocation = () => library;
  host.getDefaultLibFileName = (of) => join(library, ts.getDefaultLibFileName(of));
  host.resolveModuleNameLiterals = (names, from) =>
    names.map(({ text }) => ({
      resolvedModule: text.startsWith(".") ? resolved(join(dirname(from), text), host) : undefined,
    }));
  const program = ts.createProgram([...indexFiles], options, host);
  return indexFiles.map((file) => new Reader(program, file).read());
}

function resolved(path: string, host: ts.CompilerHost): ts.ResolvedModuleFull | undefined {
  const file = [`${path}.ts`, join(path, "index.ts")].find((candidate) => host.fileExists(candidate));
  return file === undefined ? undefined : { resolvedFileName: file, extension: ts.Extension.Ts };
}

class Reader {
  private readonly checker: ts.TypeChecker;
  private readonly module: string;

  constructor(
    private readonly program: ts.Program,
    private readonly file: string,
  ) {
    this.checker = program.getTypeChecker();
    this.module = basename(dirname(file));
  }

  read(): ModuleModel {
    const source = this.program.getSourceFile(this.file);
    const module = source && this.checker.getSymbolAtLocation(source);
    if (module === undefined) {
      throw new Error(`${this.file} exports nothing`);
    }
    const declared = this.checker.getExportsOfModule(module).flatMap((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(exported) : exported;
      const [declaration] = symbol.declarations ?? [];
      return declaration === undefined ? [] : [{ symbol, declaration }];
    });
    const classes = declared
      .flatMap(({ symbol, declaration }) => (ts.isClassDeclaration(declaration) ? [{ symbol, declaration }] : []))
      // The class that the module is named after comes first.
      .sort((a, b) => Number(this.isMain(b.declaration)) - Number(this.isMain(a.declaration)))
      .map(({ symbol, declaration }) => this.class(symbol, declaration));
    const ofClasses = classes.map(({ props }) => props?.name);
    const only = (is: (node: ts.Node) => boolean) => declared.filter(({ declaration }) => is(declaration));
    return {
      name: this.module,
      classes,
      interfaces: only(ts.isInterfaceDeclaration)
        .filter(({ symbol }) => !ofClasses.includes(symbol.name))
        .map(({ symbol }) => this.interface(symbol)),
      types: only(ts.isTypeAliasDeclaration).map(({ symbol, declaration }) => this.named(symbol, declaration)),
      values: only((node) => ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)).map(({ symbol, declaration }) =>
        this.named(symbol, declaration),
      ),
    };
  }

  private isMain(declaration: ts.Node): boolean {
    return basename(declaration.getSourceFile().fileName, ".ts") === this.module;
  }

  private class(symbol: ts.Symbol, declaration: ts.ClassDeclaration): ClassModel {
    const fields = [
      ...this.publicOf(this.checker.getTypeOfSymbol(symbol)),
      ...this.publicOf(this.checker.getDeclaredTypeOfSymbol(symbol)),
    ];
    const isMethod = ({ flags }: ts.Symbol): boolean => (flags & ts.SymbolFlags.Method) !== 0;
    const props = declaration.members.find(ts.isConstructorDeclaration)?.parameters[2]?.type;
    const propsSymbol = props && this.checker.getTypeFromTypeNode(props).getSymbol();
    return {
      name: symbol.name,
      comment: this.comment(symbol),
      props: propsSymbol && this.interface(propsSymbol),
      outputs: fields.filter((field) => !isMethod(field)).map((field) => this.output(field, symbol.name)),
      methods: fields.filter(isMethod).map((method) => this.named(method)),
    };
  }

  /** Public members in the order of the sources, inherited ones last; none of packages. */
  private publicOf(type: ts.Type): ts.Symbol[] {
    const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
    return type.getProperties().filter(({ valueDeclaration: node }) => {
      const isMember = node !== undefined && (ts.isClassElement(node) || ts.isParameter(node));
      return isMember && (ts.getCombinedModifierFlags(node as ts.Declaration) & hidden) === 0;
    });
  }

  private interface(symbol: ts.Symbol): InterfaceModel {
    const properties = this.checker.getDeclaredTypeOfSymbol(symbol).getProperties();
    return {
      name: symbol.name,
      comment: this.comment(symbol),
      properties: properties.map((property) => this.property(property)),
    };
  }

  private property(symbol: ts.Symbol): Property {
    return { ...this.named(symbol), optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0 };
  }

  private output(field: ts.Symbol, owner: string): Named {
    const isStatic =
      field.valueDeclaration && (ts.getCombinedModifierFlags(field.valueDeclaration) & ts.ModifierFlags.Static) !== 0;
    const named = this.named(field);
    return isStatic ? { ...named, name: `${owner}.${named.name}` } : named;
  }

  private named(symbol: ts.Symbol, declaration = symbol.valueDeclaration): Named {
    return { name: symbol.name, type: this.typeText(symbol, declaration), comment: this.comment(symbol) };
  }

  /** The type as it is written; as the compiler infers it where it is not. */
  private typeText(symbol: ts.Symbol, declaration: ts.Node | undefined): string {
    if (declaration && (ts.isMethodDeclaration(declaration) || ts.isFunctionDeclaration(declaration))) {
      return `(${declaration.parameters.map((parameter) => parameter.getText()).join(", ")}) => ${declaration.type?.getText() ?? "void"}`;
    }
    const node = declaration && "type" in declaration ? (declaration.type as ts.TypeNode | undefined) : undefined;
    if (node !== undefined && !this.isComputed(node)) {
      return node.getText();
    }
    const type = node ? this.checker.getTypeFromTypeNode(node) : this.checker.getTypeOfSymbol(symbol);
    if (type.flags & ts.TypeFlags.Any) {
      throw new ToolError(`${this.module}: the type of ${symbol.name} cannot be told without packages`, "write its type down");
    }
    return this.checker.typeToString(type, declaration, ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias);
  }

  /** Whether the type is taken from something else, so that its text says nothing to who does not know that. */
  private isComputed(node: ts.Node): boolean {
    const isKeyof = ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword;
    return (
      isKeyof ||
      ts.isIndexedAccessTypeNode(node) ||
      ts.forEachChild(node, (child) => this.isComputed(child) || undefined) === true
    );
  }

  private comment(symbol: ts.Symbol): Comment {
    const tag = (name: string): string | undefined => {
      const found = symbol.getJsDocTags(this.checker).find((candidate) => candidate.name === name);
      return found && ts.displayPartsToString(found.text);
    };
    const [byDefault, throws] = [tag("default"), tag("throws")];
    return {
      text: ts.displayPartsToString(symbol.getDocumentationComment(this.checker)),
      ...(byDefault !== undefined && { default: byDefault }),
      ...(throws !== undefined && { throws }),
    };
  }
}
