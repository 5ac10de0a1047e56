export { Database } from "./database";
export type { MasterPasswordSource } from "./master-password";
export { type LogType, logTypes } from "./observation";
export type { Parameters } from "./parameters";
export type { DatabaseProps } from "./props";
