import { type Addon, type AddonContext, type AddonName, addonsOf, catalogue, neededFirst } from "../../addons";
import type { KubernetesObject } from "../../lib/kubernetes-object";
import { Construct, type ITerraformDependable } from "../../lib/terraform";
import { addRelease, type LocalChart } from "../release";

/** The releases of every add-on of the environment, each after those that it needs; destroyed the other way round. */
export function addReleases(
  scope: Construct,
  context: AddonContext,
  resources: LocalChart,
  foundation: readonly ITerraformDependable[],
): void {
  const there = new Map<AddonName, AddonReleases>();
  for (const [name, addon] of addonsOf(context.environment)) {
    const after = neededFirst(name, addon).flatMap((other) => there.get(other)?.last ?? []);
    const props = { name, addon, context, resources, after: [...foundation, ...after] };
    there.set(name, new AddonReleases(scope, catalogue[name].release, props));
  }
  const monitoring = there.get("monitoring");
  if (monitoring !== undefined) {
    for (const releases of there.values()) {
      releases.addMonitors(monitoring.last);
    }
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

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AddonReleasesProps,
  ) {
    super(scope, id);
    const { name, addon, context, after } = props;
    const { release, namespace, repository, chart, version } = catalogue[name];
    const needed = this.addObjects("prerequisites", addon.prerequisites?.(context) ?? [], after);
    const installed = addRelease(this, "chart", {
      name: release,
      namespace,
      chart: { repository, chart, version },
      values: addon.values(context),
      after: [...after, ...needed],
      ...(addon.timeoutSeconds !== undefined && { timeoutSeconds: addon.timeoutSeconds }),
      ...(addon.skipCrds && { skipCrds: true }),
    });
    const [custom] = this.addObjects("resources", addon.resources?.(context) ?? [], [installed]);
    this.last = custom ?? installed;
  }

  /** What Prometheus finds it by, once there are the kinds for that. */
  addMonitors(monitoring: ITerraformDependable): void {
    this.addObjects("monitors", this.props.addon.monitors ?? [], [this.last, monitoring]);
  }

  private addObjects(word: string, objects: readonly KubernetesObject[], after: readonly ITerraformDependable[]) {
    const { release, namespace } = catalogue[this.props.name];
    const chart = { local: this.props.resources };
    return objects.length === 0
      ? []
      : [addRelease(this, word, { name: `${release}-${word}`, namespace, chart, values: { objects }, after })];
  }
}
