import type { EnvironmentDefinition } from "../../environments/schema";
import type { KubernetesObject } from "../../lib/kubernetes-object";
import { AddonsStack } from "../../stacks/addons";
import { environmentWith } from "./environments";
import { resourcesOf } from "./resources";
import { synthStacks } from "./synth-stacks";
import { decoded } from "./terraform-expression";

/** The add-ons' stack of `base` (DebtFlow's production) with the value at each path replaced. */
export function addonsWith(changes: Readonly<Record<string, unknown>>, base?: EnvironmentDefinition): string {
  const environment = environmentWith(changes, base);
  const json = synthStacks((app) => {
    new AddonsStack(app, environment);
  }).stacks[`${environment.id}-addons`];
  if (json === undefined) {
    throw new Error(`no add-ons of ${environment.id}`);
  }
  return json;
}

/** Changes that switch on every add-on that can be there together; between them they have them all. */
export const everyAddon = {
  alb: {
    alarms: { critical: ["on-call@example.com"], warning: ["team@example.com"] },
    "addons.monitoring": { grafana: { path: "/grafana", sourceCidrs: ["198.51.100.0/24"] }, postgresExporter: true },
    "addons.logShipping": {},
    "addons.externalDns": true,
    "addons.argoCd": {
      repository: "https://github.com/debtflow/deploy",
      path: "production",
      host: "argocd.debtflow.example.com",
      privateRepository: true,
    },
    delivery: "argocd",
    "addons.argoRollouts": true,
    "addons.keda": true,
    "addons.velero": {},
  },
  nginx: {
    "addons.nodeScaling": "karpenter",
    "addons.certManager": { email: "ops@example.com" },
    "addons.nginxIngress": true,
    "addons.monitoring": {
      grafana: {
        host: "grafana.debtflow.example.com",
        openToInternet: { enabled: true, reason: "engineers are on call from anywhere, each with a login of their own" },
      },
    },
    "addons.externalDns": true,
    "ingress.controller": "nginx",
    "cluster.podRoles": "pod-identity",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A helm_release of a synthesized stack, with its values worked out. */
export interface SynthesizedRelease {
  readonly address: string;
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  /** @default - a chart of the project's own */
  readonly version?: string;
  // biome-ignore lint/suspicious/noExplicitAny: what stands below differs by chart; an assertion on what is not there fails
  readonly values: any;
  readonly dependsOn: readonly string[];
  /** Its arguments as they stand in the stack. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Every release of a synthesized stack. */
export function releasesOf(json: string): SynthesizedRelease[] {
  return Object.entries(resourcesOf(json).helm_release ?? {}).map(([name, body]) => ({
    address: `helm_release.${name}`,
    name: String(body.name),
    namespace: String(body.namespace),
    chart: String(body.chart),
    ...(body.version !== undefined && { version: String(body.version) }),
    values: decoded((body.values as readonly unknown[])[0]),
    dependsOn: (body.depends_on ?? []) as readonly string[],
    body,
  }));
}

/** The release of a name; fails the test, listing those there are, when there is none. */
export function releaseOf(json: string, name: string): SynthesizedRelease {
  const releases = releasesOf(json);
  const found = releases.find((release) => release.name === name);
  if (found === undefined) {
    throw new Error(`no release ${name}; there are: ${releases.map((release) => release.name).join(", ")}`);
  }
  return found;
}

/** The objects that the release at an address such as `helm_release.foundation_network-policies` carries, where it carries raw ones. */
export function rawObjectsOf(json: string, address: string): readonly KubernetesObject[] {
  return releasesOf(json).find((release) => release.address === address)?.values.objects ?? [];
}

/** The Kubernetes object of a kind and name that a release of raw objects carries. */
// biome-ignore lint/suspicious/noExplicitAny: what stands below differs by kind; an assertion on what is not there fails
export function rawObjectOf(json: string, release: string, kind: string, name: string): any {
  const { objects } = releaseOf(json, release).values as { objects: { kind: string; metadata: { name: string } }[] };
  const found = objects.find((object) => object.kind === kind && object.metadata.name === name);
  if (found === undefined) {
    throw new Error(`no ${kind}/${name} in ${release}: ${objects.map((one) => `${one.kind}/${one.metadata.name}`).join(", ")}`);
  }
  return found;
}
