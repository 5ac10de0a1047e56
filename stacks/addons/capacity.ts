import { amount, podsOf, resources } from "../../environments/capacity";
import { demandsOf, kindsFor, kindsOfNodes, type NodeKind, untainted } from "../../environments/nodes";
import type { Environment } from "../../environments/schema";
import { ConfigurationError } from "../../lib/errors";
import type { NodeSize } from "../../lib/instance-types";
import { mebibytesOf, millicoresOf } from "../../lib/quantities";

/** What runs on some kinds of nodes and no other. */
interface Demand {
  /** Undefined is the add-ons. */
  readonly name: string | undefined;
  readonly kinds: readonly NodeKind[];
  readonly requests: NodeSize;
}

/**
 * Refuses pods that ask for more than all nodes together have that they may run on. It errs on the side of taking them: pods of add-ons
 * that run on every node count once, and autoscaled components at their fewest. A pod that is larger than every node is refused with the
 * environment.
 *
 * @throws ConfigurationError when nodes of known types, at their most, are too few
 */
export function checkCapacity(environment: Environment, addonValues: readonly object[]): void {
  const kinds = kindsOfNodes(environment);
  const demands: readonly Demand[] = [
    // Add-ons tolerate no taint but those that every node may have.
    { name: undefined, kinds: untainted(kinds, []), requests: sum(addonValues.map((values) => requestsIn(values, 1))) },
    ...podsOf(environment).map(({ requests, count, ...workload }) => ({
      name: workload.name,
      kinds: kindsFor(kinds, demandsOf(workload, environment)),
      requests: times(requests, count),
    })),
  ];
  const places = new Map([...demands.map((demand) => demand.kinds), kinds].map((some) => [namesOf(some), some]));
  // The largest place last: what fits nowhere in a group of its own is told of that group.
  for (const place of [...places.values()].toSorted((one, other) => one.length - other.length)) {
    checkPlace(environment, place, demands, place.length === kinds.length);
  }
}

function checkPlace({ id }: Environment, place: readonly NodeKind[], demands: readonly Demand[], isAll: boolean): void {
  const sizes = place.flatMap(({ size, count }) => (size === undefined ? [] : [times(size, count)]));
  if (sizes.length < place.length || place.length === 0) {
    return;
  }
  const confined = demands.filter((demand) => demand.kinds.length > 0 && demand.kinds.every((kind) => place.includes(kind)));
  const [has, asked] = [sum(sizes), sum(confined.map(({ requests }) => requests))];
  for (const resource of resources) {
    if (asked[resource] > has[resource]) {
      const who = confined.map(({ name }) => name ?? "the add-ons").join(", ");
      throw new ConfigurationError(
        `${id}.cluster.nodeGroups`,
        isAll
          ? "have no room for the add-ons and the application"
          : `have no room on ${namesOf(place)} for what runs nowhere else: ${who}`,
        amount(resource, has[resource]),
        `at least ${amount(resource, asked[resource])}: more nodes, larger ones, or fewer add-ons`,
      );
    }
  }
}

const namesOf = (kinds: readonly NodeKind[]): string => kinds.map(({ name }) => name).join(", ");

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
