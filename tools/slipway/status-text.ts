import type { Workspace } from "../terraform/cloud";
import type { HostStatus, PlanStatus, StackStatus } from "./status-report";

/** What is known of a stack's state, in a line. */
export function stateText({ resources, serial = 0, changed, lock, workspace }: Omit<StackStatus, "stack">): string {
  const parts = [
    resources === 0 ? "not applied" : `applied, ${resources} ${resources === 1 ? "resource" : "resources"}`,
    ...(serial > 0 ? [`serial ${serial}`] : []),
    ...(changed ? [`last changed ${changed}`] : []),
    ...(lock ? [`locked: ${lock.operation} by ${lock.who} since ${lock.since} (lock ${lock.id})`] : []),
    ...(workspace ? workspaceText(workspace) : []),
  ];
  return parts.join(", ");
}

function workspaceText({ page, exists, lockedBy }: Workspace): string[] {
  if (exists === undefined) {
    return [`whether it is locked: ${page}`];
  }
  return exists ? (lockedBy ? [`locked by ${lockedBy} (${page})`] : []) : ["no workspace of its name that this login may see"];
}

/** What a host said, in a line. */
export function hostText({ host, leadsTo, url, answers, said }: HostStatus): string {
  return `${host} (${leadsTo.join(", ") || "nothing"}): ${answers ? "answers" : "does not answer"}, ${said} from ${url}`;
}

/** What planning a stack found, in a line; a failure, and what differs in the cluster, in more. */
export function planText({ inCluster = [], notInCluster, ...plan }: PlanStatus): string {
  const more = notInCluster === undefined ? inCluster : [`what is in the cluster is not compared: ${notInCluster}`];
  const heading = inCluster.length > 0 ? "; otherwise in the cluster than deployed:" : "";
  return [`${foundText(plan)}${heading}`, ...more.map(indented)].join("\n");
}

function foundText({ result, text = "", drifted = [] }: PlanStatus): string {
  const outside = drifted.length > 0 ? `; changed outside of Terraform: ${drifted.join(", ")}` : "";
  switch (result) {
    case "no changes":
      return `${result}${outside}`;
    case "changes":
      return `${text}${outside}`;
    case "not planned":
      return `not planned: ${text}`;
    case "failed":
      return `cannot be planned:\n${indented(text)}`;
  }
}

export const indented = (text: string): string => text.replace(/^/gm, "    ");
