import { minorOf, unmanaged } from "../../lib/eks-versions";
import { idle, rule } from "./rule";

/** What EKS would refuse of add-ons and nodes beside the cluster's own version. */
export const clusterVersionRules = [
  rule(["cluster"], function* ({ cluster }, stated) {
    const { version, nodeRelease = unmanaged, addonVersions, nodeGroups } = cluster;
    const proxy = addonVersions["kube-proxy"] ?? unmanaged;
    if (nodeRelease !== unmanaged && minorOf(nodeRelease) !== version) {
      yield {
        path: ["cluster", "nodeRelease"],
        problem: `is no release of Kubernetes ${version}`,
        given: nodeRelease,
        allowed: `one of ${version}, or none: the catalogue has one`,
      };
    }
    if (proxy !== unmanaged && minorOf(proxy) !== version) {
      yield {
        path: ["cluster", "addonVersions", "kube-proxy"],
        problem: `is no version for Kubernetes ${version}`,
        given: proxy,
        allowed: `one of v${version}, or none: the catalogue has one`,
      };
    }
    if (Object.values(nodeGroups).every(({ adopted }) => adopted.enabled)) {
      yield* idle(stated, ["cluster", "nodeRelease"], "every group is adopted, and keeps the release that it has");
    }
  }),

  rule(["database"], function* ({ database }, stated) {
    if (database?.majorUpgrade.enabled) {
      const because = "a major upgrade is made at once, and whatever is changed with it";
      yield* idle(stated, ["database", "applyImmediately"], because, "a database without majorUpgrade");
    }
  }),

  rule(["cache"], function* ({ cache }, stated) {
    if (cache?.upgrade.enabled) {
      const because = "an upgrade is made at once, and whatever is changed with it";
      yield* idle(stated, ["cache", "applyImmediately"], because, "a cache without upgrade");
    }
  }),
];
