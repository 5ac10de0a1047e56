/** A machine that only the API server believes in. */
export interface SimulatedNode {
  readonly name: string;
  readonly zone: string;
  readonly instanceType: string;
  /** What its pods may take. */
  readonly allocatable: { readonly cpu: string; readonly memory: string; readonly pods: string };
}

/** What EKS leaves of a t3.medium to pods, in three zones. */
export const threeZones: readonly SimulatedNode[] = ["a", "b", "c"].map((zone) => ({
  name: `node-${zone}`,
  zone: `us-east-1${zone}`,
  instanceType: "t3.medium",
  allocatable: { cpu: "1930m", memory: "3350Mi", pods: "17" },
}));

/** The node as a kubelet registers it. */
export function nodeObject({ name, zone, instanceType, allocatable }: SimulatedNode): object {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      labels: {
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        "node.kubernetes.io/instance-type": instanceType,
        "topology.kubernetes.io/region": zone.slice(0, -1),
        "topology.kubernetes.io/zone": zone,
      },
    },
    status: { capacity: allocatable, allocatable },
  };
}
