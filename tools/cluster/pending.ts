import type { Cluster } from "../control-plane/cluster";
import type { Release } from "./releases";

/** What is known of a release that no Helm can go on with. */
export interface PendingRelease {
  readonly name: string;
  readonly namespace: string;
  /** As Helm says it, such as `pending-upgrade`. */
  readonly status: string;
  /** When its operation began, as Helm says it. */
  readonly since: string;
  /** The revision to go back to; undefined where none has ever run. */
  readonly lastGood: number | undefined;
}

/** Statuses in which Helm refuses the next operation: what began them ended in the middle. Source: Helm, pkg/release/status.go. */
const stuck = ["pending-install", "pending-upgrade", "pending-rollback", "uninstalling"];

/** Statuses of a revision that ran as a whole. */
const good = ["deployed", "superseded"];

interface Revision {
  readonly revision: number;
  readonly updated: string;
  readonly status: string;
}

/** Those of a stack's releases that an operation left in the middle. */
export async function pendingReleases(cluster: Cluster, releases: readonly Release[]): Promise<PendingRelease[]> {
  const found: PendingRelease[] = [];
  for (const { name, namespace } of releases) {
    const { code, stdout } = await cluster.tryHelm(["history", name, `--namespace=${namespace}`, "--output=json"]);
    // A release that is not there yet has no history.
    const pending = code === 0 ? pendingIn(JSON.parse(stdout) as Revision[]) : undefined;
    if (pending !== undefined) {
      found.push({ name, namespace, ...pending });
    }
  }
  return found;
}

/** What a history, the oldest revision first, says of an operation that was left in the middle. */
export function pendingIn(history: readonly Revision[]): Omit<PendingRelease, "name" | "namespace"> | undefined {
  const last = history.at(-1);
  if (last === undefined || !stuck.includes(last.status)) {
    return undefined;
  }
  const lastGood = history.filter(({ status }) => good.includes(status)).at(-1)?.revision;
  return { status: last.status, since: last.updated, lastGood };
}

/** What {@link heal} does with it, in a few words. */
export const healing = ({ status, lastGood }: PendingRelease): string =>
  isUninstalled({ status, lastGood }) ? "uninstalled" : `rolled back to revision ${lastGood}`;

/** Goes back to what ran, or to nothing where nothing has. It may only be called when nobody works on the release any more. */
export async function heal(cluster: Cluster, release: PendingRelease, timeoutSeconds = 300): Promise<void> {
  const { name, namespace, lastGood } = release;
  const operation = isUninstalled(release) ? ["uninstall", name] : ["rollback", name, String(lastGood)];
  await cluster.helm([...operation, `--namespace=${namespace}`, "--wait", `--timeout=${timeoutSeconds}s`]);
}

const isUninstalled = ({ status, lastGood }: Pick<PendingRelease, "status" | "lastGood">): boolean =>
  lastGood === undefined || status === "uninstalling";
