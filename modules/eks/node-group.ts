import { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { nodeGroupName } from "../../lib/cluster-names";
import { type Construct, type ITerraformDependable, Token } from "../../lib/terraform";

/**
 * How many nodes a group has. EKS refuses a `min` above the number that runs, and a `max` below it, unless that number changes in the same
 * call: Terraform leaves it to the autoscaler, and `slipway deploy` sets it with the limits.
 */
export interface NodeCount {
  /** 0 to 450. */
  readonly min: number;
  /** At creation; afterwards the autoscaler's business. From `min` to `max`. */
  readonly desired: number;
  /** 1 to 450. */
  readonly max: number;
}

/** What keeps pods away that do not tolerate it. */
export interface Taint {
  readonly key: string;
  /** @default - none */
  readonly value?: string;
  readonly effect: "NO_SCHEDULE" | "NO_EXECUTE" | "PREFER_NO_SCHEDULE";
}

export interface NodeGroupProps {
  /** Interchangeable types; several make spot capacity easier to find. Changing them replaces the group. */
  readonly instanceTypes: readonly string[];
  readonly nodes: NodeCount;
  /** Changing it replaces the group. @default "on-demand" */
  readonly capacity?: "on-demand" | "spot";
  /** `arm64` is Graviton. Changing it replaces the group. @default "x86_64" */
  readonly architecture?: "x86_64" | "arm64";
  /** gp3 root volume, encrypted: 20 to 16384. A change rolls the nodes. @default 50 */
  readonly diskGib?: number;
  /** Where nodes run. Changing them replaces the group. @default - the cluster's subnets */
  readonly subnets?: readonly Subnet[];
  /** Kubernetes labels of the nodes. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly taints?: readonly Taint[];
  /** Nodes replaced at once during an update: 1 to 100. @default 1 */
  readonly maxUnavailable?: number;
  /** EKS replaces nodes that it finds unhealthy. @default true */
  readonly repair?: boolean;
  /**
   * Made by other code, without launch template and image type: both stay so, because either would replace the group.
   * Nodes then have whatever disk and metadata service EKS gave them, and updates and repairs stay as they are set there.
   * @default false
   */
  readonly adopted?: boolean;
}

/** What every node group of a cluster shares. */
export interface NodeGroupSurroundings {
  readonly clusterName: string;
  /** Reference to the cluster's version: nodes follow its upgrades. */
  readonly version: string;
  /** Release of the nodes' image. @default - the newest on the day of creation */
  readonly release?: string;
  readonly roleArn: string;
  readonly subnets: readonly Subnet[];
  readonly tags: Readonly<Record<string, string>>;
  /** What must exist before a node joins. */
  readonly dependsOn: readonly ITerraformDependable[];
}

const amiTypes = { x86_64: "AL2023_x86_64_STANDARD", arm64: "AL2023_ARM_64_STANDARD" } as const;
const capacityTypes = { "on-demand": "ON_DEMAND", spot: "SPOT" } as const;

/**
 * A managed node group named after its cluster. A replacement cannot be created before the old one goes: both would have
 * one name. So what replaces a group takes a second group beside it first.
 */
export function createNodeGroup(
  scopes: { readonly groups: Construct; readonly templates: Construct },
  group: string,
  around: NodeGroupSurroundings,
  props: NodeGroupProps,
): EksNodeGroup {
  const name = nodeGroupName(around.clusterName, group);
  const template = props.adopted ? undefined : createLaunchTemplate(scopes.templates, group, name, around, props);
  return new EksNodeGroup(scopes.groups, group, {
    clusterName: around.clusterName,
    nodeGroupName: name,
    nodeRoleArn: around.roleArn,
    version: around.version,
    subnetIds: (props.subnets ?? around.subnets).map((subnet) => subnet.id),
    capacityType: capacityTypes[props.capacity ?? "on-demand"],
    instanceTypes: [...props.instanceTypes],
    ...(template && {
      ...(around.release !== undefined && { releaseVersion: around.release }),
      amiType: amiTypes[props.architecture ?? "x86_64"],
      launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
      updateConfig: { maxUnavailable: props.maxUnavailable ?? 1 },
      nodeRepairConfig: { enabled: props.repair ?? true },
    }),
    scalingConfig: { minSize: props.nodes.min, desiredSize: props.nodes.desired, maxSize: props.nodes.max },
    labels: { ...props.labels },
    taint: (props.taints ?? []).map((taint) => ({ ...taint })),
    lifecycle: { ignoreChanges: ["scaling_config[0].desired_size"] },
    dependsOn: [...around.dependsOn],
  });
}

/**
 * No image and no instance type: the node group names both, and EKS computes how many pods fit. No security group either:
 * EKS then gives nodes the cluster's own, which lets the control plane reach them on every port, those of webhooks
 * (443, 4443, 6443, 8443, 9443, 10250, 10251) included. Source: Amazon EKS, Security group requirements.
 */
function createLaunchTemplate(
  scope: Construct,
  group: string,
  name: string,
  around: NodeGroupSurroundings,
  props: NodeGroupProps,
): LaunchTemplate {
  return new LaunchTemplate(scope, group, {
    name,
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      // One hop ends at the node: pods cannot take the node's role.
      httpPutResponseHopLimit: 1,
    },
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: { volumeType: "gp3", volumeSize: props.diskGib ?? 50, encrypted: "true", deleteOnTermination: "true" },
      },
    ],
    // The provider's default tags end at the template: what is launched from it takes these.
    tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
      resourceType,
      tags: { Name: name, ...around.tags },
    })),
  });
}
