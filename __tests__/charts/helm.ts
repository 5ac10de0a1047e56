import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { ApplicationChartValues } from "../../.gen/application-chart";
import { projectRoot } from "../../lib/project";
import { pathOf } from "./tools";

const chart = join(projectRoot, "charts", "application");
/** A Kubernetes object, as far as the tests look into it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
  };
  // biome-ignore lint/suspicious/noExplicitAny: what stands below differs by kind; an assertion on what is not there fails
  readonly [field: string]: any;
}

function run(args: readonly string[], values: unknown) {
  const { status, stdout, stderr, error } = spawnSync(pathOf("helm"), [...args, "-f", "-"], {
    input: JSON.stringify(values),
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  if (error) {
    throw error;
  }
  return { status, stdout, stderr };
}

/** The objects that `helm template` makes of these values. */
export function render(values: ApplicationChartValues): KubernetesObject[] {
  const { status, stdout, stderr } = run(["template", "release", chart, "--namespace", "ns", "--kube-version", "1.35.0"], values);
  if (status !== 0) {
    throw new Error(`helm template: ${stderr}`);
  }
  return parseAllDocuments(stdout, { strict: true, uniqueKeys: true }).flatMap((document) => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    return (document.toJS() as KubernetesObject | null) ?? [];
  });
}

/** What `helm template` says when it refuses these values. */
export function refusalOf(values: unknown): string {
  const { status, stderr } = run(["template", "release", chart, "--kube-version", "1.35.0"], values);
  if (status === 0) {
    throw new Error("helm template accepted these values");
  }
  return stderr;
}

/** What `helm lint --strict` says about these values, and whether it passed. */
export function lint(values: ApplicationChartValues): { readonly passed: boolean; readonly said: string } {
  const { status, stdout, stderr } = run(["lint", chart, "--strict", "--kube-version", "1.35.0"], values);
  return { passed: status === 0, said: stdout + stderr };
}

/** The one object of a kind and name. */
export function objectOf(objects: readonly KubernetesObject[], kind: string, name: string): KubernetesObject {
  const matching = objects.filter((object) => object.kind === kind && object.metadata.name === name);
  const [only] = matching;
  if (only === undefined || matching.length > 1) {
    const known = objects.map((object) => `${object.kind}/${object.metadata.name}`).join(", ");
    throw new Error(`${matching.length} of ${kind}/${name} among ${known}`);
  }
  return only;
}

/** `Kind/name` of each object, sorted. */
export function namesOf(objects: readonly KubernetesObject[]): string[] {
  return objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort();
}

/** Pod template of a Deployment, StatefulSet, Job or CronJob; undefined for what has no pods. */
export function podOf({ kind, spec }: KubernetesObject): KubernetesObject["spec"] | undefined {
  return kind === "CronJob" ? spec.jobTemplate.spec.template : spec?.template?.spec?.containers ? spec.template : undefined;
}
