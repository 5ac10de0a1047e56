import { checkedEnvironments, environmentIds, loadEnvironments } from "../../environments";
import type { EnvironmentDefinition } from "../../environments/schema";
import { definitionWith } from "../support/definitions";

const sound = definitionWith({});
const broken = definitionWith({ stage: "broken", "network.cidr": "10.0.0.0", "ingress.host": "broken.debtflow.example.com" });
const gone = undefined as unknown as EnvironmentDefinition;

const told = (from: readonly EnvironmentDefinition[]) =>
  checkedEnvironments(from).map(({ id, environment, problems }) => [id, environment?.id, problems.map(({ message }) => message)]);

describe("checkedEnvironments", () => {
  it("has a sound environment beside a broken one", () => {
    expect(told([broken, sound])).toEqual([
      ["debtflow-broken", undefined, [expect.stringContaining("debtflow-broken.network.cidr: is not an IPv4 CIDR block")]],
      ["debtflow-production", "debtflow-production", []],
    ]);
  });

  it("tells what two environments may not share with both of them", () => {
    const bucket = { "buckets.files.name": "debtflow-files-production", "ingress.host": "other.debtflow.example.com" };
    expect(told([sound, definitionWith({ stage: "other", "pipeline.environment": "other", ...bucket })])).toEqual([
      ["debtflow-production", undefined, [expect.stringContaining("debtflow-production.buckets.files.name: is the same as")]],
      ["debtflow-other", undefined, [expect.stringContaining("debtflow-other.buckets.files.name: is the same as")]],
    ]);
  });

  it("says in words that an entry of the list is undefined, and goes on", () => {
    expect(told([sound, gone])).toEqual([
      ["debtflow-production", "debtflow-production", []],
      [
        "environments/index.ts[1]",
        undefined,
        [
          "environments/index.ts[1]: entry 2 of the list of environments is undefined: its import is misspelt, or goes in a circle; allowed: an EnvironmentDefinition",
        ],
      ],
    ]);
  });
});

describe("environmentIds", () => {
  it("leaves out what has no id", () => {
    expect(environmentIds([sound, gone, definitionWith({ system: undefined }), broken])).toEqual([
      "debtflow-production",
      "debtflow-broken",
    ]);
  });
});

describe("loadEnvironments", () => {
  it("loads what is selected, whatever is wrong with the rest of the list", () => {
    expect(loadEnvironments("debtflow-production", [gone, broken, sound]).map(({ id }) => id)).toEqual(["debtflow-production"]);
    expect(() => loadEnvironments("", [gone, sound])).toThrow("entry 1 of the list of environments is undefined");
  });

  it("tells what an unknown name may have been meant as", () => {
    expect(() => loadEnvironments("debtflow-producton", [sound])).toThrow(
      'SLIPWAY_ENVIRONMENTS: names an unknown environment, got "debtflow-producton"; did you mean "debtflow-production"?',
    );
  });
});
