import { addStacks } from "../../stacks";
import { rawObjectOf } from "../support/addons";
import { parametersOf } from "../support/contracts";
import { environmentWith } from "../support/environments";
import { releaseValues } from "../support/release-values";
import { synthStacks } from "../support/synth-stacks";
import { featureCases } from "./cases";
import { valuesOf } from "./facts";
import { type KubernetesObject, namesOf, render } from "./helm";
import { missingReferences } from "./references";
import { checkSchemas } from "./schema";
import { describeChart, describeSchemas } from "./tools";

const argo = "argocd.argoproj.io";
const waveOf = ({ metadata }: KubernetesObject): number => Number(metadata.annotations?.[`${argo}/sync-wave`] ?? 0);
const isJob = ({ kind }: KubernetesObject): boolean => kind === "Job";
const production = environmentWith({});

describeChart("The chart, installed by Argo CD,", () => {
  const all = render(valuesOf(production, "waves"));
  const [foundation, workloads] = [render(valuesOf(production, "foundation")), render(valuesOf(production, "workloads"))];

  it("is what the two releases of Helm are together", () => {
    expect(namesOf(all)).toEqual([...namesOf(foundation), ...namesOf(workloads)].sort());
  });

  it("applies what pods need first, then runs the jobs, then applies the rest", () => {
    const first = namesOf(foundation);
    for (const object of all) {
      const name = `${object.kind}/${object.metadata.name}`;
      const place = first.includes(name) ? "first" : isJob(object) ? "then" : "last";
      const wave = waveOf(object);
      expect([name, wave < -900 ? "first" : wave < 0 ? "then" : wave === 0 ? "last" : "never"]).toEqual([name, place]);
    }
  });

  it("has everything that a job refers to in a wave before it", () => {
    const jobs = all.filter(isJob);
    expect(jobs).toHaveLength(1);
    for (const job of jobs) {
      const before = all.filter((object) => waveOf(object) < waveOf(job));
      expect(missingReferences(before, [job])).toEqual([]);
      expect(missingReferences([], [job])).not.toEqual([]);
    }
  });

  it("runs jobs in the midst of a sync, and not where Argo CD puts Helm's hooks: before everything", () => {
    for (const { metadata } of all.filter(isJob)) {
      expect(metadata.annotations).toEqual({
        [`${argo}/hook`]: "Sync",
        [`${argo}/hook-delete-policy`]: "BeforeHookCreation,HookSucceeded",
        [`${argo}/sync-wave`]: "-500",
      });
    }
  });

  it("keeps the order among jobs, each of them after the foundation and before the rest", () => {
    const minimal = featureCases["jobs and cron jobs"];
    const wave = (weight: number) => {
      const jobs = Object.fromEntries(Object.entries(minimal?.jobs ?? {}).map(([name, job]) => [name, { ...job, weight }]));
      const [job] = render({ name: "shop", ...minimal, jobs, part: "waves" }).filter(isJob);
      return job === undefined ? Number.NaN : waveOf(job);
    };
    expect([-100, -1, 0, 1, 100].map(wave)).toEqual([-600, -501, -500, -499, -400]);
  });

  it("keeps the annotations that objects have besides", () => {
    const roles = (objects: readonly KubernetesObject[]) =>
      objects
        .filter(({ kind }) => kind === "ServiceAccount")
        .map(({ metadata }) => [metadata.name, metadata.annotations?.["eks.amazonaws.com/role-arn"]]);
    expect(roles(all)).toEqual(roles(foundation));
    const early = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "early", annotations: { a: "b" } } };
    const values = { ...featureCases["a plain component"], name: "shop", extraObjects: { foundation: [early], workloads: [] } };
    const [object] = render({ ...values, part: "waves" }).filter(({ metadata }) => metadata.name === "early");
    expect(object?.metadata.annotations).toEqual({ a: "b", [`${argo}/sync-wave`]: "-1000" });
  });

  it("says nothing to Argo CD where Helm installs it", () => {
    expect(JSON.stringify([foundation, workloads])).not.toContain(argo);
  });
});

describeSchemas("What is handed to Argo CD", () => {
  it.each<[how: string, changes: Readonly<Record<string, unknown>>]>([
    ["with tags by Terraform", {}],
    ["with tags in the repository", { "addons.argoCd.imageTagsFile": "tags.yaml", "cluster.endpoint.path": "argocd-pull" }],
    ["without autoscalers", { "workloads.api.autoscaling": undefined, "workloads.api.replicas": 3 }],
  ])("is what Argo CD's definitions of Application and AppProject ask for, %s", (_, changes) => {
    const environment = environmentWith({
      delivery: "argocd",
      "addons.argoCd": { repository: "https://github.com/debtflow/deploy", path: "charts/application" },
      ...changes,
    });
    const { stacks } = synthStacks((app) => addStacks(app, [environment]));
    const inputs = {
      parameters: parametersOf(stacks["debtflow-production-platform"] ?? ""),
      variables: { image_tags: { api: "4f1c2d3", frontend: "4f1c2d3" } },
    };
    const { objects: handed } = releaseValues<{ objects: KubernetesObject[] }>(
      stacks["debtflow-production-application"] ?? "",
      "helm_release.application",
      inputs,
    );
    const objects = [
      ...handed,
      rawObjectOf(stacks["debtflow-production-addons"] ?? "", "argo-cd-resources", "AppProject", "debtflow"),
    ];
    const manifests = Object.fromEntries(objects.map((object) => [object.kind, JSON.stringify(object)]));
    expect(checkSchemas(manifests)).toEqual({ objects: 2, problems: [] });
    const misspelt = JSON.stringify({ ...handed[0], spec: { ...handed[0]?.spec, sycnPolicy: {} } });
    expect(checkSchemas({ Application: misspelt }).problems).toEqual([expect.stringContaining("sycnPolicy")]);
  });
});
