import { clockAdvice } from "../clock";
import { ToolError, UnavailableError } from "../errors";
import { run } from "../processes";
import { findProgram } from "../programs";

/**
 * The Go on PATH.
 *
 * @param what what is to be built with it, for the message
 * @throws UnavailableError when there is none
 */
export function findGo(what: string, otherwise = ""): string {
  const go = findProgram("go");
  if (go === undefined) {
    throw new UnavailableError(
      `${what} is built with Go, and Go is not installed`,
      `install Go (https://go.dev/dl)${otherwise}, and run this again`,
    );
  }
  return go;
}

export interface GoBuild {
  /** What is built, for messages. */
  readonly name: string;
  readonly version: string;
  readonly go: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly report: (line: string) => void;
}

/**
 * Runs a build with all that the processor has to spare, and says every 15 seconds that it still does.
 *
 * @throws UnavailableError when Go reaches no module proxy
 * @throws ToolError when the build fails for another reason
 */
export async function build({ name, version, go, args, env, cwd, report }: GoBuild): Promise<void> {
  report(`${name}: building ${version}; the first time this takes some minutes`);
  const started = Date.now();
  const seconds = (): number => Math.round((Date.now() - started) / 1000);
  const timer = setInterval(() => report(`${name}: still building (${seconds()} s)`), 15_000);
  const nice = findProgram("nice");
  const [program, first] = nice === undefined ? [go, []] : [nice, [go]];
  const options = { env: { ...process.env, GOFLAGS: "-trimpath", ...env }, ...(cwd !== undefined && { cwd }) };
  const { code, stderr } = await run(program, [...first, ...args], options).finally(() => clearInterval(timer));
  if (code !== 0) {
    const said = stderr.trim().split("\n").slice(-4).join("\n  ");
    const next = clockAdvice(stderr) ?? "check that Go is recent and reaches its module proxy, and run this again";
    throw foundNoProxy(stderr)
      ? new UnavailableError(`Go reached no module proxy for ${name}:\n  ${said}`, next)
      : new ToolError(`${name} was not built:\n  ${said}`, next);
  }
  report(`${name}: built in ${seconds()} s`);
}

/** Whether Go failed because nobody answered. */
export function foundNoProxy(stderr: string): boolean {
  return /dial tcp|no such host|i\/o timeout|proxyconnect|TLS handshake timeout|connection refused|GOPROXY=off/.test(stderr);
}
