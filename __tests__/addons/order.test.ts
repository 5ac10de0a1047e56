import { addons, addonsOf, catalogue } from "../../addons";
import { addonsWith, everyAddon, releasesOf, type SynthesizedRelease } from "../support/addons";
import { environmentWith } from "../support/environments";
import { resourcesOf } from "../support/resources";

const stacks = Object.entries(everyAddon).map(([word, changes]) => [word, addonsWith(changes)] as const);

/** Everything that has to be there before a release, however far back. */
function beforeOf(
  release: SynthesizedRelease,
  all: readonly SynthesizedRelease[],
  seen = new Set<string>(),
): ReadonlySet<string> {
  for (const address of release.dependsOn) {
    if (!seen.has(address)) {
      seen.add(address);
      const other = all.find((one) => one.address === address);
      if (other !== undefined) {
        beforeOf(other, all, seen);
      }
    }
  }
  return seen;
}

describe.each(stacks)("the releases of the environment with %s", (word, json) => {
  const releases = releasesOf(json);
  const charts = releases.filter(({ version }) => version !== undefined);
  const named = (name: string) => releases.find((release) => release.name === name);

  it("are those of every add-on that is on, pinned as the catalogue says", () => {
    const on = addonsOf(environmentWith(everyAddon[word as keyof typeof everyAddon])).map(([name]) => catalogue[name]);
    expect(
      charts.map(({ name, chart, version, namespace, body }) => [name, body.repository, chart, version, namespace]).sort(),
    ).toEqual(
      on.map(({ release, repository, chart, version, namespace }) => [release, repository, chart, version, namespace]).sort(),
    );
  });

  it("wait until they are ready, and go back when they do not get there", () => {
    for (const { body } of releases) {
      expect(body).toMatchObject({
        atomic: true,
        cleanup_on_fail: true,
        wait: true,
        wait_for_jobs: true,
        create_namespace: false,
        max_history: 10,
      });
      expect(body.timeout).toBeGreaterThanOrEqual(300);
    }
  });

  it("come after the load balancer controller, which goes last", () => {
    const controller = "helm_release.aws-load-balancer-controller_chart";
    for (const release of charts.filter(({ address }) => address !== controller)) {
      expect({ [release.name]: [...beforeOf(release, releases)] }).toEqual({
        [release.name]: expect.arrayContaining([controller]),
      });
    }
    expect(named("aws-load-balancer-controller")?.dependsOn.filter((address) => address.startsWith("helm_release."))).toEqual([
      "helm_release.foundation_network-policies",
    ]);
  });

  it("come after every namespace, priority and the storage class, which go after them", () => {
    const foundation = ["kubernetes_namespace_v1", "kubernetes_priority_class_v1", "kubernetes_storage_class_v1"].flatMap(
      (type) => Object.keys(resourcesOf(json)[type] ?? {}).map((name) => `${type}.${name}`),
    );
    expect(foundation.length).toBeGreaterThan(6);
    for (const release of charts) {
      expect([...beforeOf(release, releases)]).toEqual(expect.arrayContaining(foundation));
    }
  });

  it("put an add-on's own objects after it, so that they go before it does", () => {
    for (const release of releases.filter(({ name }) => /-(resources|monitors)$/.test(name))) {
      const own = named(release.name.replace(/-(resources|monitors)$/, ""))?.address;
      expect([...beforeOf(release, releases)]).toContain(own);
    }
  });

  it("put what Prometheus finds add-ons by after Prometheus", () => {
    const monitors = releases.filter(({ name }) => name.endsWith("-monitors"));
    if (named("kube-prometheus-stack") === undefined) {
      expect(monitors).toEqual([]);
    }
    for (const monitor of monitors) {
      expect([...beforeOf(monitor, releases)].join()).toMatch(/kube-prometheus-stack/);
    }
  });
});

describe("the list of add-ons", () => {
  it("names add-ons to wait for that there are", () => {
    const known = Object.keys(catalogue);
    for (const { after } of Object.values(addons)) {
      expect(known).toEqual(expect.arrayContaining([...after]));
    }
  });

  it("puts Karpenter's kinds before Karpenter, whose own copies of them stay out", () => {
    const json = addonsWith(everyAddon.nginx);
    const karpenter = releasesOf(json).find(({ name }) => name === "karpenter");
    expect(karpenter?.dependsOn).toContain("helm_release.karpenter-crd_chart");
    expect(karpenter?.body.skip_crds).toBe(true);
  });
});
