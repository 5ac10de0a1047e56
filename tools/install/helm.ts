import { existsSync } from "node:fs";
import { run } from "../processes";
import { findProgram } from "../programs";
import { isAtLeast } from "../terraform/binary";
import { goToolPath, installGoTool } from "./go-tools";
import { unpackTool } from "./packaged-tools";

/** The oldest Helm that renders the chart as the tests expect it. */
export const minimumVersion = "3.17.0";

/**
 * Helm for rendering and for releases: the one of the npm package (Linux on x64), else one on PATH, else one that Go builds.
 *
 * @returns the program's path
 * @throws UnavailableError when there is none, and Go or its module proxy is missing
 */
export async function findHelm(report: (line: string) => void): Promise<string> {
  return (
    unpackTool("helm") ??
    (await helmOnPath(minimumVersion)) ??
    installGoTool("helm", report, `put a Helm of version ${minimumVersion} or later on PATH`)
  );
}

/**
 * Helm for releases in a cluster: a Helm 3 where one is at hand, because it waits and rolls back as Terraform's provider does, else
 * as {@link findHelm}.
 *
 * @throws UnavailableError as {@link findHelm}
 */
export async function findReleaseHelm(report: (line: string) => void): Promise<string> {
  return (await findHelm3()) ?? findHelm(report);
}

/** A Helm 3, which the helm provider of Terraform has inside: one that Go built, or one on PATH. None is made. */
export async function findHelm3(): Promise<string | undefined> {
  const built = goToolPath("helm");
  return existsSync(built) ? built : helmOnPath(minimumVersion, "4.0.0");
}

/** The Helm on PATH, if it is of this version or later and, with `below`, older than that. */
export async function helmOnPath(minimum: string, below?: string, path = process.env.PATH): Promise<string | undefined> {
  const helm = findProgram("helm", path);
  if (helm === undefined) {
    return undefined;
  }
  const { stdout } = await run(helm, ["version", "--template={{ .Version }}"], { timeoutMs: 20_000 });
  const version = /^v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  const fits = version !== undefined && isAtLeast(version, minimum) && (below === undefined || !isAtLeast(version, below));
  return fits ? helm : undefined;
}
