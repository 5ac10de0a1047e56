import { type AddonName, eksVersions } from "../../lib/data/eks-versions";
import { goesBack, minorOf } from "../../lib/eks-versions";
import { endingSupport } from "../../stacks/support";
import { upgradesOf } from "../../stacks/upgrades";
import { environmentWith } from "../support/environments";

const stepsOf = (settings: Parameters<typeof environmentWith>[0], newest?: Parameters<typeof upgradesOf>[1]) =>
  upgradesOf(environmentWith(settings), newest).map(({ step, path, from, to }) => `${step}: ${path} ${from} -> ${to}`);

const { addons, nodes } = eksVersions["1.35"];

describe("what is behind", () => {
  it("is raised control plane first, then add-ons, then nodes, then data stores", () => {
    const newer = {
      addons: { ...addons, coredns: "v1.14.3-eksbuild.23", "vpc-cni": "v1.23.1-eksbuild.1" } satisfies Record<AddonName, string>,
      nodes: "1.35.7-20260903",
    };
    expect(stepsOf({}, newer)).toEqual([
      "control plane: debtflow-production.cluster.version 1.35 -> 1.36",
      "add-ons: debtflow-production.cluster.addonVersions.vpc-cni v1.22.3-eksbuild.1 -> v1.23.1-eksbuild.1",
      "add-ons: debtflow-production.cluster.addonVersions.coredns v1.14.3-eksbuild.3 -> v1.14.3-eksbuild.23",
      "nodes: debtflow-production.cluster.nodeRelease 1.35.6-20260714 -> 1.35.7-20260903",
      "database: debtflow-production.database.engineVersion 16 -> 18",
      "cache: debtflow-production.cache.engineVersion Redis 7.0 -> Valkey 8.1",
    ]);
  });

  it("is one minor of Kubernetes at a time, with the day until which the one that runs is supported", () => {
    const [first] = upgradesOf(environmentWith({ "cluster.version": "1.34" }));
    expect(first).toMatchObject({ from: "1.34", to: "1.35", until: "2026-12-02" });
    expect(first?.how).toContain("EKS does it by itself some day after the end of support");
  });

  it("is what nobody raises: unmanaged add-ons and nodes", () => {
    const found = stepsOf({ "cluster.addonVersions": { coredns: "unmanaged" }, "cluster.nodeRelease": "unmanaged" });
    expect(found).toContain(`add-ons: debtflow-production.cluster.addonVersions.coredns unmanaged -> ${addons.coredns}`);
    expect(found).toContain(`nodes: debtflow-production.cluster.nodeRelease unmanaged -> ${nodes}`);
  });

  it("is nothing where everything is the newest", () => {
    expect(
      stepsOf({
        "cluster.version": "1.36",
        "database.engineVersion": "18",
        "cache.engine": "valkey",
        "cache.engineVersion": "8.1",
      }),
    ).toEqual([]);
  });
});

describe("the catalogue of EKS' versions", () => {
  it.each(Object.entries(eksVersions))("has nodes and kube-proxy of Kubernetes %s", (version, release) => {
    expect(minorOf(release.nodes)).toBe(version);
    expect(minorOf(release.addons["kube-proxy"])).toBe(version);
  });

  it("is told when nobody has raised it for 90 days", () => {
    const told = (day: string) => endingSupport([environmentWith({})], new Date(day)).join();
    expect(told("2026-10-12")).not.toContain("eks-versions");
    expect(told("2026-10-13")).toContain("the versions of EKS' add-ons and nodes are of 2026-07-14, 91 days ago");
  });

  it.each([
    ["v1.14.3-eksbuild.23", "v1.14.3-eksbuild.3", true],
    ["v1.9.0-eksbuild.1", "v1.22.3-eksbuild.1", false],
    ["1.35.7-20260903", "1.35.6-20261001", true],
    ["1.35.6-20260714", "1.35.6-20260714", false],
  ])("is compared by numbers: from %s to %s goes back: %s", (from, to, back) => {
    expect(goesBack(from, to)).toBe(back);
  });
});
