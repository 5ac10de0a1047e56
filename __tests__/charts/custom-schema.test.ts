import { customSchema, kubernetesValidator, type Schema } from "./custom-schema";

/** What is wrong with a custom resource whose `spec` has this schema. */
function problems(spec: Schema, value: unknown): string[] {
  const openAPIV3Schema: Schema = { type: "object", properties: { metadata: { type: "object" }, spec } };
  const definition = {
    spec: { group: "example.com", names: { kind: "Thing" }, versions: [{ name: "v1", schema: { openAPIV3Schema } }] },
  };
  const schema = customSchema([definition], { apiVersion: "example.com/v1", kind: "Thing" }, "metadata");
  const ajv = kubernetesValidator().addSchema({ $id: "metadata", type: "object", properties: { name: { type: "string" } } });
  const validate = ajv.compile(schema ?? false);
  validate({ apiVersion: "example.com/v1", kind: "Thing", metadata: { name: "a" }, spec: value });
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const text: Schema = { type: "string" };
const object = (properties: Readonly<Record<string, Schema>>, more: Schema = {}): Schema => ({
  type: "object",
  properties,
  ...more,
});
const additional = "must NOT have additional properties";

describe("A custom resource, as its definition has it,", () => {
  it.each<[what: string, spec: Schema, right: unknown, wrong: unknown, message: string]>([
    ["takes no unknown field", object({ a: text }), { a: "1" }, { b: "1" }, `/spec ${additional}`],
    ["takes none in an item", { type: "array", items: object({ a: text }) }, [{ a: "1" }], [{ b: "1" }], `/spec/0 ${additional}`],
    [
      "takes none in the value of a map",
      { type: "object", additionalProperties: object({ a: text }) },
      { any: { a: "1" } },
      { any: { b: "1" } },
      `/spec/any ${additional}`,
    ],
    [
      "takes any field where it says so, and checks those that it names",
      object({ a: text }, { "x-kubernetes-preserve-unknown-fields": true }),
      { a: "1", b: 2 },
      { a: 1 },
      "/spec/a must be string",
    ],
    [
      "takes a number or a text where it says so, and no other",
      object({ port: { "x-kubernetes-int-or-string": true, anyOf: [{ type: "integer" }, text] } }),
      { port: "http" },
      { port: true },
      "/spec/port must be integer,string",
    ],
    [
      "lets alternatives speak of fields that it names",
      object({ a: text, b: text }, { oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
      { a: "1" },
      { a: "1", b: "2" },
      "/spec must match exactly one schema in oneOf",
    ],
    [
      "has what every object has in an object within it",
      object({ a: text }, { "x-kubernetes-embedded-resource": true }),
      { apiVersion: "v1", kind: "B", metadata: { name: "b" }, a: "1" },
      { apiVersion: "v1", kind: "B", metadata: { name: "b" }, c: "1" },
      `/spec ${additional}`,
    ],
    [
      "takes null only where it says so",
      object({ a: { ...text, nullable: true }, b: text }),
      { a: null },
      { b: null },
      "/spec/b must be string",
    ],
    [
      "lacks nothing that has a default",
      object({ a: { ...text, default: "1" }, b: text }, { required: ["a", "b"] }),
      { b: "1" },
      {},
      "/spec must have required property 'b'",
    ],
    [
      "knows Go's way to leave case alone",
      object({ a: { ...text, pattern: "^(?i)(on|off)$" } }),
      { a: "On" },
      { a: "no" },
      '/spec/a must match pattern "^(?i)(on|off)$"',
    ],
    [
      "has no item twice in a set",
      { type: "array", items: text, "x-kubernetes-list-type": "set" },
      ["a", "b"],
      ["a", "a"],
      "/spec has an item twice",
    ],
  ])("%s", (_, spec, right, wrong, message) => {
    expect(problems(spec, right)).toEqual([]);
    expect(problems(spec, wrong)).toContain(message);
  });

  it("has no schema under another kind, group or version", () => {
    const definition = {
      spec: { group: "example.com", names: { kind: "Thing" }, versions: [{ name: "v1", schema: { openAPIV3Schema: text } }] },
    };
    const found = (apiVersion: string, kind: string) => customSchema([definition], { apiVersion, kind }, "metadata");
    expect(found("example.com/v1", "Thing")).toBeDefined();
    expect([found("example.com/v2", "Thing"), found("example.org/v1", "Thing"), found("example.com/v1", "Part")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
