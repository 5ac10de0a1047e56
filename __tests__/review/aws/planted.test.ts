import { type Finding, review, subjects } from "../../../review/aws";
import { plantedInCluster } from "./planted-cluster";
import { plantedInPolicies } from "./planted-policies";
import { plantedInServices } from "./planted-services";
import type { Json, Plant } from "./planting";
import { stacksOf, variants } from "./variants";

const rules = Object.values(subjects).flat();
const planted: Readonly<Record<string, Plant>> = { ...plantedInServices, ...plantedInCluster, ...plantedInPolicies };
const clean = new Map<string, Json>();

/** What is found in stacks with the fault in them. */
function findingsWith({ into = "plain", plant }: Plant): Finding[] {
  const original = clean.get(into) ?? stacksOf(variants[into]);
  clean.set(into, original);
  const stacks = structuredClone(original);
  plant(stacks["debtflow-production-platform"], stacks);
  return review(Object.entries(stacks).map(([id, json]) => ({ id, json: json as Json })));
}

describe("a planted fault", () => {
  const forms = rules.filter(({ id }) => id.startsWith("form of "));

  it("is there for every rule, and for nothing else", () => {
    const others = rules.filter((rule) => !forms.includes(rule)).map(({ id }) => id);
    expect(Object.keys(planted).sort()).toEqual(others.sort());
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it.each(Object.entries(planted))("is found by its rule alone: %s", (id, plant) => {
    const found = findingsWith(plant);
    expect([...new Set(found.map(({ rule }) => rule))]).toEqual([id]);
    for (const { what, given, allowed, source } of found) {
      expect([what, given, allowed, source]).not.toContain("");
    }
  });

  it.each(forms.map(({ id }) => id))("is found in the %s", (id) => {
    const [, type = "", argument = ""] = /^form of (\w+)\.(\w+)$/.exec(id) ?? [];
    const stack = (value: unknown) => [
      { id: "planted-platform", json: { resource: { [type]: { planted: { [argument]: value } } } } },
    ];
    expect(review(stack("\u0001")).map(({ rule }) => rule)).toContain(id);
    expect(review(stack(`\${what.only.terraform.knows}`)).map(({ rule }) => rule)).not.toContain(id);
  });
});
