import { featureCases, installations } from "../charts/cases";
import { valuesOf } from "../charts/facts";
import { type KubernetesObject, render } from "../charts/helm";
import { listedEnvironments } from "../support/listed";
import { cluster, deleteNamespace, describeCluster, isOwnCluster, makeNamespace } from "./cluster";

/** The applications that environments/index.ts lists, by environment. */
const environmentCases = Object.fromEntries(
  listedEnvironments.map((environment) => [environment.id, valuesOf(environment, "foundation")]),
);

describeCluster("The API server", () => {
  let namespace: string;
  /** Kinds that it knows, as `apiVersion/kind`. */
  let known: ReadonlySet<string>;

  beforeAll(async () => {
    namespace = await makeNamespace();
    const lines = (await cluster().kubectl(["api-resources", "--no-headers"])).trim().split("\n");
    // NAME [SHORTNAMES] APIVERSION NAMESPACED KIND
    known = new Set(lines.map((line) => line.split(/\s+/).slice(-3)).map(([version, , kind]) => `${version}/${kind}`));
  });
  afterAll(() => deleteNamespace(namespace));

  const offer = (objects: readonly KubernetesObject[]) =>
    cluster().tryKubectl(["apply", `--namespace=${namespace}`, "--dry-run=server", "--validate=strict", "--filename=-"], {
      apiVersion: "v1",
      kind: "List",
      items: objects,
    });

  describe("admits every object of the chart, without an unknown field and without a warning:", () => {
    it.each(
      Object.entries({ ...environmentCases, ...featureCases }).flatMap(([name, values]) =>
        installations.map((part) => ({ name, part, values })),
      ),
    )("$name, $part", async ({ values, part }) => {
      const all = render({ ...values, part });
      const objects = all.filter(({ apiVersion, kind }) => isOwnCluster() || known.has(`${apiVersion}/${kind}`));
      if (objects.length < all.length) {
        const left = new Set(all.filter((object) => !objects.includes(object)).map(({ kind }) => kind));
        console.info(`left out, because the cluster has no such kind: ${[...left].join(", ")}`);
      }
      if (objects.length === 0) {
        return;
      }
      const { code, stdout, stderr } = await offer(objects);
      expect(stderr).toBe("");
      expect(code).toBe(0);
      expect(stdout.trim().split("\n")).toHaveLength(objects.length);
    });
  });

  it("refuses an unknown field", async () => {
    const { code, stderr } = await offer([
      { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "a" }, automountToken: false },
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('unknown field "automountToken"');
  });

  it("warns of pods that it would not admit", async () => {
    const pod = { containers: [{ name: "a", image: "a", securityContext: { privileged: true } }] };
    const template = { metadata: { labels: { app: "a" } }, spec: pod };
    const { stderr } = await offer([
      {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "a" },
        spec: { selector: { matchLabels: { app: "a" } }, template },
      },
    ]);
    expect(stderr).toContain('would violate PodSecurity "restricted:latest": privileged');
  });
});
