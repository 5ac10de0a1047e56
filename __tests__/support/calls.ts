import type { KubernetesRequest } from "./kubernetes-rights";
import { resourcesOf } from "./resources";

/** A request to AWS; `<service>:*` stands for what Terraform asks of a service to make, read, change and delete a resource. */
export interface AwsCall {
  readonly action: string;
  readonly resource: string;
  /** What it is for, in words that fit every environment. */
  readonly on: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** A Kubernetes object, as far as rights go. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly namespace?: string };
}

interface Stack {
  readonly terraform: { readonly backend?: { readonly s3?: Readonly<Record<string, unknown>> } };
  readonly provider: { readonly aws: readonly [{ readonly region: string; readonly allowed_account_ids: readonly [string] }] };
  readonly resource?: Readonly<Record<string, object>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly ephemeral?: Readonly<Record<string, object>>;
}

/** Services by the start of what the provider calls their resources. */
const services: Readonly<Record<string, readonly string[]>> = {
  acm: ["aws_acm"],
  cloudwatch: ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm", "aws_cloudwatch_dashboard"],
  dynamodb: ["aws_dynamodb"],
  ec2: [
    ..."aws_default_security_group aws_eip aws_flow_log aws_internet_gateway aws_launch_template aws_nat_gateway".split(" "),
    ..."aws_availability_zones aws_ec2_tag aws_network_acl aws_route aws_security_group aws_subnet aws_vpc".split(" "),
  ],
  ecr: ["aws_ecr"],
  eks: ["aws_eks"],
  elasticache: ["aws_elasticache"],
  events: ["aws_cloudwatch_event"],
  iam: ["aws_iam"],
  kms: ["aws_kms"],
  logs: ["aws_cloudwatch_log", "aws_cloudwatch_query"],
  rds: ["aws_db"],
  route53: ["aws_route53"],
  s3: ["aws_s3"],
  secretsmanager: ["aws_secretsmanager"],
  sns: ["aws_sns"],
  sqs: ["aws_sqs"],
  ssm: ["aws_ssm"],
};

/** Every request to AWS that applying and destroying a stack takes, the state's and its lock's included. */
export function awsCallsOf(json: string): AwsCall[] {
  const { terraform, provider, resource = {}, data = {}, ephemeral = {} } = JSON.parse(json) as Stack;
  const [aws] = provider.aws;
  const account = aws.allowed_account_ids[0];
  const parameters = Object.values(data.aws_ssm_parameter ?? {}).map(({ name }) => ({
    action: "ssm:GetParameter",
    resource: `arn:aws:ssm:${aws.region}:${account}:parameter${name}`,
    on: "what the platform tells, `/slipway/<system>/<stage>/*`",
  }));
  const types = [
    ...Object.keys(resource),
    ...Object.keys(data).filter((type) => type !== "aws_ssm_parameter"),
    // A signature, which AWS is not asked for.
    ...Object.keys(ephemeral).filter((type) => type !== "aws_eks_cluster_auth"),
  ].filter((type) => type.startsWith("aws_"));
  return [
    ...stateCalls(terraform.backend?.s3, account),
    ...parameters,
    ...[...new Set(types.map(serviceOf))].map((service) => ({
      action: `${service}:*`,
      resource: "*",
      on: "whatever the stack makes",
    })),
  ];
}

function serviceOf(type: string): string {
  const found = Object.entries(services).find(([, starts]) =>
    starts.some((start) => type === start || type.startsWith(`${start}_`)),
  );
  if (found === undefined) {
    throw new Error(`no service known of ${type}: add it to the table`);
  }
  return found[0];
}

/** Source: Terraform, Backend Type: s3, Permissions Required. The table's items are `<bucket>/<key>`, and `-md5` behind it for what the state is. */
function stateCalls(s3: Readonly<Record<string, unknown>> | undefined, account: string): AwsCall[] {
  if (s3 === undefined) {
    return [];
  }
  const { bucket, key, region, dynamodb_table: table, use_lockfile: lockFile } = s3;
  const state = `arn:aws:s3:::${bucket}/${key}`;
  const on = (text: string, resource: string, actions: string, context?: AwsCall["context"]) =>
    actions.split(" ").map((action) => ({ action, resource, on: text, ...(context && { context }) }));
  const items = [`${bucket}/${key}`, `${bucket}/${key}-md5`];
  const lock = `arn:aws:dynamodb:${region}:${account}:table/${table}`;
  return [
    ...on("the state's bucket", `arn:aws:s3:::${bucket}`, "s3:ListBucket"),
    // Its tags are asked for by `slipway status`, through a data source: hashicorp/terraform-provider-aws#27867.
    ...on("the stack's state", state, "s3:GetObject s3:PutObject s3:GetObjectTagging"),
    ...(lockFile
      ? on("the stack's lock file", `${state}.tflock`, "s3:GetObject s3:PutObject s3:DeleteObject s3:GetObjectTagging")
      : []),
    ...on("the lock table", lock, "dynamodb:DescribeTable"),
    ...items.flatMap((item) =>
      on("the stack's items in the lock table", lock, "dynamodb:GetItem dynamodb:PutItem dynamodb:DeleteItem", {
        "dynamodb:LeadingKeys": [item],
      }),
    ),
  ];
}

