import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ApplicationChartValues } from "../../../.gen/application-chart";
import { projectRoot } from "../../../lib/project";
import { addStacks } from "../../../stacks";
import { synthesize } from "../../../stacks/synthesize";
import { valuesOf } from "../../charts/facts";
import { parametersOf } from "../../support/contracts";
import { environmentWith } from "../../support/environments";
import { releaseValues } from "../../support/release-values";
import { addressesOf, resourceAt } from "../../support/resources";
import { synthStacks } from "../../support/synth-stacks";

const environment = environmentWith({});
const { stacks } = synthStacks((app) => addStacks(app, [environment]));
const json = stacks["debtflow-production-application"] ?? "";
const tags = { api: "4f1c2d3", frontend: "4f1c2d3" };
const inputs = {
  parameters: parametersOf(stacks["debtflow-production-platform"] ?? ""),
  variables: { image_tags: tags },
};
const valuesIn = (release: string) => releaseValues<ApplicationChartValues>(json, `helm_release.${release}`, inputs);

describe("The application, delivered by Helm,", () => {
  it("is two releases of the chart and nothing else, the pods after what they need", () => {
    expect(addressesOf(json)).toEqual(["helm_release.foundation", "helm_release.workloads"]);
    expect(resourceAt(json, "helm_release.workloads").depends_on).toEqual(["helm_release.foundation"]);
    expect(resourceAt(json, "helm_release.foundation")).toMatchObject({ name: "debtflow-foundation", namespace: "debtflow" });
    expect(resourceAt(json, "helm_release.workloads")).toMatchObject({ name: "debtflow", namespace: "debtflow" });
  });

  it("is rolled back as a whole when a migration fails or pods do not get ready", () => {
    for (const release of ["foundation", "workloads"]) {
      expect(resourceAt(json, `helm_release.${release}`)).toMatchObject({
        atomic: true,
        cleanup_on_fail: true,
        wait: true,
        wait_for_jobs: true,
        // The namespace carries labels that a release would not give it.
        create_namespace: false,
        max_history: 10,
      });
    }
  });

  it("never outlives the token that it works with, the way back included", () => {
    const withoutJobs = { "application.jobs": {}, "workloads.migrate": undefined };
    const secondsOf = (clusterAccess: object, changes: object = {}) => {
      // All at once, so that a token is enough.
      const quick = { "workloads.api.rollout": { type: "rolling", maxSurge: "100%" } };
      const changed = environmentWith({ clusterAccess, ...quick, ...changes });
      const application = synthStacks((app) => addStacks(app, [changed])).stacks["debtflow-production-application"] ?? "";
      return Number(resourceAt(application, "helm_release.workloads").timeout);
    };
    // Migration, rollout and rollback may each take the whole time.
    expect(secondsOf({ type: "token" }) * 3).toBeLessThan(15 * 60);
    expect(secondsOf({ type: "token" }, withoutJobs) * 2).toBeLessThan(15 * 60);
    expect(secondsOf({ type: "token" }, withoutJobs)).toBeGreaterThan(secondsOf({ type: "token" }));
    expect(secondsOf({ type: "exec" })).toBe(1800);
  });

  it("is waited for as long as its pods at their most take, and its jobs may", () => {
    const secondsOf = (changes: Readonly<Record<string, unknown>>) => {
      const changed = environmentWith(changes);
      const application = synthStacks((app) => addStacks(app, [changed])).stacks["debtflow-production-application"] ?? "";
      return Number(resourceAt(application, "helm_release.workloads").timeout);
    };
    const slow = { type: "rolling", maxSurge: 1 };
    // 10 pods, one after another, of 110 seconds and the longer start.
    expect(secondsOf({ "workloads.api.rollout": slow, "application.components.api.probes": { startup: {} } })).toBe(10 * 400);
    expect(secondsOf({ "application.jobs.migrate.timeoutSeconds": 7200 })).toBe(7200);
  });

  it("has the values that follow from its uses, in either release", () => {
    for (const part of ["foundation", "workloads"] as const) {
      const values = valuesIn(part);
      const { components } = valuesOf(environment, part);
      expect(values.part).toBe(part);
      expect(values.components?.worker?.config).toEqual({
        ...components?.worker?.config,
        DATABASE_HOST: "debtflow-production.c1a2b3c4d5e6.us-east-1.rds.amazonaws.com",
      });
      expect(values.ingress?.annotations).toMatchObject({
        "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP":80},{"HTTPS":443}]',
        "alb.ingress.kubernetes.io/certificate-arn": expect.stringMatching(/^arn:aws:acm:us-east-1:123456789012:certificate\//),
      });
    }
  });

  it("takes its tags from a variable that has no default and refuses latest", () => {
    const { variable } = JSON.parse(json);
    expect(Object.keys(variable)).toEqual(["image_tags"]);
    expect(variable.image_tags).not.toHaveProperty("default");
    expect(variable.image_tags).toMatchObject({ type: "object({ api = string, frontend = string })", nullable: false });
    expect(variable.image_tags.validation[0].condition).toContain('tag != "latest"');
    expect(valuesIn("workloads").images?.api?.tag).toBe(tags.api);
    expect(json).not.toMatch(/:latest\b/);
  });

  it("brings its chart along, whole and by a path of its own folder", () => {
    const outdir = mkdtempSync(join(tmpdir(), "slipway-chart-"));
    try {
      synthesize((app) => addStacks(app, [environment]), outdir);
      const folder = join(outdir, "stacks", "debtflow-production-application");
      const chart = String(resourceAt(json, "helm_release.workloads").chart);
      expect(chart).toMatch(/^\.\/assets\//);
      expect(resourceAt(json, "helm_release.foundation").chart).toBe(chart);
      for (const file of ["Chart.yaml", "values.schema.json", "templates/_pod.tpl", "templates/workloads/jobs.yaml"]) {
        expect(existsSync(join(folder, chart, file))).toBe(true);
        expect(readFileSync(join(folder, chart, file))).toEqual(readFileSync(join(projectRoot, "charts/application", file)));
      }
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
});
