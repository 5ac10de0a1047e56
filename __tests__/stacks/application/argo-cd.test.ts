import type { ApplicationChartValues } from "../../../.gen/application-chart";
import type { KubernetesObject } from "../../../lib/kubernetes-object";
import { addStacks } from "../../../stacks";
import { valuesOf } from "../../charts/facts";
import { rawObjectOf } from "../../support/addons";
import { parametersOf } from "../../support/contracts";
import { environmentWith } from "../../support/environments";
import { messageOf } from "../../support/messages";
import { releaseValues } from "../../support/release-values";
import { addressesOf, resourceAt } from "../../support/resources";
import { synthStacks } from "../../support/synth-stacks";

const argoCd = { repository: "https://github.com/debtflow/deploy", revision: "release", path: "charts/application" };
const byArgoCd = { delivery: "argocd", "addons.argoCd": argoCd };

interface ArgoCdObject extends KubernetesObject {
  // biome-ignore lint/suspicious/noExplicitAny: what stands below is checked against the kind's own definition elsewhere
  readonly spec: any;
}

function deliveredBy(changes: Readonly<Record<string, unknown>>) {
  const environment = environmentWith(changes);
  const { stacks } = synthStacks((app) => addStacks(app, [environment]));
  const json = stacks["debtflow-production-application"] ?? "";
  const inputs = {
    parameters: parametersOf(stacks["debtflow-production-platform"] ?? ""),
    variables: { image_tags: { api: "4f1c2d3", frontend: "5a6b7c8" } },
  };
  const [application, ...others] = releaseValues<{ objects: ArgoCdObject[] }>(json, "helm_release.application", inputs).objects;
  if (application === undefined || others.length > 0) {
    throw new Error("expected one object in the release");
  }
  const addons = stacks["debtflow-production-addons"] ?? "";
  return { json, environment, project: rawObjectOf(addons, "argo-cd-resources", "AppProject", "debtflow"), application };
}

describe("The application, handed to Argo CD,", () => {
  const { json, environment, project, application } = deliveredBy(byArgoCd);

  it("is an Application in its own namespace, where whoever deploys has rights, and nothing in Argo CD's", () => {
    expect(addressesOf(json)).toEqual(["helm_release.application"]);
    expect(resourceAt(json, "helm_release.application")).toMatchObject({ namespace: "debtflow", atomic: true });
    expect(application).toMatchObject({ kind: "Application", metadata: { namespace: "debtflow" } });
  });

  it("is bounded by a project of the add-ons, there before it and until it is gone, which takes Applications of its namespace only", () => {
    expect(application.spec.project).toBe(project.metadata.name);
    expect(project.metadata.namespace).toBe("argocd");
    expect(project.spec.sourceNamespaces).toEqual(["debtflow"]);
    for (const { metadata } of [project, application]) {
      expect(metadata.finalizers).toEqual(["resources-finalizer.argocd.argoproj.io"]);
    }
  });

  it("comes from its repository only, and goes into its namespace only", () => {
    const here = { server: "https://kubernetes.default.svc", namespace: "debtflow" };
    expect(project.spec).toMatchObject({
      sourceRepos: [argoCd.repository],
      destinations: [here],
      clusterResourceWhitelist: [],
    });
    expect(application.spec.destination).toEqual(here);
    expect(application.spec.source).toMatchObject({
      repoURL: argoCd.repository,
      targetRevision: "release",
      path: "charts/application",
    });
  });

  it("has the values that Helm would get, installed in waves", () => {
    const values: ApplicationChartValues = application.spec.source.helm.valuesObject;
    const expected = valuesOf(environment, "workloads");
    expect(values.part).toBe("waves");
    expect(Object.keys(values).sort()).toEqual(Object.keys(expected).sort());
    expect(values.jobs?.migrate?.command).toEqual(expected.jobs?.migrate?.command);
    expect(values.images).toMatchObject({ api: { tag: "4f1c2d3" }, frontend: { tag: "5a6b7c8" } });
    expect(application.spec.source.helm).not.toHaveProperty("valueFiles");
  });

  it("is kept as it is written, and tried again when it fails", () => {
    const { automated, retry, syncOptions } = application.spec.syncPolicy;
    expect(automated).toEqual({ prune: true, selfHeal: true });
    expect(retry).toEqual({ limit: 5, backoff: { duration: "30s", factor: 2, maxDuration: "10m" } });
    expect(syncOptions).toEqual(expect.arrayContaining(["CreateNamespace=false", "ServerSideApply=true", "PruneLast=true"]));
  });

  it("leaves the number of pods to autoscalers, and to nobody else", () => {
    expect(application.spec.ignoreDifferences).toEqual([
      { group: "*", kind: "*", name: "debtflow-api", jsonPointers: ["/spec/replicas"] },
    ]);
    expect(application.spec.syncPolicy.syncOptions).toContain("RespectIgnoreDifferences=true");
    const fixed = deliveredBy({ ...byArgoCd, "workloads.api.autoscaling": undefined, "workloads.api.replicas": 3 }).application;
    expect(fixed.spec).not.toHaveProperty("ignoreDifferences");
    expect(fixed.spec.syncPolicy.syncOptions).not.toContain("RespectIgnoreDifferences=true");
  });
});

describe("The application, pulled by Argo CD into a cluster that nobody reaches,", () => {
  const pulled = {
    ...byArgoCd,
    "cluster.endpoint.path": "argocd-pull",
    "addons.argoCd": { ...argoCd, imageTagsFile: "image-tags/production.yaml" },
  };
  const { json, application } = deliveredBy(pulled);

  it("takes its tags from the repository, so that a commit rolls it out and no plan has to", () => {
    expect(JSON.parse(json)).not.toHaveProperty("variable");
    const { valueFiles, valuesObject } = application.spec.source.helm;
    expect(valueFiles).toEqual(["/image-tags/production.yaml"]);
    expect(Object.keys(valuesObject.images.api)).toEqual(["repository"]);
  });

  it.each<[what: string, changes: Readonly<Record<string, unknown>>, message: string]>([
    [
      "without Argo CD",
      { delivery: "argocd" },
      'debtflow-production.delivery: needs addons.argoCd, got "argocd"; allowed: helm, or argocd with addons.argoCd',
    ],
    [
      "without a place for its tags",
      { ...pulled, "addons.argoCd": argoCd },
      "debtflow-production.addons.argoCd.imageTagsFile: is missing: with cluster.endpoint.path argocd-pull, rollouts come from the repository; allowed: a values file of the repository, such as image-tags/production.yaml",
    ],
    [
      "with tags outside of the repository",
      { ...pulled, "addons.argoCd": { ...argoCd, imageTagsFile: "../tags.yaml" } },
      'debtflow-production.addons.argoCd.imageTagsFile: is not a file of the repository, got "../tags.yaml"; allowed: a path from its root, such as image-tags/production.yaml',
    ],
  ])("is refused %s", (_, changes, message) => {
    expect(messageOf(changes)).toContain(message);
  });
});