const rbac = "rbac.authorization.k8s.io";
/** Kinds of the kubernetes provider, and what making them takes besides: nobody gives rights that he has not, without these verbs. */
const kinds: Readonly<Record<string, readonly [group: string, resource: string, besides?: readonly [string, string]]>> = {
  kubernetes_namespace_v1: ["", "namespaces"],
  kubernetes_priority_class_v1: ["scheduling.k8s.io", "priorityclasses"],
  kubernetes_storage_class_v1: ["storage.k8s.io", "storageclasses"],
  kubernetes_cluster_role_v1: [rbac, "clusterroles", ["escalate", "clusterroles"]],
  kubernetes_cluster_role_binding_v1: [rbac, "clusterrolebindings", ["bind", "clusterroles"]],
  kubernetes_role_v1: [rbac, "roles", ["escalate", "roles"]],
  kubernetes_role_binding_v1: [rbac, "rolebindings", ["bind", "roles"]],
};
const verbs = ["get", "list", "create", "update", "patch", "delete"];

/**
 * Every request to Kubernetes' API that applying and destroying a stack takes. What a published chart holds is not known here: it
 * counts as anything anywhere.
 *
 * @param objectsOf what a release of one of the project's own charts holds, by its name in the stack
 */
export function clusterCallsOf(json: string, objectsOf: (release: string) => readonly Manifest[]): KubernetesRequest[] {
  const resources = resourcesOf(json);
  const direct = Object.entries(resources).flatMap(([type, named]) => {
    const [group, resource, besides] = kinds[type] ?? [];
    if (group === undefined || resource === undefined) {
      if (type.startsWith("kubernetes_")) {
        throw new Error(`no kind known of ${type}: add it to the table`);
      }
      return [];
    }
    return Object.values(named).flatMap(({ metadata }) => {
      const { namespace } = metadata as { namespace?: string };
      const at = namespace === undefined ? {} : { namespace };
      return [
        ...verbs.map((verb) => ({ verb, group, resource, ...at })),
        ...(besides ? [{ verb: besides[0], group, resource: besides[1], ...at }] : []),
      ];
    });
  });
  const released = Object.entries(resources.helm_release ?? {}).flatMap(([name, { chart, namespace }]) => [
    ...helmCalls(String(namespace)),
    ...(String(chart).startsWith("./")
      ? callsFor(objectsOf(name), String(namespace))
      : [{ verb: "*", group: "*", resource: "*" }]),
  ]);
  return [...direct, ...released];
}

/** What Helm itself keeps, and looks at while it waits. Source: Helm, pkg/storage/driver and pkg/kube/ready.go. */
export function helmCalls(namespace: string): KubernetesRequest[] {
  const look = (verb: string, group: string, resource: string) => ({ verb, group, resource, namespace });
  return [
    ...verbs.map((verb) => look(verb, "", "secrets")),
    ...["get", "list"].flatMap((verb) => [look(verb, "", "pods"), look(verb, "apps", "replicasets")]),
    ...["list", "watch"].map((verb) => look(verb, "batch", "jobs")),
  ];
}

/** What Helm asks to install, change and take away these objects. */
export function callsFor(objects: readonly Manifest[], namespace: string): KubernetesRequest[] {
  return objects.flatMap(({ apiVersion, kind, metadata }) => {
    const group = apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
    return verbs.map((verb) => ({ verb, group, resource: pluralOf(kind), namespace: metadata.namespace ?? namespace }));
  });
}

/** A kind's resource, as Kubernetes itself guesses it. Source: k8s.io/apimachinery, meta.UnsafeGuessKindToResource. */
function pluralOf(kind: string): string {
  const word = kind.toLowerCase();
  return word.endsWith("s") ? `${word}es` : word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`;
}
