import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
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
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
  };
  // biome-ignore lint/suspicious/noExplicitAny: what stands below differs by kind; an assertion on what is not there fails
  readonly [field: string]: any;
}

const template = ["template", "release", chart, "--namespace", "ns", "--kube-version", "1.35.0"];
const most = 64 << 20;

function run(args: readonly string[], values: unknown, helm = pathOf("helm")) {
  const { status, stdout, stderr, error } = spawnSync(helm, [...args, "-f", "-"], {
    input: JSON.stringify(values),
    encoding: "utf8",
    maxBuffer: most,
  });
  if (error) {
    throw error;
  }
  return { status, stdout, stderr };
}

const rendered = new Map<string, string>();

/** What `helm template` makes of these values, as text; each once. */
export function renderText(values: ApplicationChartValues): string {
  const key = JSON.stringify(values);
  const known = rendered.get(key);
  if (known !== undefined) {
    return known;
  }
  const text = renderTextBy(pathOf("helm"), values);
  rendered.set(key, text);
  return text;
}

/** What this Helm's `helm template` makes of these values, as text. */
export function renderTextBy(helm: string, values: ApplicationChartValues): string {
  const { status, stdout, stderr } = run(template, values, helm);
  if (status !== 0) {
    throw new Error(`helm template: ${stderr}`);
  }
  return stdout;
}

/** What `helm template` makes of these values, as text, while others are rendered as well. */
export function startRendering(values: ApplicationChartValues): Promise<string> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, stdout: string, stderr: string) =>
      error ? reject(new Error(`helm template: ${stderr || error.message}`)) : resolve(stdout);
    const { stdin } = execFile(pathOf("helm"), [...template, "-f", "-"], { maxBuffer: most }, done);
    // A helm that ended early says why by itself.
    stdin?.on("error", () => undefined).end(JSON.stringify(values));
  });
}

/** The objects that `helm template` makes of these values. */
export function render(values: ApplicationChartValues): KubernetesObject[] {
  return objectsIn(renderText(values));
}

/** The objects of a rendered chart, as Kubernetes reads them: by YAML 1.1, where `no` is no text. */
export function objectsIn(text: string): KubernetesObject[] {
  return parseAllDocuments(text, { version: "1.1", strict: true, uniqueKeys: true }).flatMap((document) => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    return (document.toJS() as KubernetesObject | null) ?? [];
  });
}

/** What `helm template` says when it refuses these values. */
export function refusalOf(values: unknown): string {
  const { status, stderr } = run(template, values);
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

/** What a template of the secrets operator gives: Go's templates with Sprig's functions, as helm has them. */
export function evaluate(template: string, data: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "slipway-template-"));
  try {
    mkdirSync(join(folder, "templates"));
    writeFileSync(join(folder, "Chart.yaml"), "apiVersion: v2\nname: template\nversion: 0.0.0\n");
    writeFileSync(join(folder, "templates", "out.yaml"), "value: {{ tpl .Values.template .Values.data | toJson }}\n");
    const { status, stdout, stderr } = run(["template", "release", folder], { template, data: { ...data, Template: {} } });
    if (status !== 0) {
      throw new Error(`helm template: ${stderr}`);
    }
    return (parse(stdout) as { value: string }).value;
  } finally {
    rmSync(folder, { recursive: true });
  }
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

/** Pod template of a Deployment, StatefulSet, Rollout, Job, CronJob or AnalysisTemplate; undefined for what has no pods. */
export function podOf({ kind, spec }: KubernetesObject): KubernetesObject["spec"] | undefined {
  if (kind === "AnalysisTemplate") {
    return spec.metrics[0].provider.job.spec.template;
  }
  return kind === "CronJob" ? spec.jobTemplate.spec.template : spec?.template?.spec?.containers ? spec.template : undefined;
}
