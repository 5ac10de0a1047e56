import { workloadsOf } from "../../application/workloads";
import type { Environment } from "../../environments/schema";
import { ConfigurationError } from "../../lib/errors";
import { type NodeSize, sizeOf } from "../../lib/instance-types";
import { mebibytesOf, millicoresOf } from "../../lib/quantities";

/** Of a node's memory, what the kernel leaves; and what the kubelet sets aside at least. Source: Amazon EKS, optimized AMIs. */
const usableMemory = 0.95;
const keptMebibytes = 350;
const keptMillicores = 60;

/**
 * Refuses what cannot be scheduled: a pod that is larger than every node, or more than all nodes together have. It errs on
 * the side of taking it: pods of add-ons that run on every node count once, and autoscaled components at their fewest.
 *
 * @throws ConfigurationError when nodes of known types, at their most, are too few
 */
export function checkCapacity(environment: Environment, addonValues: readonly object[]): void {
  const nodes = nodesOf(environment);
  if (nodes === undefined) {
    return;
  }
  const pods = podsOf(environment);
  const largest = most(nodes.map(({ size }) => size));
  for (const { name, requests } of pods) {
    for (const resource of ["millicores", "mebibytes"] as const) {
      if (requests[resource] > largest[resource]) {
        throw new ConfigurationError(
          `${environment.id}.workloads.${name}.requests`,
          "fits on no node of cluster.nodeGroups",
          amount(resource, requests[resource]),
          `at most ${amount(resource, largest[resource])}, or a larger instance type`,
        );
      }
    }
  }
  const all = sum(nodes.map(({ size, count }) => times(size, count)));
  const asked = sum([
    ...pods.map(({ requests, count }) => times(requests, count)),
    ...addonValues.map((values) => requestsIn(values, 1)),
  ]);
  for (const resource of ["millicores", "mebibytes"] as const) {
    if (asked[resource] > all[resource]) {
      throw new ConfigurationError(
        `${environment.id}.cluster.nodeGroups`,
        "have no room for the add-ons and the application",
        amount(resource, all[resource]),
        `at least ${amount(resource, asked[resource])}: more nodes, larger ones, or fewer add-ons`,
      );
    }
  }
}

/** What is left for pods on each node group, with the most nodes that it may have; undefined where that cannot be told. */
function nodesOf({ cluster, addons }: Environment): readonly { size: NodeSize; count: number }[] | undefined {
  const groups = Object.values(cluster.nodeGroups).map(({ instanceTypes, nodes }) => {
    const sizes = instanceTypes.map(sizeOf);
    const known = sizes.flatMap((size) => size ?? []);
    const count = addons.nodeScaling === "none" ? nodes.desired : nodes.max;
    return known.length < sizes.length ? undefined : { size: left(most(known)), count };
  });
  const told = groups.flatMap((group) => group ?? []);
  return addons.nodeScaling === "karpenter" || told.length < groups.length ? undefined : told;
}

function left({ millicores, mebibytes }: NodeSize): NodeSize {
  return { millicores: millicores - keptMillicores, mebibytes: Math.floor(mebibytes * usableMemory) - keptMebibytes };
}

/** Components at their fewest; jobs come and go. */
function podsOf({ application, workloads }: Environment): { name: string; requests: NodeSize; count: number }[] {
  return workloadsOf(application).flatMap(({ kind, name }) => {
    const size = workloads[name];
    return size === undefined
      ? []
      : [
          {
            name,
            requests: { millicores: millicoresOf(size.requests.cpu), mebibytes: mebibytesOf(size.requests.memory) },
            count: kind === "components" ? (size.autoscaling?.min ?? size.replicas) : 0,
          },
        ];
  });
}

/** What a chart's values ask for: each `requests`, times the replicas that stand beside or above it. */
function requestsIn(values: unknown, replicas: number): NodeSize {
  if (typeof values !== "object" || values === null) {
    return nothing;
  }
  const { replicas: own, replicaCount: other, requests } = values as Readonly<Record<string, unknown>>;
  const pods = [own, other].find((number) => typeof number === "number") ?? replicas;
  return sum([
    times(requestOf(requests), pods),
    ...Object.entries(values).flatMap(([key, value]) => (key === "requests" ? [] : [requestsIn(value, pods)])),
  ]);
}

function requestOf(requests: unknown): NodeSize {
  if (typeof requests !== "object" || requests === null) {
    return nothing;
  }
  const { cpu, memory } = requests as Readonly<Record<string, unknown>>;
  return {
    millicores: typeof cpu === "string" ? millicoresOf(cpu) : 0,
    mebibytes: typeof memory === "string" ? mebibytesOf(memory) : 0,
  };
}

const nothing: NodeSize = { millicores: 0, mebibytes: 0 };

const times = ({ millicores, mebibytes }: NodeSize, count: number): NodeSize => ({
  millicores: millicores * count,
  mebibytes: mebibytes * count,
});

const sum = (sizes: readonly NodeSize[]): NodeSize => ({
  millicores: sizes.reduce((total, { millicores }) => total + millicores, 0),
  mebibytes: sizes.reduce((total, { mebibytes }) => total + mebibytes, 0),
});

const most = (sizes: readonly NodeSize[]): NodeSize => ({
  millicores: Math.max(...sizes.map(({ millicores }) => millicores)),
  mebibytes: Math.max(...sizes.map(({ mebibytes }) => mebibytes)),
});

const amount = (resource: keyof NodeSize, value: number): string =>
  resource === "millicores" ? `${value}m of CPU` : `${Math.round(value)}Mi of memory`;
