import type { StackJson } from "../terraform/stack-files";

/** A `helm_release` of a synthesized stack. */
export interface Release {
  /** Its id in the stack. */
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  /** A folder, from the stack's; or the name of a chart in `repository`. */
  readonly chart: string;
  readonly repository?: string;
  readonly version?: string;
  readonly skipCrds: boolean;
  /** Its only values document, which may hold expressions of Terraform. */
  readonly values: string;
  /** Ids of the releases that have to be there before. */
  readonly after: readonly string[];
}

const type = "helm_release";

/** A stack's releases, each after those that it needs. */
export function releasesOf({ resource = {} }: StackJson): Release[] {
  const waiting = Object.entries(resource[type] ?? {}).map(([id, attributes]) => releaseOf(id, attributes));
  const ordered: Release[] = [];
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ after }) => after.every((id) => ordered.some((release) => release.id === id)));
    if (at < 0) {
      throw new Error(`releases wait for each other: ${waiting.map(({ id }) => id).join(", ")}`);
    }
    ordered.push(...waiting.splice(at, 1));
  }
  return ordered;
}

function releaseOf(id: string, attributes: Readonly<Record<string, unknown>>): Release {
  const { name, namespace, chart, repository, version, skip_crds: skipCrds, values, depends_on: after } = attributes;
  return {
    id,
    name: String(name),
    namespace: String(namespace),
    chart: String(chart),
    ...(repository !== undefined && { repository: String(repository) }),
    ...(version !== undefined && { version: String(version) }),
    skipCrds: skipCrds === true,
    values: String((values as readonly string[] | undefined)?.[0] ?? "{}"),
    after: ((after as readonly string[] | undefined) ?? []).flatMap((address) =>
      address.startsWith(`${type}.`) ? [address.slice(type.length + 1)] : [],
    ),
  };
}

/** Those that can be installed, and those that cannot, each with why: no chart, or one that it needs has none. */
export function withCharts(
  releases: readonly Release[],
  lacks: ReadonlyMap<string, string>,
): { readonly installable: readonly Release[]; readonly leftOut: ReadonlyMap<string, string> } {
  const leftOut = new Map<string, string>();
  for (const { id, name, after } of releases) {
    const lack = lacks.get(id);
    const needed = releases.find((other) => after.includes(other.id) && leftOut.has(other.id));
    if (lack !== undefined) {
      leftOut.set(id, lack);
    } else if (needed !== undefined) {
      leftOut.set(id, `${name} needs ${needed.name}`);
    }
  }
  return { installable: releases.filter(({ id }) => !leftOut.has(id)), leftOut };
}
