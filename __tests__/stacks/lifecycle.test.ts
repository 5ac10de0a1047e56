import exceptions from "../../policies/support-exceptions.json";
import { type ChosenVersion, dayOf, exceptionFailures, supportReport, versionsOf } from "../../stacks/lifecycle";
import { environmentWith } from "../support/environments";
import { listedEnvironments } from "../support/listed";

const version: ChosenVersion = { path: "shop.cluster.version", what: "Kubernetes 1.34", until: "2026-12-02" };
const accepted = { what: "Kubernetes 1.34", until: "2027-01-31", reason: "the upgrade waits for the new year" };

describe("the versions of an environment", () => {
  it("are cluster, database, cache and the charts that are on, with the day that support ends", () => {
    const versions = versionsOf(environmentWith({ "addons.certManager": { email: "ops@example.com" } }));
    expect(versions).toEqual(
      expect.arrayContaining([
        { path: "debtflow-production.cluster.version", what: "Kubernetes 1.35", until: "2027-03-27" },
        { path: "debtflow-production.database.engineVersion", what: "PostgreSQL 16", until: "2029-02-28" },
        { path: "debtflow-production.cache.engineVersion", what: "Redis 7.0" },
        { path: "debtflow-production.addons.metricsServer", what: "chart metrics-server 3.13.1", until: "2027-06-11" },
      ]),
    );
    expect(versions.map(({ what }) => what).join()).not.toContain("velero");
  });

  it("end later with extended support", () => {
    const [kubernetes] = versionsOf(environmentWith({ "cluster.version": "1.34", "cluster.support": "EXTENDED" }));
    expect(kubernetes).toMatchObject({ what: "Kubernetes 1.34", until: "2027-12-02" });
  });

  it("end for an old PostgreSQL when the environment no longer accepts it", () => {
    const accepting = { "database.engineVersion": "14", "database.endOfSupportAcceptedUntil": "2026-12-31" };
    const path = "debtflow-production.database.endOfSupportAcceptedUntil";
    expect(versionsOf(environmentWith(accepting))).toContainEqual({ path, what: "PostgreSQL 14", until: "2026-12-31" });
  });
});

describe("the report on versions", () => {
  const on = (today: string, given = [] as (typeof accepted)[]) => supportReport([version], given, today);

  it("is silent while the end is more than 90 days away", () => {
    expect(on("2026-09-02")).toEqual({ warnings: [], failures: [] });
  });

  it("warns from 90 days before on, up to the last day", () => {
    expect(on("2026-09-03").warnings).toEqual([
      "shop.cluster.version: support of Kubernetes 1.34 ends on 2026-12-02, in 90 days",
    ]);
    expect(on("2026-12-02").warnings).toEqual(["shop.cluster.version: support of Kubernetes 1.34 ends on 2026-12-02, in 0 days"]);
    expect(on("2026-12-02").failures).toEqual([]);
  });

  it("fails after the end", () => {
    expect(on("2026-12-03").failures).toEqual([
      "shop.cluster.version: support of Kubernetes 1.34 ended on 2026-12-02; allowed: a newer version, or an entry in policies/support-exceptions.json",
    ]);
  });

  it("lets an exception hold until its own day, and names its reason", () => {
    expect(on("2027-01-31", [accepted])).toEqual({
      warnings: [
        "shop.cluster.version: support of Kubernetes 1.34 ended on 2026-12-02; accepted until 2027-01-31: the upgrade waits for the new year",
      ],
      failures: [],
    });
    expect(on("2027-02-01", [accepted]).failures).toEqual([
      expect.stringContaining("support of Kubernetes 1.34 ended on 2026-12-02"),
    ]);
    expect(exceptionFailures([version], [accepted], "2027-02-01")).toEqual([
      "policies/support-exceptions.json: the exception of Kubernetes 1.34 ended on 2027-01-31",
    ]);
  });

  it("fails on an exception that nothing needs any more", () => {
    expect(exceptionFailures([version], [accepted], "2026-12-24")).toEqual([]);
    expect(exceptionFailures([], [accepted], "2026-12-24")).toEqual([
      "policies/support-exceptions.json: no environment has Kubernetes 1.34 any more",
    ]);
  });
});

describe("today", () => {
  const today = dayOf(new Date());

  it.each(listedEnvironments)("every version of $id is supported", (environment) => {
    const { warnings, failures } = supportReport(versionsOf(environment), exceptions, today);
    for (const warning of warnings) {
      console.warn(warning);
    }
    expect(failures).toEqual([]);
  });

  it("policies/support-exceptions.json holds nothing that no environment needs", () => {
    expect(exceptionFailures(listedEnvironments.flatMap(versionsOf), exceptions, today)).toEqual([]);
  });
});
