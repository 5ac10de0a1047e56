/** Versions by engine, oldest first. Redis OSS ends at 7.1. Source: Amazon ElastiCache User Guide, supported engines and versions. */
export const cacheEngines = { redis: ["7.0", "7.1"], valkey: ["7.2", "8.0", "8.1"] } as const;

export type CacheEngine = keyof typeof cacheEngines;

/** Versions of both engines, oldest first: Valkey goes on from where Redis OSS ends. */
export const cacheVersions = [...cacheEngines.redis, ...cacheEngines.valkey] as const;

export type CacheVersion = (typeof cacheVersions)[number];

/** The newest version of an engine. */
export const newestCacheVersion = (engine: CacheEngine): CacheVersion => cacheEngines[engine].at(-1) as CacheVersion;

interface ChosenEngine {
  readonly engine?: CacheEngine | undefined;
  readonly engineVersion?: CacheVersion | undefined;
}

/** What a cache runs: a version tells its engine, and an engine its newest version; whoever names neither gets Valkey. */
export function cacheEngineOf({ engine, engineVersion }: ChosenEngine): {
  readonly engine: CacheEngine;
  readonly engineVersion: CacheVersion;
} {
  const known: readonly string[] = cacheEngines.redis;
  const chosen = engine ?? (engineVersion !== undefined && known.includes(engineVersion) ? "redis" : "valkey");
  return { engine: chosen, engineVersion: engineVersion ?? newestCacheVersion(chosen) };
}
