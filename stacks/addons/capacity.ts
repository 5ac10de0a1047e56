import { amount, nodesOf, podsOf, resources } from "../../environments/capacity";
import type { Environment } from "../../environments/schema";
import { ConfigurationError } from "../../lib/errors";
import type { NodeSize } from "../../lib/instance-types";
import { mebibytesOf, millicoresOf } from "../../lib/quantities";

/**
 * Refuses pods that ask for more than all nodes together have. It errs on the side of taking them: pods of add-ons that run on every
 * node count once, and autoscaled components at their fewest. A pod that is larger than every node is refused with the environment.
 *
 * @throws ConfigurationError when nodes of known types, at their most, are too few
 */
export function checkCapacity(environment: Environment, addonValues: readonly object[]): void {
  const nodes = nodesOf(environment);
  if (nodes === undefined) {
    return;
  }
  const pods = podsOf(environment);
  const all = sum(nodes.map(({ size, count }) => times(size, count)));
  const asked = sum([
    ...pods.map(({ requests, count }) => times(requests, count)),
    ...addonValues.map((values) => requestsIn(values, 1)),
  ]);
  for (const resource of resources) {
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
