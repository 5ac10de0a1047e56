import { nodeGroupName } from "../../lib/cluster-names";
import { githubRoleName } from "../../lib/github-trust";
import { isReservedLabel, labelKey, labelValue } from "../../lib/labels";
import { principalForm, principalRule } from "../../lib/principals";
import { keepsAway } from "../../lib/taints";
import { idOf } from "../schema";
import { type Problem, repeated, rule } from "./rule";

/** Characters of a node group's name, which starts with the cluster's. Source: Amazon EKS, CreateNodegroup. */
const longestGroup = 63;

/** What EKS or the kubelet would refuse of nodes, and of who gets in. */
export const nodeRules = [
  rule(["cluster", "system", "stage"], function* ({ cluster, ...environment }) {
    for (const group of Object.keys(cluster.nodeGroups)) {
      const name = nodeGroupName(cluster.name ?? idOf(environment), group);
      if (name.length > longestGroup) {
        yield {
          path: ["cluster", "nodeGroups", group],
          problem: "makes too long a name with the cluster's",
          given: name,
          allowed: `at most ${longestGroup} characters`,
        };
      }
    }
  }),

  rule(["cluster"], function* ({ cluster }) {
    const groups = Object.entries(cluster.nodeGroups);
    for (const [name, { labels, taints, instanceTypes }] of groups) {
      const path = ["cluster", "nodeGroups", name];
      yield* repeated([...path, "instanceTypes"], instanceTypes);
      for (const [key, value] of Object.entries(labels)) {
        yield* formProblems([...path, "labels", key], "is not a label key", key, labelKey);
        yield* formProblems([...path, "labels", key], "is not a label value", value, labelValue);
        if (isReservedLabel(key)) {
          yield {
            path: [...path, "labels", key],
            problem: "is reserved",
            given: key,
            allowed: "a key with a prefix of your own",
          };
        }
      }
      for (const [at, { key, value }] of taints.entries()) {
        yield* formProblems([...path, "taints", at, "key"], "is not a taint key", key, labelKey);
        if (value !== undefined) {
          yield* formProblems([...path, "taints", at, "value"], "is not a taint value", value, labelValue);
        }
      }
      yield* repeated(
        [...path, "taints"],
        taints.map(({ key, effect }) => `${key}:${effect}`),
      );
    }
    const open = groups.filter(([, { nodes, taints }]) => nodes.desired > 0 && !taints.some(keepsAway));
    if (groups.length > 0 && open.length === 0) {
      yield {
        path: ["cluster", "nodeGroups"],
        problem: "leave no place for add-ons such as coredns",
        given: groups.map(([name]) => name),
        allowed: "a group with a desired node or more, and no taint that keeps pods away",
      };
    }
    yield* repeated(["cluster", "logTypes"], cluster.logTypes);
    // EKS: a principal has one entry.
    const { admins, deployers, readers } = cluster.access;
    for (const [level, above] of [
      ["deployers", admins],
      ["readers", [...admins, ...deployers]],
    ] as const) {
      for (const [at, principal] of cluster.access[level].entries()) {
        if (above.includes(principal)) {
          yield {
            path: ["cluster", "access", level, at],
            problem: "has another level already, and EKS gives a principal one",
            given: principal,
            allowed: "each principal once, at its highest level",
          };
        }
      }
    }
    for (const [level, principals] of Object.entries({ admins, deployers, readers })) {
      yield* repeated(["cluster", "access", level], principals);
      for (const [at, principal] of principals.entries()) {
        yield* formProblems(["cluster", "access", level, at], "is not a principal", principal, {
          form: principalForm,
          allowed: principalRule,
        });
      }
    }
  }),

  rule(["cluster", "pipeline", "account", "system", "stage"], function* ({ cluster, pipeline, account, ...environment }) {
    const own = (["deploy", "plan"] as const).map(
      (role) => `arn:aws:iam::${account}:role/${githubRoleName(idOf(environment), role)}`,
    );
    const { admins, deployers, readers } = cluster.access;
    for (const [level, principals] of Object.entries({ admins, deployers, readers })) {
      const at = principals.findIndex((principal) => own.includes(principal));
      if (pipeline !== undefined && at >= 0) {
        yield {
          path: ["cluster", "access", level, at],
          problem: "is a role of the pipeline's, which has an entry of its own; EKS gives a principal one",
          given: principals[at],
          allowed: "a role of yours: the pipeline applies the application alone",
        };
      }
    }
  }),
];

function* formProblems(
  path: Problem["path"],
  problem: string,
  given: string,
  { form, allowed }: { readonly form: RegExp; readonly allowed: string },
): Generator<Problem> {
  if (!form.test(given)) {
    yield { path, problem, given, allowed };
  }
}
