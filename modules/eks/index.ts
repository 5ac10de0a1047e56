export type { AddonName } from "../../lib/data/eks-versions";
export { type AccessLevel, type AuthenticationMode, accessGroups } from "./access";
export { Cluster, type ClusterProps, type LogType } from "./cluster";
export type { NodeCount, NodeGroupProps, Taint } from "./node-group";
export { nodeRoleNameOf } from "./roles";
