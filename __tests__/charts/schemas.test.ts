import { environmentCases, featureCases, installations, parts } from "./cases";
import { objectsIn, renderText } from "./helm";
import { checkSchemas } from "./schema";
import { describeChart } from "./tools";

describeChart("What the chart renders", () => {
  it("is what the API takes, in each case and each environment, custom resources included", async () => {
    const cases = Object.entries({ ...featureCases, ...environmentCases });
    const manifests = Object.fromEntries(
      cases.flatMap(([name, values]) => installations.map((part) => [`${name}, ${part}`, renderText({ ...values, part })])),
    );
    const { objects, problems } = await checkSchemas(manifests);
    expect(problems).toEqual([]);
    expect(objects).toBe(Object.values(manifests).flatMap(objectsIn).length);
  });
});

describeChart("The schema check refuses", () => {
  const faults: Readonly<Record<string, readonly [right: string | RegExp, wrong: string, message: RegExp]>> = {
    "a misspelt field": [/\breplicas:/, "replica:", /spec\.replica: .*unknown field/],
    "a misspelt field deep within": ["matchLabelKeys:", "matchLabelKey:", /Constraints\[0\]\.matchLabelKey: .*unknown field/],
    "a misspelt field of a custom resource": ["remoteRef:", "remoteref:", /spec\.data\[0\]\.remoteref: .*unknown field/],
    "a number in place of a text": [
      "serviceAccountName: debtflow-api",
      "serviceAccountName: 5",
      /must be of type string: "integer"/,
    ],
    "a text in place of a number": ["containerPort: 8000", 'containerPort: "8000"', /must be of type integer: "string"/],
    "what YAML takes for no text": ["name: http", "name: on", /must be of type string: "boolean"/],
    "a field less of a custom resource": [/- secretKey: .*\n +remoteRef/, "- remoteRef", /secretKey: Required value/],
    "a choice of a custom resource that there is not": [
      "creationPolicy: Owner",
      "creationPolicy: Own",
      /supported values: "Owner"/,
    ],
    "a resource that nobody defines": ["kind: SecretStore", "kind: SecretShop", /SecretShop/],
  };
  const broken: Record<string, string> = {};
  let problems: readonly string[] = [];

  beforeAll(async () => {
    const production = parts
      .map((part) => renderText({ ...environmentCases["debtflow-production"], name: "debtflow", part }))
      .join("\n---\n");
    for (const [fault, [right, wrong]] of Object.entries(faults)) {
      broken[fault] = production.replace(right, wrong);
      expect(broken[fault]).not.toBe(production);
    }
    ({ problems } = await checkSchemas(broken));
  });

  it.each(Object.entries(faults))("%s", (fault, [, , message]) => {
    const own = problems.filter((problem) => problem.startsWith(`${fault}: `));
    expect(own.join("\n")).toMatch(message);
  });
});
