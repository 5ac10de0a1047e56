import { type CacheEngine, type CacheVersion, cacheVersions } from "../../lib/cache-engines";

/**
 * Fails a plan for another major, another engine or a newer minor than what runs. Terraform leaves the version of a cache alone that
 * ElastiCache raises by itself, so the plan's version is that of the cache, and nobody would notice that the stated one never comes.
 */
export function runsWhatIsStated(
  engine: CacheEngine,
  version: CacheVersion,
): { readonly condition: string; readonly errorMessage: string } {
  const older = JSON.stringify(cacheVersions.slice(0, cacheVersions.indexOf(version)));
  const major = version.replace(/\..*/, ".");
  // An emulator may forget the version: then there is nothing to compare.
  const running = `coalesce(self.engine_version, "${version}")`;
  return {
    condition: `\${startswith(${running}, "${major}") && !contains(${older}, ${running})}`,
    errorMessage: `The cache runs \${self.engine_version}, and the environment states ${engine} ${version}. State cache.upgrade: { enabled: true, reason } to go to a newer version, or in cache.engineVersion what runs.`,
  };
}
