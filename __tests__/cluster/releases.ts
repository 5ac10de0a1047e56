import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { everyStatus } from "../../tools/control-plane/cluster";
import type { RunResult } from "../../tools/processes";
import type { ApplicationValues, parts } from "../charts/cases";
import { cluster } from "./cluster";

const chart = join(projectRoot, "charts", "application");

/** A revision in a release's history. */
export interface Revision {
  readonly revision: number;
  readonly status: string;
}

/** The two releases of an application in a namespace. */
export class Application {
  constructor(readonly namespace: string) {}

  /** Both releases with these values, one after the other. */
  async rollOut(values: ApplicationValues, ...flags: readonly string[]): Promise<void> {
    for (const part of ["foundation", "workloads"] as const) {
      await this.upgrade(part, values, ...flags);
    }
  }

  /** Installs or upgrades one of them, and waits until it is there. */
  async upgrade(part: Part, values: ApplicationValues, ...flags: readonly string[]): Promise<void> {
    await cluster().helm(this.upgradeCommand(part, values, flags), { ...values, part });
  }

  /** As {@link upgrade}, whatever comes of it: all or nothing. */
  tryUpgrade(part: Part, values: ApplicationValues, ...flags: readonly string[]): Promise<RunResult> {
    return cluster().tryHelm(this.upgradeCommand(part, values, ["--atomic", ...flags]), { ...values, part });
  }

  async rollback(part: Part, { name }: ApplicationValues, revision: number): Promise<void> {
    await cluster().helm([...`rollback ${releaseOf(part, name)} ${revision}`.split(" "), ...this.common]);
  }

  async uninstall({ name }: ApplicationValues): Promise<void> {
    for (const part of ["workloads", "foundation"] as const) {
      await cluster().helm(["uninstall", releaseOf(part, name), ...this.common]);
    }
  }

  /** Statuses of a release's revisions, the first one first. */
  async history(part: Part, { name }: ApplicationValues): Promise<string[]> {
    const json = await cluster().helm(["history", releaseOf(part, name), `--namespace=${this.namespace}`, "--output=json"]);
    return (JSON.parse(json) as Revision[]).map(({ status }) => status);
  }

  /** Names of its releases in the namespace. */
  async releases(): Promise<string[]> {
    const json = await cluster().helm(["list", ...everyStatus, `--namespace=${this.namespace}`, "--output=json"]);
    return (JSON.parse(json) as { name: string }[]).map(({ name }) => name).sort();
  }

  /** `kind/name` of all that is in the namespace, without what Kubernetes itself puts into each. */
  async objects(): Promise<string[]> {
    const kinds = (await cluster().kubectl("api-resources --namespaced --verbs=list --output=name".split(" ")))
      .trim()
      .split("\n");
    const listed = kinds.filter((kind) => !/^events(\.|$)/.test(kind) && !kind.endsWith(".metrics.k8s.io"));
    const names = await cluster().kubectl(["get", listed.join(","), `--namespace=${this.namespace}`, "--output=name"]);
    const own = ["configmap/kube-root-ca.crt", "serviceaccount/default"];
    return names.split("\n").filter((name) => name !== "" && !own.includes(name));
  }

  private upgradeCommand(part: Part, { name }: ApplicationValues, flags: readonly string[]): string[] {
    return ["upgrade", "--install", releaseOf(part, name), chart, ...this.common, ...flags];
  }

  private get common(): string[] {
    return [`--namespace=${this.namespace}`, "--wait", "--timeout=60s"];
  }
}

type Part = (typeof parts)[number];

const releaseOf = (part: Part, name: string): string => (part === "foundation" ? `${name}-foundation` : name);
