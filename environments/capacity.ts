import { type Workload, workloadsOf } from "../application/workloads";
import type { NodeSize } from "../lib/instance-types";
import { mebibytesOf, millicoresOf } from "../lib/quantities";
import type { Sections } from "./schema";

/** Of a node's memory, what the kernel leaves; and what the kubelet sets aside at least. Source: Amazon EKS, optimized AMIs. */
const usableMemory = 0.95;
const keptMebibytes = 350;
const keptMillicores = 60;

export const resources = ["millicores", "mebibytes"] as const;

/** What is left for pods of a node of that size. */
export function usable({ millicores, mebibytes }: NodeSize): NodeSize {
  return { millicores: millicores - keptMillicores, mebibytes: Math.floor(mebibytes * usableMemory) - keptMebibytes };
}

/** Components at their fewest; jobs come and go. */
export function podsOf({
  application,
  workloads,
}: Pick<Sections, "application" | "workloads">): (Pick<Workload, "name" | "image"> & { requests: NodeSize; count: number })[] {
  return workloadsOf(application).flatMap(({ kind, name, image }) => {
    const size = workloads[name];
    return size === undefined
      ? []
      : [
          {
            name,
            image,
            requests: { millicores: millicoresOf(size.requests.cpu), mebibytes: mebibytesOf(size.requests.memory) },
            count: kind === "components" ? (size.autoscaling?.min ?? size.replicas) : 0,
          },
        ];
  });
}

export const most = (sizes: readonly NodeSize[]): NodeSize => ({
  millicores: Math.max(...sizes.map(({ millicores }) => millicores)),
  mebibytes: Math.max(...sizes.map(({ mebibytes }) => mebibytes)),
});

export const amount = (resource: keyof NodeSize, value: number): string =>
  resource === "millicores" ? `${value}m of CPU` : `${Math.round(value)}Mi of memory`;
