import type { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import type { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { AddonName } from "../../lib/data/eks-versions";
import { mapValues } from "../../lib/records";
import { Construct, type ITerraformDependable } from "../../lib/terraform";
import type { OidcProvider } from "../../lib/trust";
import { Access, type AccessLevel, type AuthenticationMode, type Grant } from "./access";
import { createNodeAddons, createPodAddons } from "./addons";
import { checkCluster } from "./check";
import { createControlPlane, createOidcProvider } from "./control-plane";
import { createNodeGroup, type NodeGroupProps } from "./node-group";
import { admitPrivateClients } from "./private-clients";
import { createRole, nodeRoleNameOf } from "./roles";
import { serviceTrust } from "./trust";

export type LogType = "api" | "audit" | "authenticator" | "controllerManager" | "scheduler";

export interface ClusterProps {
  /** Such as `debtflow-production`: at most 51 characters, so that the roles' names fit. Changing it replaces the cluster. */
  readonly name: string;
  /** Account of the cluster (12 digits). */
  readonly account: string;
  /** Kubernetes minor version, such as `1.35`; nodes follow. Upwards one step at a time, never down. */
  readonly version: string;
  /**
   * Private subnets in two zones or more, for the Kubernetes API and for node groups without subnets of their own. The
   * zones are the cluster's for life: EKS refuses other ones later. Source: Amazon EKS, Networking requirements.
   */
  readonly subnets: readonly Subnet[];
  /** Group -> nodes: one or more, of which one takes pods that tolerate no taint. */
  readonly nodeGroups: Readonly<Record<string, NodeGroupProps>>;
  /** What nodes need to join and cannot go without, such as routes to the internet: made before them, gone after them. @default - nothing */
  readonly nodesAfter?: readonly ITerraformDependable[];
  /** Ranges that reach a public endpoint, beside the private one. @default - there is only the private one */
  readonly publicCidrs?: readonly string[];
  /** Ranges that reach the private endpoint, of networks that are routed to the VPC. @default - none: only what is in the cluster */
  readonly privateClientCidrs?: readonly string[];
  /** Security groups whose members reach the private endpoint, by a word that names them, such as `{ runner: "sg-1" }`. @default - none */
  readonly privateClientGroups?: Readonly<Record<string, string>>;
  /** @default - all five */
  readonly logTypes?: readonly LogType[];
  /** One of the periods that CloudWatch Logs knows. @default 365 */
  readonly logRetentionDays?: number;
  /** Key for the log group; its policy lets the region's CloudWatch Logs use it. @default - that of CloudWatch Logs */
  readonly logKey?: KmsKey;
  /** Encrypt Kubernetes secrets under a customer managed key. Switching it off later replaces the cluster. @default true */
  readonly secretsEncryption?: boolean;
  /** `EXTENDED` keeps a version beyond standard support, at six times the price; `unmanaged` leaves it as it is set. @default "STANDARD" */
  readonly support?: "STANDARD" | "EXTENDED" | "unmanaged";
  /** Where access is decided: by access entries, by the aws-auth ConfigMap, or both. EKS changes it towards `API` only. @default "API" */
  readonly authenticationMode?: AuthenticationMode;
  /** Whoever creates the cluster is its admin for ever. Changing it replaces the cluster. @default false */
  readonly creatorIsAdmin?: boolean;
  /** ARNs of roles and users that may do everything: users by the role `<name>-admin`, which they assume with MFA. @default - nobody */
  readonly admins?: readonly string[];
  /** ARNs of roles and users that may deploy into `deployNamespaces`: users by the role `<name>-deploy`, with MFA. @default - nobody */
  readonly deployers?: readonly string[];
  /** ARNs of roles and users that may look at all but secrets: users by the role `<name>-read`, with MFA. @default - nobody */
  readonly readers?: readonly string[];
  /** Namespaces that deployers reach. @default - none */
  readonly deployNamespaces?: readonly string[];
  /**
   * Add-on -> version, such as `v1.20.4-eksbuild.2`.
   * @default - the default of the cluster's version when the add-on is created; it stays there when the cluster is upgraded
   */
  readonly addonVersions?: Readonly<Partial<Record<AddonName, string>>>;
  /**
   * Release of the EKS optimized AMI, such as `1.35.6-20260714`, for every group that was not adopted. A change rolls the nodes.
   * @default - the newest on the day of a group's creation or of its last Kubernetes minor
   */
  readonly nodeRelease?: string;
  /** Let Systems Manager open sessions on nodes. @default false */
  readonly sessionManager?: boolean;
  /** Tags of nodes, their volumes and network interfaces, and the volumes of pods: default tags do not reach them. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A Kubernetes cluster with managed nodes: private endpoint, secrets under a key of its own, access by entries, no node
 * role for pods to take, and network policies that hold from the first pod on.
 *
 * @throws ConfigurationError on what EKS, IAM or the kubelet would refuse, mostly minutes later
 */
export class Cluster extends Construct {
  readonly cluster: EksCluster;
  readonly name: string;
  readonly arn: string;
  /** URL of the Kubernetes API. */
  readonly endpoint: string;
  /** Certificate authority of the Kubernetes API, in base64. */
  readonly certificateAuthority: string;
  readonly oidcProvider: OidcProvider;
  /** The group that EKS makes: of the control plane and of every node, and so of every pod. */
  readonly clusterSecurityGroupId: string;
  readonly nodeRole: IamRole;
  readonly nodeGroups: Readonly<Record<string, EksNodeGroup>>;
  /** Key of Kubernetes secrets, if they have one. */
  readonly secretsKey: KmsKey | undefined;
  /** Role of each level that has users. */
  readonly accessRoles: Readonly<Partial<Record<AccessLevel, IamRole>>>;
  private readonly access: Access;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    checkCluster(this.node.path, props);

    const { cluster, key } = createControlPlane(this, props);
    const oidcProvider = createOidcProvider(this, cluster);
    const surroundings = { cluster, oidcProvider, props };
    const { role: nodeRole, attachments } = this.createNodeRole(props);
    const groups = new Construct(this, "group");
    const templates = new Construct(this, "template");
    const shared = {
      clusterName: props.name,
      version: cluster.version,
      ...(props.nodeRelease !== undefined && { release: props.nodeRelease }),
      roleArn: nodeRole.arn,
      subnets: props.subnets,
      tags: props.tags ?? {},
      dependsOn: [...attachments, ...createNodeAddons(this, surroundings), ...(props.nodesAfter ?? [])],
    };
    this.nodeGroups = mapValues(props.nodeGroups, (group, name) => createNodeGroup({ groups, templates }, name, shared, group));
    createPodAddons(this, surroundings, Object.values(this.nodeGroups));
    this.access = new Access(this, "access", {
      cluster,
      name: props.name,
      account: props.account,
      authenticationMode: props.authenticationMode ?? "API",
      principals: { admin: props.admins ?? [], deploy: props.deployers ?? [], read: props.readers ?? [] },
      deployNamespaces: props.deployNamespaces ?? [],
    });

    admitPrivateClients(this, cluster, props);

    this.cluster = cluster;
    this.name = cluster.name;
    this.arn = cluster.arn;
    this.endpoint = cluster.endpoint;
    this.certificateAuthority = cluster.certificateAuthority.get(0).data;
    this.oidcProvider = oidcProvider;
    this.clusterSecurityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    this.nodeRole = nodeRole;
    this.secretsKey = key;
    this.accessRoles = this.access.roles;
  }

  /**
   * Lets a role that was made elsewhere into the cluster, such as that of a pipeline.
   *
   * @throws ConfigurationError when `id` is taken, `deploy` has no namespace, or the cluster has no access entries
   */
  grantAccess(id: string, role: IamRole, level: Grant): void {
    this.access.grant(id, role, level);
  }

  /** Without the CNI's policy: that is on the CNI's own role, so that no other pod in the host's network has it. */
  private createNodeRole({ name, sessionManager }: ClusterProps) {
    return createRole(this, "node-role", {
      name: nodeRoleNameOf(name),
      trust: serviceTrust("ec2.amazonaws.com"),
      policies: {
        worker: "AmazonEKSWorkerNodePolicy",
        images: "AmazonEC2ContainerRegistryPullOnly",
        ...(sessionManager && { sessions: "AmazonSSMManagedInstanceCore" }),
      },
    });
  }
}
