import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inVenv } from "../install/python";
import { run } from "../processes";
import { bareEnvironment } from "../terraform/environment";
import type { Finding } from "./compare";
import { asPlan, countResources, type StackJson } from "./plan";
import { weaknesses, weakStack } from "./weak";

export interface FailedCheck extends Finding {
  /** What the check asks for. */
  readonly name: string;
}

export interface Scan {
  readonly version: string;
  /** Resources by stack. */
  readonly resources: Readonly<Record<string, number>>;
  readonly passed: number;
  readonly failed: readonly FailedCheck[];
}

interface CheckovReport {
  readonly summary: { readonly resource_count: number; readonly parsing_errors: number; readonly checkov_version: string };
  readonly results: { readonly passed_checks: readonly Result[]; readonly failed_checks: readonly Result[] };
}
interface Result {
  readonly check_id: string;
  readonly check_name: string;
  readonly file_path: string;
  readonly resource: string;
}

const weak = "weak";

/** Scans stacks by id, without a network. @throws Error when checkov did not look at all of them */
export async function scan(venv: string, stacks: Readonly<Record<string, StackJson>>): Promise<Scan> {
  const plans = Object.fromEntries(Object.entries({ ...stacks, [weak]: weakStack }).map(([id, stack]) => [id, asPlan(stack)]));
  const folder = mkdtempSync(join(tmpdir(), "slipway-checkov-"));
  try {
    mkdirSync(join(folder, "plans"));
    for (const [id, plan] of Object.entries(plans)) {
      writeFileSync(join(folder, "plans", `${id}.json`), JSON.stringify(plan));
    }
    const args = ["-d", "plans", "--framework", "terraform_plan", "--skip-download", "--compact", "-o", "json"];
    // A folder of its own for a home, too: a configuration file there could leave checks out.
    const env = { ...bareEnvironment(), HOME: folder, USERPROFILE: folder, LOG_LEVEL: "ERROR", PYTHONUTF8: "1" };
    const { code, stdout, stderr } = await run(inVenv(venv, "checkov"), args, { cwd: folder, env, timeoutMs: 300_000 });
    if (code !== 0 && code !== 1) {
      throw new Error(`checkov ended with code ${code}:\n${stderr.trim() || stdout.trim()}`);
    }
    return read(JSON.parse(stdout) as CheckovReport, mapCounts(plans));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const mapCounts = (plans: Readonly<Record<string, ReturnType<typeof asPlan>>>): Record<string, number> =>
  Object.fromEntries(Object.entries(plans).map(([id, plan]) => [id, countResources(plan)]));

/** @throws Error when the report leaves out a stack, a resource, or a weakness that was put there to be found */
export function read({ summary, results }: CheckovReport, counts: Readonly<Record<string, number>>): Scan {
  const expected = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (summary.parsing_errors > 0 || summary.resource_count !== expected) {
    throw new Error(
      `checkov saw ${summary.resource_count} of ${expected} resources, and could not parse ${summary.parsing_errors} stacks`,
    );
  }
  const passed = results.passed_checks.map(toFailedCheck);
  const failed = results.failed_checks.map(toFailedCheck);
  for (const stack of Object.keys(counts)) {
    if (![...passed, ...failed].some((result) => result.stack === stack)) {
      throw new Error(`checkov checked nothing in ${stack}`);
    }
  }
  for (const { check, resource } of weaknesses) {
    if (!failed.some((result) => result.stack === weak && result.check === check && result.resource === resource)) {
      throw new Error(`checkov no longer finds ${check} on ${resource}, a weakness made for it to be found`);
    }
  }
  const { [weak]: _, ...resources } = counts;
  return {
    version: summary.checkov_version,
    resources,
    passed: passed.filter(({ stack }) => stack !== weak).length,
    failed: failed.filter(({ stack }) => stack !== weak).sort((a, b) => place(a).localeCompare(place(b), "en")),
  };
}

const place = ({ stack, check, resource }: Finding): string => `${stack} ${check} ${resource}`;

function toFailedCheck({ check_id, check_name, file_path, resource }: Result): FailedCheck {
  return { stack: file_path.replace(/^\/|\.json$/g, ""), check: check_id, resource, name: check_name };
}
