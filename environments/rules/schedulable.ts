import { workloadsOf } from "../../application/workloads";
import { architectureLabel, architectures, kubernetesNameOf } from "../../lib/architecture";
import { nodeGroupName } from "../../lib/cluster-names";
import { labelKey, labelValue } from "../../lib/labels";
import { ownValue } from "../../lib/records";
import { idOf, type Sections } from "../schema";
import { rule } from "./rule";

type Group = Sections["cluster"]["nodeGroups"][string];

/** What a kind of nodes is labelled with: the values of each key, or that it is there with values nobody knows beforehand. */
type Labels = ReadonlyMap<string, readonly string[] | "some value">;

/** Labels that the kubelet, the cloud provider and EKS give every node. Source: Kubernetes, "Well-Known Labels"; Amazon EKS, Nodegroup. */
const unknownValues = [
  "kubernetes.io/hostname",
  "topology.k8s.aws/zone-id",
  "eks.amazonaws.com/nodegroup-image",
  "eks.amazonaws.com/sourceLaunchTemplateId",
  "eks.amazonaws.com/sourceLaunchTemplateVersion",
];
/** Labels that Karpenter gives its nodes by their type, such as `karpenter.k8s.aws/instance-memory`. Source: Karpenter, NodePools. */
const karpenterPrefix = "karpenter.k8s.aws/";

/** Every workload finds a node that it may run on. That nodes are large enough is checked with the add-ons. */
export const schedulableRules = [
  rule(["application", "workloads", "cluster", "network", "addons", "region", "system", "stage"], function* (environment) {
    const kinds = kindsOfNodes(environment);
    const told = new Set<string>();
    for (const { name, image } of workloadsOf(environment.application)) {
      const selector = ownValue(environment.workloads, name)?.nodeSelector ?? {};
      const fits = fitting(kinds, selector);
      // A label that cannot be one is told by another rule.
      if (!Object.entries(selector).every(isLabel)) {
        continue;
      }
      const open = fits.filter(({ taint }) => taint === undefined);
      if (open.length > 0) {
        const architecture = ownValue(environment.application.images, image)?.architecture;
        const builtFor = architectures.filter((one) => fitting(open, { [architectureLabel]: kubernetesNameOf(one) }).length > 0);
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
      yield {
        path: ["workloads", name, "nodeSelector"],
        problem:
          tainted === undefined
            ? "fits no node"
            : `fits nodes of ${tainted.name} alone, whose taint ${tainted.taint} keeps every pod away`,
        given: selector,
        allowed: tainted === undefined ? labelsText(kinds, selector) : "labels of a node group without taints",
      };
    }
  }),
];

/** Nodes that have every label of the selector. */
const fitting = (kinds: readonly Kind[], selector: Readonly<Record<string, string>>): Kind[] =>
  kinds.filter(({ labels }) => Object.entries(selector).every(([key, value]) => has(labels, key, value)));

interface Kind {
  readonly name: string;
  readonly labels: Labels;
  /** The first that keeps pods away: no workload tolerates one. */
  readonly taint: string | undefined;
}

type Surroundings = Pick<Sections, "cluster" | "network" | "addons" | "region" | "system" | "stage">;

/** Node groups that can have a node, and what Karpenter starts. */
function kindsOfNodes(environment: Surroundings): Kind[] {
  const { cluster, addons } = environment;
  const kinds = Object.entries(cluster.nodeGroups)
    .filter(([, { nodes }]) => addons.nodeScaling !== "none" || nodes.desired > 0)
    .map(([name, group]) => ({
      name,
      labels: labelsOfGroup(name, group, environment),
      taint: group.taints.find(({ effect }) => effect !== "PREFER_NO_SCHEDULE")?.key,
    }));
  const karpenter = { name: "Karpenter", labels: labelsOfKarpenter(environment), taint: undefined };
  return addons.nodeScaling === "karpenter" ? [...kinds, karpenter] : kinds;
}

function labelsOfGroup(name: string, group: Group, environment: Surroundings): Labels {
  const { cluster, network, region } = environment;
  const { instanceTypes, zones = network.zones, capacity } = group;
  return new Map<string, readonly string[] | "some value">([
    ...unknownValues.map((key) => [key, "some value"] as const),
    ...placeLabels(region, zones),
    [architectureLabel, [archOf(group)]],
    ["node.kubernetes.io/instance-type", instanceTypes],
    ["eks.amazonaws.com/nodegroup", [nodeGroupName(cluster.name ?? idOf(environment), name)]],
    ["eks.amazonaws.com/capacityType", [capacity === "spot" ? "SPOT" : "ON_DEMAND"]],
    ...Object.entries(group.labels).map(([key, value]) => [key, [value]] as const),
  ]);
}

/** By the node pool that the add-on makes. */
function labelsOfKarpenter({ cluster, network, region }: Surroundings): Labels {
  const groups = Object.values(cluster.nodeGroups);
  return new Map<string, readonly string[] | "some value">([
    ["kubernetes.io/hostname", "some value"],
    ["topology.k8s.aws/zone-id", "some value"],
    ["node.kubernetes.io/instance-type", "some value"],
    ["karpenter.sh/nodepool", ["default"]],
    ["karpenter.sh/capacity-type", groups.map(({ capacity }) => capacity)],
    [architectureLabel, groups.map(archOf)],
    [karpenterPrefix, "some value"],
    ...placeLabels(region, network.zones),
  ]);
}

const isLabel = ([key, value]: [string, string]) => labelKey.form.test(key) && labelValue.form.test(value);

const placeLabels = (region: string, zones: readonly string[]) =>
  [
    ["kubernetes.io/os", ["linux"]],
    ["topology.kubernetes.io/region", [region]],
    ["topology.kubernetes.io/zone", zones],
  ] as const;

const archOf = ({ architecture }: Group) => kubernetesNameOf(architecture);

function has(labels: Labels, key: string, value: string): boolean {
  const values = labels.get(key.startsWith(karpenterPrefix) ? karpenterPrefix : key);
  return values === "some value" || (values?.includes(value) ?? false);
}

/** What the selector may say of its keys; where no node has one of them, which others there are. */
function labelsText(kinds: readonly Kind[], selector: Readonly<Record<string, string>>): string {
  const asked = Object.keys(selector);
  const known = new Set(kinds.flatMap(({ labels }) => [...labels.keys()]));
  const keys = asked.every((key) => known.has(key)) ? asked : [...known];
  const texts = keys.flatMap((key) => {
    const values = kinds.flatMap(({ labels }) => labels.get(key) ?? []).filter((value) => value !== "some value");
    return values.length > 0 ? [`${key}: ${[...new Set(values)].join(" or ")}`] : [];
  });
  return texts.join(", ");
}
