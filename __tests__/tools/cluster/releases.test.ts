import { releasesOf, withCharts } from "../../../tools/cluster/releases";
import { valuesStack } from "../../../tools/cluster/values";

const stack = {
  terraform: {
    required_providers: { aws: { source: "aws", version: "5.100.0" }, helm: { source: "helm" } },
    backend: { s3: {} },
  },
  provider: { aws: [{ region: "us-east-1" }], kubernetes: [{}], helm: [{}] },
  data: { aws_ssm_parameter: { contract_data: {} } },
  variable: { image_tags: { type: "object({ api = string })" } },
  resource: {
    kubernetes_namespace_v1: { shop: {} },
    helm_release: {
      web: {
        name: "web",
        namespace: "shop",
        chart: "./assets/web",
        values: [`\${jsonencode({})}`],
        depends_on: ["helm_release.base"],
      },
      base: {
        name: "base",
        namespace: "kube-system",
        chart: "base",
        repository: "https://charts.example.com",
        version: "1.2.3",
        skip_crds: true,
        values: [`\${jsonencode({ a = 1 })}`],
        depends_on: ["kubernetes_namespace_v1.shop"],
      },
      last: { name: "last", namespace: "shop", chart: "./assets/web", values: ["{}"], depends_on: ["helm_release.web"] },
    },
  },
};

describe("releasesOf", () => {
  it("has each release after those that it needs", () => {
    expect(releasesOf(stack).map(({ id }) => id)).toEqual(["base", "web", "last"]);
    expect(releasesOf(stack)[0]).toEqual({
      id: "base",
      name: "base",
      namespace: "kube-system",
      chart: "base",
      repository: "https://charts.example.com",
      version: "1.2.3",
      skipCrds: true,
      values: `\${jsonencode({ a = 1 })}`,
      after: [],
    });
  });
});

describe("withCharts", () => {
  it("leaves out what has no chart, and what needs it", () => {
    const { installable, leftOut } = withCharts(releasesOf(stack), new Map([["web", "no chart"]]));
    expect(installable.map(({ id }) => id)).toEqual(["base"]);
    expect([...leftOut]).toEqual([
      ["web", "no chart"],
      ["last", "last needs web"],
    ]);
  });

  it("leaves nothing out where every chart is at hand", () => {
    expect(withCharts(releasesOf(stack), new Map()).installable).toHaveLength(3);
  });
});

describe("valuesStack", () => {
  it("has the values of these releases as outputs, and needs no provider but AWS'", () => {
    expect(valuesStack(stack, releasesOf(stack).slice(0, 2))).toEqual({
      terraform: {
        required_providers: { aws: stack.terraform.required_providers.aws },
        backend: { local: { path: "values.tfstate" } },
      },
      provider: { aws: stack.provider.aws },
      data: stack.data,
      variable: stack.variable,
      output: { base: { value: `\${jsonencode({ a = 1 })}` }, web: { value: `\${jsonencode({})}` } },
    });
  });
});
