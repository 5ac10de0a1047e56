import type { EgressRule, IngressRule } from "../../../.gen/application-chart";
import type { Use } from "../../../application/uses";
import { wrapped } from "../text";
import type { Delivered, UseExplained, WorkloadExplained } from "./explanation";
import { ofReplica } from "./sources";

const kinds = { components: "component", jobs: "job", cronJobs: "cron job" } as const;

/** A workload for a reader. */
export function workloadText({ kind, name, uses, ...workload }: WorkloadExplained): string[] {
  const { serviceAccount, role, variables, files, ingress, dns, image } = workload;
  return [
    `${kinds[kind]} ${name}`,
    ...line(2, "image", image),
    ...line(2, "account", `service account ${serviceAccount}`),
    ...line(2, "role", role ?? "none: it calls no AWS API"),
    ...variables.flatMap((one) => line(2, "variable", deliveredText(one))),
    ...files.flatMap((one) => line(2, "file", deliveredText(one))),
    ...(ingress.length === 0 ? line(2, "in", "nothing") : ingress.flatMap((rule) => line(2, "in", ingressText(rule)))),
    ...line(2, "out", `${dns ? "DNS, and " : ""}${uses.some(({ egress }) => egress.length > 0) ? "what follows" : "nothing"}`),
    ...uses.flatMap((use) => useLines(use)),
  ];
}

function useLines({ use, ...of }: UseExplained): string[] {
  const lines = [
    ...of.statements.flatMap(({ actions, resources }) => line(4, "may", `${actions.join(", ")} on ${resources.join(", ")}`)),
    ...of.secrets.flatMap(({ name, keys }) => line(4, "secret", `${name}: ${keys.join(", ") || "no key reaches its pods"}`)),
    ...of.variables.flatMap((one) => line(4, "variable", deliveredText(one))),
    ...of.files.flatMap((one) => line(4, "file", deliveredText(one))),
    ...of.egress.flatMap((rule) => line(4, "out", egressText(rule))),
    ...of.ingress.flatMap((rule) => line(4, "in", `${ingressText(rule)}, into ${rule.into}`)),
    ...of.securityGroupRules.flatMap(({ group, port, description }) =>
      line(4, "group", `${group}: TCP ${port}, ${description.replace(/^./, (first) => first.toLowerCase())}`),
    ),
  ];
  return [`  uses ${useText(use)}`, ...(lines.length === 0 ? ["    nothing follows"] : lines)];
}

const line = (indent: number, label: string, text: string): string[] => wrapped(`${" ".repeat(indent)}${label.padEnd(10)}`, text);

function useText(use: Use): string {
  switch (use.kind) {
    case "database":
      return `database ${use.database}${ofReplica(use)}`;
    case "cache":
      return "cache";
    case "bucket":
      return `bucket ${use.bucket}, ${use.access}`;
    case "secret":
      return `secret ${use.secret}`;
    case "component":
      return `component ${use.component}`;
    case "internet":
      return `internet ${use.ports.join(", ")}${use.cidrs === undefined ? "" : ` at ${use.cidrs.join(", ")}`}`;
    case "pull-secret":
      return `pull secret ${use.secret} (follows from the registry)`;
  }
}

const deliveredText = ({ name, from, statedBy }: Delivered): string => `${name}: ${from} (${statedBy})`;

const portsText = (ports: readonly number[]): string => `TCP ${ports.join(", ")}`;

function egressText({ component, cidrs = [], except = [], ports }: EgressRule): string {
  const to = component ?? cidrs.join(", ");
  return `${portsText(ports)} to ${to}${except.length > 0 ? ` except ${except.join(", ")}` : ""}`;
}

function ingressText({ workload, namespace, podLabels = {}, cidrs = [], ports }: IngressRule): string {
  const labels = Object.entries(podLabels).map(([key, value]) => `${key}=${value}`);
  const pods =
    namespace === undefined
      ? cidrs.join(", ")
      : `the namespace ${namespace}${labels.length > 0 ? ` (${labels.join(", ")})` : ""}`;
  return `${portsText(ports)} from ${workload ?? pods}`;
}
