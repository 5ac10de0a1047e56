import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { inTools } from "../files";
import { exclusively } from "../run-lock";
import { build, findGo } from "./go";
import { link } from "./link";

interface GoTool {
  readonly module: string;
  readonly version: string;
}

/** What the checks need and `go install` builds. */
export const goTools = {
  actionlint: { module: "github.com/rhysd/actionlint/cmd/actionlint", version: "v1.7.12" },
  helm: { module: "helm.sh/helm/v3/cmd/helm", version: "v3.22.0" },
  kwok: { module: "sigs.k8s.io/kwok/cmd/kwok", version: "v0.7.0" },
} as const satisfies Readonly<Record<string, GoTool>>;

export type GoToolName = keyof typeof goTools;

/** Where the tool is when it is built. */
export const goToolPath = (name: GoToolName): string =>
  inTools(name, goTools[name].version, `${name}${process.platform === "win32" ? ".exe" : ""}`);

/**
 * Builds the tool into a folder of .tools named by its version, with a link in .tools/bin; quick when it is there.
 *
 * @param otherwise what a user without Go may do instead
 * @returns the program's path
 * @throws UnavailableError when Go or its module proxy is missing
 */
export async function installGoTool(
  name: GoToolName,
  report: (line: string) => void,
  otherwise = `put ${name} ${goTools[name].version} into ${dirname(goToolPath(name))}`,
): Promise<string> {
  const { module, version } = goTools[name];
  const program = goToolPath(name);
  const folder = dirname(program);
  if (existsSync(program)) {
    link(program, name);
    return program;
  }
  const go = findGo(name, `, or ${otherwise}`);
  return exclusively(`${folder}.lock`, 20 * 60_000, async () => {
    if (!existsSync(program)) {
      await build({ name, version, go, args: ["install", `${module}@${version}`], env: { GOBIN: folder }, report });
    }
    link(program, name);
    return program;
  });
}
