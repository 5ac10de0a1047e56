import { existsSync, mkdirSync, realpathSync, renameSync, symlinkSync } from "node:fs";
import { ToolError, UnavailableError } from "../errors";
import { inTools } from "../files";
import { run } from "../processes";
import { exclusively } from "../run-lock";
import { findProgram } from "../terraform/binary";

interface GoTool {
  readonly module: string;
  readonly version: string;
}

/** What the checks need and `go install` builds. */
export const goTools = {
  actionlint: { module: "github.com/rhysd/actionlint/cmd/actionlint", version: "v1.7.12" },
  helm: { module: "helm.sh/helm/v3/cmd/helm", version: "v3.22.0" },
  "kubectl-validate": { module: "sigs.k8s.io/kubectl-validate", version: "v0.0.4" },
} as const satisfies Readonly<Record<string, GoTool>>;

export type GoToolName = keyof typeof goTools;

/**
 * Builds the tool into a folder of .tools named by its version, with a link in .tools/bin; quick when it is there.
 *
 * @returns the program's path
 * @throws UnavailableError when Go or its module proxy is missing
 * @throws ToolError when it cannot be built for another reason, such as a checksum that differs
 */
export async function installGoTool(name: GoToolName, report: (line: string) => void): Promise<string> {
  const { module, version } = goTools[name];
  const folder = inTools(name, version);
  const program = `${folder}/${name}${process.platform === "win32" ? ".exe" : ""}`;
  if (existsSync(program)) {
    link(program, name);
    return program;
  }
  const go = findProgram("go");
  if (go === undefined) {
    throw new UnavailableError(
      `${name} is built with Go, and Go is not installed`,
      `install Go (https://go.dev/dl), or put ${name} ${version} into ${folder}, and run this again`,
    );
  }
  return exclusively(`${folder}.lock`, 20 * 60_000, async () => {
    if (!existsSync(program)) {
      report(`${name}: building ${version}; the first time this takes some minutes`);
      const started = Date.now();
      const seconds = (): number => Math.round((Date.now() - started) / 1000);
      const timer = setInterval(() => report(`${name}: still building (${seconds()} s)`), 15_000);
      const env = { ...process.env, GOBIN: folder, GOFLAGS: "-trimpath" };
      const { code, stderr } = await run(go, ["install", `${module}@${version}`], { env }).finally(() => clearInterval(timer));
      if (code !== 0) {
        const said = stderr.trim().split("\n").slice(-4).join("\n  ");
        const next = "check that Go is recent and reaches its module proxy, and run this again";
        throw foundNoProxy(stderr)
          ? new UnavailableError(`Go reached no module proxy for ${name}:\n  ${said}`, next)
          : new ToolError(`${name} was not built:\n  ${said}`, next);
      }
      report(`${name}: built in ${seconds()} s`);
    }
    link(program, name);
    return program;
  });
}

/** Whether Go failed because nobody answered: a proxy that answers says what it lacks. */
export function foundNoProxy(stderr: string): boolean {
  return /dial tcp|i\/o timeout|TLS handshake timeout|module lookup disabled by GOPROXY=off/.test(stderr);
}

/** Where programs are looked for, whatever their version. */
function link(program: string, name: string): void {
  const place = inTools("bin", name);
  mkdirSync(inTools("bin"), { recursive: true });
  if (!existsSync(place) || realpathSync(place) !== realpathSync(program)) {
    const temporary = `${place}.${process.pid}`;
    symlinkSync(program, temporary);
    renameSync(temporary, place);
  }
}
