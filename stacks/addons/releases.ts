import { type Addon, type AddonContext, type AddonName, addonsOf, catalogue } from "../../addons";
import type { KubernetesObject } from "../../lib/kubernetes-object";
import { Construct, type ITerraformDependable } from "../../lib/terraform";
import { addRelease, LocalChart } from "../release";

/** The releases of every add-on of the environment, each after those that it needs; destroyed the other way round. */
export function addReleases(scope: Construct, context: AddonContext): void {
  const there = new Map<AddonName, AddonReleases>();
  const resources = new LocalChart(scope, "chart", "resources");
  for (const [name, addon] of addonsOf(context.environment)) {
    const first: readonly AddonName[] = name === "loadBalancerController" ? [] : ["loadBalancerController"];
    const after = [...first, ...addon.after].flatMap((other) => there.get(other)?.last ?? []);
    there.set(name, new AddonReleases(scope, catalogue[name].release, { name, addon, context, resources, after }));
  }
}

interface AddonReleasesProps {
  readonly name: AddonName;
  readonly addon: Addon;
  readonly context: AddonContext;
  readonly resources: LocalChart;
  readonly after: readonly ITerraformDependable[];
}

/** An add-on's chart, between a release of the objects that it needs and one of those that need it. */
class AddonReleases extends Construct {
  /** What others wait for. */
  readonly last: ITerraformDependable;

  constructor(scope: Construct, id: string, { name, addon, context, resources, after }: AddonReleasesProps) {
    super(scope, id);
    const { release, namespace, repository, chart, version } = catalogue[name];
    const objects = (word: string, made: readonly KubernetesObject[] | undefined, before: readonly ITerraformDependable[]) =>
      made === undefined || made.length === 0
        ? []
        : [
            addRelease(this, word, {
              name: `${release}-${word}`,
              namespace,
              chart: { local: resources },
              values: { objects: made },
              after: before,
            }),
          ];

    const needed = objects("prerequisites", addon.prerequisites?.(context), after);
    const installed = addRelease(this, "chart", {
      name: release,
      namespace,
      chart: { repository, chart, version },
      values: addon.values(context),
      after: [...after, ...needed],
      ...(addon.timeoutSeconds !== undefined && { timeoutSeconds: addon.timeoutSeconds }),
      ...(addon.skipCrds && { skipCrds: true }),
    });
    const [custom] = objects("resources", addon.resources?.(context), [installed]);
    this.last = custom ?? installed;
  }
}
