import type { ApplicationChartValues } from "../../.gen/application-chart";
import type { Environment } from "../../environments/schema";
import { addStacks } from "../../stacks";
import { rawObjectsOf } from "../support/addons";
import { type AwsCall, awsCallsOf, clusterCallsOf, type Manifest } from "../support/calls";
import { parametersOf } from "../support/contracts";
import { environmentWith } from "../support/environments";
import { decide, type Policy } from "../support/iam-evaluator";
import { type Grant, grantsOf, isGranted, type KubernetesRequest } from "../support/kubernetes-rights";
import { resolved } from "../support/references";
import { releaseValues } from "../support/release-values";
import { resourcesOf } from "../support/resources";
import { synthStacks } from "../support/synth-stacks";
import { render } from "./helm";

export const layers = ["bootstrap", "platform", "addons", "application"] as const;
export type Layer = (typeof layers)[number];
/** Synthesized stacks of one environment. */
export type Stacks = Readonly<Partial<Record<Layer, string>>>;

/** What one stack asks of AWS and of Kubernetes. */
export interface Calls {
  readonly layer: Layer;
  readonly aws: readonly AwsCall[];
  readonly cluster: readonly KubernetesRequest[];
}

/** A documented way to deploy. */
export interface Way {
  readonly name: "engineer" | "Terraform Cloud" | "pipeline";
  readonly stacks: Stacks;
  /** The stacks that it applies. */
  readonly applies: readonly Layer[];
  /** Who enters the cluster, as the platform's stack refers to it. */
  readonly principal: string;
  /** What IAM lets it do. */
  readonly policies: readonly Policy[];
}

const account = "arn:aws:iam::123456789012";
const principals = {
  engineer: `${account}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Platform_0123456789abcdef`,
  "Terraform Cloud": `${account}:role/terraform-cloud`,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: how Terraform refers to it
  pipeline: "${aws_iam_role.pipeline_deploy.arn}",
} as const satisfies Readonly<Record<Way["name"], string>>;

/** What whoever applies the platform has of the account: he makes roles, and so could give himself whatever is missing. */
export const administrator: Policy = { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

const common = {
  "cluster.access.admins": [principals.engineer, principals["Terraform Cloud"]],
  "cluster.endpoint.privateClients": { cidrs: ["10.0.0.0/16"] },
  alarms: { critical: ["on-call@example.com"], warning: ["team@example.com"] },
  "addons.monitoring": {},
  "addons.nodeScaling": "karpenter",
  "addons.argoRollouts": true,
  clusterAccess: { type: "exec" },
  "workloads.api.rollout": { type: "canary" },
};
const inS3 = { ...common, "backend.lockFile": true };
const inCloud = {
  ...common,
  backend: { type: "cloud", organization: "acme" },
  "cluster.endpoint.path": "terraform-cloud-agent",
};
export const byArgoCd = {
  ...inS3,
  delivery: "argocd",
  "addons.argoCd": { repository: "https://github.com/debtflow/deploy", path: "charts/application" },
};

/** Every stack of DebtFlow's production with these changes. */
function stacksWith(changes: Readonly<Record<string, unknown>>): Stacks {
  const environment: Environment = environmentWith(changes);
  const { stacks } = synthStacks((app) => addStacks(app, [environment]));
  const named = (layer: Layer) =>
    stacks[layer === "bootstrap" ? `${environment.system}-bootstrap` : `${environment.id}-${layer}`];
  return Object.fromEntries(layers.flatMap((layer) => (named(layer) === undefined ? [] : [[layer, named(layer)]])));
}

/** A person, by a role or Identity Center. */
export function engineer(): Way {
  return wayOf("engineer", stacksWith(inS3), layers, [administrator]);
}

/** A workspace for each stack, with dynamic credentials. */
export function terraformCloud(): Way {
  return wayOf("Terraform Cloud", stacksWith(inCloud), ["platform", "addons", "application"], [administrator]);
}

/** GitHub's jobs, in an environment with these changes. */
export function pipeline(changes: Readonly<Record<string, unknown>> = inS3): Way {
  const stacks = stacksWith(changes);
  const { platform = "{}" } = stacks;
  const policies = Object.values(resourcesOf(platform).aws_iam_role_policy ?? {})
    .filter(({ role }) => role === `\${aws_iam_role.pipeline_deploy.name}`)
    .map(({ policy }): Policy => JSON.parse(resolved(platform, policy)));
  return wayOf("pipeline", stacks, ["application"], policies);
}

function wayOf(name: Way["name"], stacks: Stacks, applies: readonly Layer[], policies: readonly Policy[]): Way {
  return { name, stacks, applies, principal: principals[name], policies };
}

/** Everything that the stacks ask for, stack by stack. */
export function callsOf(stacks: Stacks): Calls[] {
  return layers.flatMap((layer) => {
    const json = stacks[layer];
    return json === undefined
      ? []
      : [{ layer, aws: awsCallsOf(json), cluster: clusterCallsOf(json, (release) => objectsOf(stacks, layer, release)) }];
  });
}

/** What a release of one of the project's own charts holds. */
function objectsOf(stacks: Stacks, layer: Layer, release: string): readonly Manifest[] {
  const json = stacks[layer] ?? "{}";
  const address = `helm_release.${release}`;
  if (layer === "addons") {
    return rawObjectsOf(json, address);
  }
  const variables = { image_tags: { api: "4f1c2d3", frontend: "4f1c2d3" } };
  const inputs = { parameters: parametersOf(stacks.platform ?? "{}"), variables };
  const values = releaseValues<ApplicationChartValues | { objects: Manifest[] }>(json, address, inputs);
  return "objects" in values ? values.objects : render(values);
}

/** What the way's identity may do in the cluster. */
export const grants = ({ stacks, principal }: Way): Grant[] =>
  grantsOf(stacks.platform ?? "{}", stacks.addons ?? "{}", principal);

export const allowsAws = ({ policies }: Way, { action, resource, context }: AwsCall): boolean =>
  decide(policies, { action, resource, ...(context && { context }) }) === "allowed";

/** Every call of the way's stacks that AWS or Kubernetes would refuse it, by name. */
export function refusals(way: Way, calls: readonly Calls[] = callsOf(way.stacks)): string[] {
  const granted = grants(way);
  const refused = calls
    .filter(({ layer }) => way.applies.includes(layer))
    .flatMap(({ layer, aws, cluster }) => [
      ...aws
        .filter((call) => !allowsAws(way, call))
        .map(({ action, resource, on }) => `${layer}: ${action} on ${resource} (${on})`),
      ...cluster.filter((call) => !isGranted(granted, call)).map((call) => `${layer}: ${requestText(call)}`),
    ]);
  return [...new Set(refused)];
}

/** Such as `create certificates.cert-manager.io in debtflow`. */
export const requestText = ({ verb, namespace, ...kind }: KubernetesRequest): string =>
  `${verb} ${resourceText(kind)}${namespace === undefined ? "" : ` in ${namespace}`}`;

/** Such as `certificates.cert-manager.io`. */
export const resourceText = ({ group, resource }: Pick<KubernetesRequest, "group" | "resource">): string =>
  group === "" ? resource : `${resource}.${group}`;
