import { debtflowEnvironments } from "../support/debtflow";
import { environmentWith } from "../support/environments";
import { featureCases, installations, parts } from "./cases";
import { valuesOf } from "./facts";
import { objectsIn, renderText, renderTextBy } from "./helm";
import { checkSchemas } from "./schema";
import { describeHelm3, describeSchemas, pathOf } from "./tools";

const debtflowCases = Object.fromEntries(
  debtflowEnvironments.map((environment) => [environment.id, valuesOf(environment, "foundation")]),
);
const everything = Object.entries({ ...featureCases, ...debtflowCases }).flatMap(([name, values]) =>
  installations.map((part) => [`${name}, ${part}`, { ...values, part }] as const),
);

describeSchemas("What the chart renders", () => {
  it("is what the API takes in every version that an environment may choose, custom resources included", () => {
    const manifests = Object.fromEntries(everything.map(([name, values]) => [name, renderText(values)]));
    const { objects, problems } = checkSchemas(manifests);
    expect(problems).toEqual([]);
    expect(objects).toBe(Object.values(manifests).flatMap(objectsIn).length);
  });
});

describeHelm3("Helm 3, which Terraform's helm provider has inside,", () => {
  it.each(everything)("renders the same, byte for byte: %s", (_, values) => {
    expect(renderTextBy(pathOf("helm3"), values)).toBe(renderText(values));
  });
});

describeSchemas("The schema check refuses", () => {
  const faults: Readonly<Record<string, readonly [right: string | RegExp, wrong: string, message: string]>> = {
    "a misspelt field": [/\breplicas:/, "replica:", '/spec must NOT have additional properties: "replica"'],
    "a misspelt field deep within": [
      "matchLabelKeys:",
      "matchLabelKey:",
      '/spec/template/spec/topologySpreadConstraints/0 must NOT have additional properties: "matchLabelKey"',
    ],
    "a misspelt field of a custom resource": [
      "remoteRef:",
      "remoteref:",
      '/spec/data/0 must NOT have additional properties: "remoteref"',
    ],
    "a misspelt field of a custom resource's metadata": [
      /(kind: ExternalSecret\nmetadata:\n +)name:/,
      "$1nam:",
      'must NOT have additional properties: "nam"',
    ],
    "a number in place of a text": [
      "serviceAccountName: debtflow-api",
      "serviceAccountName: 5",
      "/spec/template/spec/serviceAccountName must be string",
    ],
    "a text in place of a number": ["containerPort: 8000", 'containerPort: "8000"', "/ports/0/containerPort must be integer"],
    "what YAML takes for no text": ["name: http", "name: on", "/spec/ports/0/name must be string"],
    "a number that Kubernetes cannot hold": [/(\breplicas:) \d+/, "$1 4294967296", '/spec/replicas must match format "int32"'],
    "an item twice in a list that is a map": [/ +- name: http\n +containerPort: 8000\n/, "$&$&", "ports has an item twice"],
    "a field less of a custom resource": [
      /- secretKey: .*\n +remoteRef/,
      "- remoteRef",
      "/spec/data/0 must have required property 'secretKey'",
    ],
    "a choice of a custom resource that there is not": [
      "creationPolicy: Owner",
      "creationPolicy: Own",
      'creationPolicy must be equal to one of the allowed values: ["Owner",',
    ],
    "a resource that nobody defines": [
      /^kind: SecretStore$/m,
      "kind: SecretShop",
      "no schema of external-secrets.io/v1 SecretShop",
    ],
    "a version of a resource that nobody serves": [
      /^apiVersion: apps\/v1$/m,
      "apiVersion: apps/v1beta1",
      "no schema of apps/v1beta1",
    ],
  };
  const broken: Record<string, string> = {};
  let problems: readonly string[] = [];

  beforeAll(() => {
    const environment = environmentWith({});
    const production = parts.map((part) => renderText(valuesOf(environment, part))).join("\n---\n");
    for (const [fault, [right, wrong]] of Object.entries(faults)) {
      broken[fault] = production.replace(right, wrong);
      if (broken[fault] === production) {
        throw new Error(`${fault}: there is no ${right} to make it of`);
      }
    }
    ({ problems } = checkSchemas(broken));
  });

  it.each(Object.entries(faults))("%s", (fault, [, , message]) => {
    const own = problems.filter((problem) => problem.startsWith(`${fault}: `));
    expect(own.join("\n")).toContain(message);
  });
});
