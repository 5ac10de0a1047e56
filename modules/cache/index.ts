export { Cache } from "./cache";
export { type CacheAuthentication, type CacheEngine, type CacheProps, engineVersions } from "./props";
