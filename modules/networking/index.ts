export { DataStoreGroup, type DataStoreGroupProps } from "./data-store-group";
export type { FlowLogSettings } from "./flow-logs";
export { Networking, type NetworkingProps, type ZoneSubnets } from "./networking";
