import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { projectRoot } from "../../lib/project";
import { pathOf } from "./tools";

// kubernetes-models, the package with schemas for Node, takes misspelt fields and knows no custom resources; the API server in
// __tests__/cluster says no to them, too, but takes minutes to build. This checker is as strict and takes a second for hundreds
// of objects; the newest schemas that it brings along are older than our clusters, so that it would also tell of a field that
// an older cluster does not know.
const version = "1.30";
const crds = join(projectRoot, "__tests__", "cluster", "crds");

/** What the checker says of one object. */
interface Status {
  readonly status: "Success" | "Failure";
  readonly message?: string;
}

export interface Checked {
  /** Objects that the checker looked at. */
  readonly objects: number;
  /** `<name>: what is wrong` for each object that the API would refuse. */
  readonly problems: readonly string[];
}

/** Holds manifests, by a name, against the schemas of Kubernetes and of the custom resources. */
export async function checkSchemas(manifests: Readonly<Record<string, string>>): Promise<Checked> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-manifests-"));
  try {
    const names = Object.keys(manifests);
    for (const [at, text] of Object.values(manifests).entries()) {
      writeFileSync(join(folder, `${at}.yaml`), text);
    }
    const all = Object.entries(JSON.parse(await said(folder)) as Readonly<Record<string, readonly Status[]>>);
    return {
      objects: all.reduce((sum, [, statuses]) => sum + statuses.length, 0),
      problems: all.flatMap(([file, statuses]) =>
        statuses
          .filter(({ status }) => status !== "Success")
          .map(({ message }) => `${names[Number(basename(file, ".yaml"))]}: ${message}`),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function said(folder: string): Promise<string> {
  const args = ["--version", version, "--local-crds", crds, "--output", "json", folder];
  // A kubeconfig of the machine would be asked before the schemas that it brings along.
  const env = { ...process.env, KUBECONFIG: join(folder, "none") };
  return new Promise((resolve, reject) => {
    execFile(pathOf("kubectl-validate"), args, { env, maxBuffer: 256 << 20 }, (error, stdout, stderr) => {
      if (stdout === "" || (error && !/validation failed/.test(stderr))) {
        reject(new Error(`kubectl-validate: ${stderr || error?.message}`));
      } else {
        resolve(stdout);
      }
    });
  });
}
