/** Versions by engine, oldest first. Redis OSS ends at 7.1. Source: Amazon ElastiCache User Guide, supported engines and versions. */
export const cacheEngines = { redis: ["7.0", "7.1"], valkey: ["7.2", "8.0", "8.1"] } as const;

export type CacheEngine = keyof typeof cacheEngines;
