import { workloadsOf } from "../../application/workloads";
import { architectureLabel, architectures, kubernetesNameOf } from "../../lib/architecture";
import { labelKey, labelValue } from "../../lib/labels";
import { ownValue } from "../../lib/records";
import { taintText, tolerates } from "../../lib/taints";
import { kindsOfNodes, labelled, type NodeDemands, type NodeKind, untainted } from "../nodes";
import { repeated, rule } from "./rule";

/** Every workload finds a node that it may run on. That nodes are large enough is checked besides. */
export const schedulableRules = [
  rule(["application", "workloads", "cluster", "network", "addons", "region", "system", "stage"], function* (environment) {
    const kinds = kindsOfNodes(environment);
    const told = new Set<string>();
    for (const { name, image } of workloadsOf(environment.application)) {
      const { nodeSelector: selector = {}, tolerations = [] } = ownValue(environment.workloads, name) ?? {};
      // A label that cannot be one is told by another rule.
      if (!Object.entries(selector).every(isLabel)) {
        continue;
      }
      const fits = labelled(kinds, selector);
      const open = untainted(fits, tolerations);
      if (open.length > 0) {
        const architecture = ownValue(environment.application.images, image)?.architecture;
        const builtFor = architectures.filter((one) => labelled(open, { [architectureLabel]: kubernetesNameOf(one) }).length > 0);
        // Of an image that several run it is told once.
        if (architecture !== undefined && !builtFor.includes(architecture) && !told.has(image)) {
          told.add(image);
          yield {
            path: ["application", "images", image, "architecture"],
            problem: `is that of no node that ${name} may run on`,
            given: architecture,
            allowed: `${builtFor.join(", ")}, or nothing for an image of both`,
          };
        }
        continue;
      }
      const [tainted] = fits;
      const missing = tainted?.taints.filter((taint) => !tolerations.some((one) => tolerates(one, taint))) ?? [];
      yield {
        path: ["workloads", name, "nodeSelector"],
        problem:
          tainted === undefined
            ? "fits no node"
            : `fits nodes of ${tainted.name}, whose taint ${missing.map(taintText).join(", ")} keeps it away`,
        given: selector,
        allowed:
          tainted === undefined
            ? labelsText(kinds, selector)
            : `workloads.${name}.tolerations for it, or labels of a node group without taints`,
      };
    }
  }),

  rule(["workloads", "cluster"], function* ({ workloads, cluster }) {
    const taints = Object.values(cluster.nodeGroups).flatMap((group) => group.taints);
    for (const [name, { tolerations }] of Object.entries(workloads)) {
      const path = ["workloads", name, "tolerations"];
      for (const [at, toleration] of tolerations.entries()) {
        if (!taints.some((taint) => tolerates(toleration, taint))) {
          yield {
            path: [...path, at],
            problem: "has no effect: no node group has such a taint",
            given: toleration,
            allowed: [...new Set(taints.map(taintText))].join(", ") || "none: no node group has a taint",
          };
        }
      }
      yield* repeated(
        path,
        tolerations.map(({ key, value, effect }) => [key, value, effect].map(String).join(" ")),
      );
    }
  }),
];

const isLabel = ([key, value]: [string, string]) => labelKey.form.test(key) && labelValue.form.test(value);

/** What the selector may say of its keys; where no node has one of them, which others there are. */
function labelsText(kinds: readonly NodeKind[], selector: NodeDemands["selector"]): string {
  const asked = Object.keys(selector);
  const known = new Set(kinds.flatMap(({ labels }) => [...labels.keys()]));
  const keys = asked.every((key) => known.has(key)) ? asked : [...known];
  const texts = keys.flatMap((key) => {
    const values = kinds.flatMap(({ labels }) => labels.get(key) ?? []).filter((value) => value !== "some value");
    return values.length > 0 ? [`${key}: ${[...new Set(values)].join(" or ")}`] : [];
  });
  return texts.join(", ");
}
