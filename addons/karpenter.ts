import type { KarpenterValues } from "../.gen/addon-charts/karpenter";
import type { KarpenterCrdValues } from "../.gen/addon-charts/karpenter-crd";
import { interruptionQueueOf } from "../environments/names";
import type { Environment } from "../environments/schema";
import { architectureLabel, kubernetesNameOf } from "../lib/architecture";
import type { KubernetesObject } from "../lib/kubernetes-object";
import { nodeRoleNameOf } from "../modules/eks";
import type { Addon, AddonContext } from "./addon";
import { podMonitor } from "./pod-monitor";
import { serviceAccountOf } from "./service-account";

/** Name of the node pool and of its class. */
const pool = "default";

/** Karpenter's kinds, as a chart of their own: Helm never upgrades what lies in a chart's `crds/` folder. */
export const karpenterCrds: Addon = {
  isOn: ({ addons }) => addons.nodeScaling === "karpenter",
  after: [],
  values: (): KarpenterCrdValues => ({ additionalAnnotations: { "helm.sh/resource-policy": "keep" } }),
};

/** Nodes as pods need them, of whatever type fits. It runs on the node groups, two pods in two zones. */
export const karpenter: Addon = {
  isOn: karpenterCrds.isOn,
  after: ["karpenterCrds"],
  skipCrds: true,
  values: (context): KarpenterValues => ({
    serviceAccount: serviceAccountOf(context, "karpenter"),
    replicas: 2,
    podDisruptionBudget: { name: "karpenter", maxUnavailable: 1 },
    settings: {
      clusterName: context.clusterName,
      clusterEndpoint: context.clusterEndpoint,
      interruptionQueue: interruptionQueueOf(context.environment),
    },
    controller: { resources: { requests: { cpu: "250m", memory: "512Mi" }, limits: { memory: "1Gi" } } },
  }),
  resources: (context) => [nodeClass(context), nodePool(context.environment)],
  monitors: [podMonitor("karpenter", { "app.kubernetes.io/name": "karpenter" }, 8080)],
};

function nodeClass({ environment, clusterName, tags }: AddonContext): KubernetesObject {
  const discovered = [{ tags: { "karpenter.sh/discovery": clusterName } }];
  return {
    apiVersion: "karpenter.k8s.aws/v1",
    kind: "EC2NodeClass",
    metadata: { name: pool },
    spec: {
      // The newest image, as new nodes of the node groups have it; a node is replaced when there is a newer one.
      amiSelectorTerms: [{ alias: "al2023@latest" }],
      role: nodeRoleNameOf(clusterName),
      subnetSelectorTerms: discovered,
      securityGroupSelectorTerms: discovered,
      // A pod does not reach the instance's credentials.
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { volumeSize: `${largestDisk(environment)}Gi`, volumeType: "gp3", encrypted: true, deleteOnTermination: true },
        },
      ],
      // Addresses come in prefixes: the kubelet's own limit is lower than what fits.
      kubelet: { maxPods: 110 },
      tags,
    },
  };
}

/** Kinds of nodes that the environment's node groups have, in the size that pods ask for. */
function nodePool({ cluster }: Environment): KubernetesObject {
  const groups = Object.values(cluster.nodeGroups);
  const of = (values: readonly string[]) => [...new Set(values)].sort();
  const most = groups.reduce((sum, { nodes }) => sum + nodes.max, 0);
  return {
    apiVersion: "karpenter.sh/v1",
    kind: "NodePool",
    metadata: { name: pool },
    spec: {
      template: {
        spec: {
          nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: pool },
          requirements: [
            { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
            {
              key: architectureLabel,
              operator: "In",
              values: of(groups.map(({ architecture }) => kubernetesNameOf(architecture))),
            },
            { key: "karpenter.sh/capacity-type", operator: "In", values: of(groups.map(({ capacity }) => capacity)) },
            { key: "karpenter.k8s.aws/instance-category", operator: "In", values: ["c", "m", "r", "t"] },
            { key: "karpenter.k8s.aws/instance-generation", operator: "Gt", values: ["2"] },
            // Others, such as m4 and r4, take no prefixes: their pods have as many addresses as the interfaces, and maxPods promises more.
            { key: "karpenter.k8s.aws/instance-hypervisor", operator: "In", values: ["nitro"] },
          ],
          // A month old at most: patches reach every node.
          expireAfter: "720h",
        },
      },
      limits: { cpu: most * cpuPerNode, memory: `${most * memoryGibPerNode}Gi` },
      disruption: { consolidationPolicy: "WhenEmptyOrUnderutilized", consolidateAfter: "5m" },
    },
  };
}

/** What a node of the groups' `max` counts for, in all: so that a mistake does not buy without end. */
const cpuPerNode = 8;
const memoryGibPerNode = 32;

const largestDisk = ({ cluster }: Environment): number =>
  Math.max(...Object.values(cluster.nodeGroups).map(({ diskGib }) => diskGib));
