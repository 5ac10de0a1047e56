import { type Addon, type AddonContext, type AddonName, catalogue, neededFirst } from "../../addons";
import type { KubernetesObject } from "../../lib/kubernetes-object";
import { Construct, type ITerraformDependable } from "../../lib/terraform";
import { addRelease, type LocalChart, usualTimeout } from "../release";

/** An add-on that is on, and what its chart is given. */
export interface ValuedAddon {
  readonly name: AddonName;
  readonly addon: Addon;
  readonly values: object;
}

/** The releases of the add-ons, given in the order that they need, each after those that it needs; destroyed the other way round. */
export function addReleases(
  scope: Construct,
  addons: readonly ValuedAddon[],
  common: Common,
  foundation: readonly ITerraformDependable[],
): void {
  const there = new Map<AddonName, AddonReleases>();
  for (const { name, addon, values } of addons) {
    const after = neededFirst(name, addon).flatMap((other) => there.get(other)?.last ?? []);
    const props = { name, addon, values, ...common, after: [...foundation, ...after] };
    there.set(name, new AddonReleases(scope, catalogue[name].release, props));
  }
  const monitoring = there.get("monitoring");
  if (monitoring !== undefined) {
    for (const releases of there.values()) {
      releases.addMonitors(monitoring.last);
    }
  }
}

/** What all of them have in common. */
interface Common {
  readonly context: AddonContext;
  readonly resources: LocalChart;
  /** How long a release is waited for that may take so many seconds. */
  readonly timeoutOf: (seconds: number) => number;
}

interface AddonReleasesProps extends ValuedAddon, Common {
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
    const { name, addon, values, context, timeoutOf, after } = props;
    const { release, namespace, repository, chart, version } = catalogue[name];
    const needed = this.addObjects("prerequisites", addon.prerequisites?.(context) ?? [], after);
    const installed = addRelease(this, "chart", {
      name: release,
      namespace,
      chart: { repository, chart, version },
      values,
      after: [...after, ...needed],
      timeoutSeconds: timeoutOf(addon.timeoutSeconds ?? usualTimeout),
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
    const timeoutSeconds = this.props.timeoutOf(usualTimeout);
    return objects.length === 0
      ? []
      : [addRelease(this, word, { name: `${release}-${word}`, namespace, chart, values: { objects }, timeoutSeconds, after })];
  }
}
