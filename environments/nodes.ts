import type { Workload } from "../application/workloads";
import { architectureLabel, kubernetesNameOf, nodeSelectorOf } from "../lib/architecture";
import { nodeGroupName } from "../lib/cluster-names";
import { type NodeSize, sizeOf } from "../lib/instance-types";
import { ownValue } from "../lib/records";
import { keepsAway, type Taint, type Toleration, tolerates } from "../lib/taints";
import { most, usable } from "./capacity";
import { idOf, type Sections } from "./schema";

type Group = Sections["cluster"]["nodeGroups"][string];

/** What a kind of nodes is labelled with: the values of each key, or that it is there with values nobody knows beforehand. */
type Labels = ReadonlyMap<string, readonly string[] | "some value">;

/** Nodes of a group, or those that Karpenter starts. */
export interface NodeKind {
  readonly name: string;
  readonly labels: Labels;
  /** Those that keep pods away. */
  readonly taints: readonly Taint[];
  /** What is left for pods on each of them, by the largest of their types; undefined where nobody knows beforehand. */
  readonly size: NodeSize | undefined;
  /** Most of them that there may be. */
  readonly count: number;
}

/** What a workload asks of the nodes that it runs on. */
export interface NodeDemands {
  readonly selector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
}

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

type Surroundings = Pick<Sections, "cluster" | "network" | "addons" | "region" | "system" | "stage">;

/** Node groups that can have a node, and what Karpenter starts. */
export function kindsOfNodes(environment: Surroundings): NodeKind[] {
  const { cluster, addons } = environment;
  const kinds = Object.entries(cluster.nodeGroups).flatMap(([name, group]): NodeKind[] => {
    const count = addons.nodeScaling === "none" ? group.nodes.desired : group.nodes.max;
    return count === 0
      ? []
      : [
          {
            name,
            labels: labelsOfGroup(name, group, environment),
            taints: group.taints.filter(keepsAway),
            size: usableSize(group),
            count,
          },
        ];
  });
  const karpenter = { name: "Karpenter", labels: labelsOfKarpenter(environment), taints: [], size: undefined, count: 0 };
  return addons.nodeScaling === "karpenter" ? [...kinds, karpenter] : kinds;
}

/** What a workload asks for: by its size in the stage, and the processor that its image is built for. */
export function demandsOf(
  { name, image }: Pick<Workload, "name" | "image">,
  { application, workloads }: Pick<Sections, "application" | "workloads">,
): NodeDemands {
  const { nodeSelector = {}, tolerations = [] } = ownValue(workloads, name) ?? {};
  return { selector: nodeSelectorOf(ownValue(application.images, image)?.architecture, nodeSelector), tolerations };
}

/** Nodes that have every label of the selector. */
export const labelled = (kinds: readonly NodeKind[], selector: NodeDemands["selector"]): NodeKind[] =>
  kinds.filter(({ labels }) => Object.entries(selector).every(([key, value]) => has(labels, key, value)));

/** Nodes that have no taint besides those that are tolerated. */
export const untainted = (kinds: readonly NodeKind[], tolerations: NodeDemands["tolerations"]): NodeKind[] =>
  kinds.filter(({ taints }) => taints.every((taint) => tolerations.some((toleration) => tolerates(toleration, taint))));

/** Nodes that what asks for this may run on. */
export const kindsFor = (kinds: readonly NodeKind[], { selector, tolerations }: NodeDemands): NodeKind[] =>
  untainted(labelled(kinds, selector), tolerations);

function usableSize({ instanceTypes }: Group): NodeSize | undefined {
  const sizes = instanceTypes.map(sizeOf);
  const known = sizes.flatMap((size) => size ?? []);
  return known.length < sizes.length ? undefined : usable(most(known));
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
