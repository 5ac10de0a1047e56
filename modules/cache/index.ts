export type { CacheEngine } from "../../lib/cache-engines";
export { Cache } from "./cache";
export type { CacheAuthentication, CacheProps } from "./props";
