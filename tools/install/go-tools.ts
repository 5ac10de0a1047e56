import { existsSync } from "node:fs";
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
  "kubectl-validate": { module: "sigs.k8s.io/kubectl-validate", version: "v0.0.4" },
} as const satisfies Readonly<Record<string, GoTool>>;

export type GoToolName = keyof typeof goTools;

/**
 * Builds the tool into a folder of .tools named by its version, with a link in .tools/bin; quick when it is there.
 *
 * @returns the program's path
 * @throws UnavailableError when Go or its module proxy is missing
 */
export async function installGoTool(name: GoToolName, report: (line: string) => void): Promise<string> {
  const { module, version } = goTools[name];
  const folder = inTools(name, version);
  const program = `${folder}/${name}${process.platform === "win32" ? ".exe" : ""}`;
  if (existsSync(program)) {
    link(program, name);
    return program;
  }
  const go = findGo(name, `, or put ${name} ${version} into ${folder}`);
  return exclusively(`${folder}.lock`, 20 * 60_000, async () => {
    if (!existsSync(program)) {
      await build({ name, version, go, args: ["install", `${module}@${version}`], env: { GOBIN: folder }, report });
    }
    link(program, name);
    return program;
  });
}
