import { type AddonName, addonNames, eksVersions } from "./data/eks-versions";

/** Instead of a version: whatever AWS gave at creation stays, until somebody raises it by hand. */
export const unmanaged = "unmanaged";

interface ChosenVersions {
  readonly version: keyof typeof eksVersions;
  readonly addonVersions: Readonly<Partial<Record<AddonName, string | undefined>>>;
  readonly nodeRelease?: string | undefined;
}

/** The version of each add-on of a cluster: its own, or the catalogue's for its Kubernetes; none where it is left alone. */
export function addonVersionsOf({ version, addonVersions }: ChosenVersions): Partial<Record<AddonName, string>> {
  const { addons } = eksVersions[version];
  const chosen = addonNames.map((name): [AddonName, string] => [name, addonVersions[name] ?? addons[name]]);
  return Object.fromEntries(chosen.filter(([, one]) => one !== unmanaged));
}

/** The AMI release of a cluster's nodes: its own, or the catalogue's; none where it is left alone. */
export function nodeReleaseOf({ version, nodeRelease = eksVersions[version].nodes }: ChosenVersions): string | undefined {
  return nodeRelease === unmanaged ? undefined : nodeRelease;
}

/** The minor version in `v1.35.3-eksbuild.13` and `1.35.6-20260714`. */
export const minorOf = (version: string): string => /^v?(\d+\.\d+)\./.exec(version)?.[1] ?? "";

/** Whether the second of two versions is older; numbers are compared as numbers, word by word. */
export function goesBack(from: string, to: string): boolean {
  const words = (version: string) => version.match(/\d+/g)?.map(Number) ?? [];
  const [old, now] = [words(from), words(to)];
  const at = old.findIndex((word, index) => word !== (now[index] ?? word));
  return at >= 0 && (now[at] ?? 0) < (old[at] ?? 0);
}
