import { sections } from "../../../environments/schema";
import { ConfigurationError } from "../../../lib/errors";
import { fixtures } from "./fixtures";
import { environmentOf, Fixture, outcomeOf } from "./outcome";
import { type Leaf, leavesOf, namesOf } from "./walk";

/** Leaves that change nothing when they are changed, by the end of their names, and why that is as it should be. */
const exceptions: readonly (readonly [end: RegExp, why: string])[] = [
  [/^tier$/, "says what else is refused, so it does nothing where there is nothing to refuse"],
];

const isException = ({ name }: Leaf) => exceptions.some(([end]) => end.test(name));

const minute = 60_000;

/**
 * Changes every leaf of the fixtures, one at a time, and demands another output, or a refusal.
 *
 * @param which `one of each name`: each leaf of the schema in the first fixture that has it, and a refusal has to name it; `all`: each
 * entry of lists and records as well, in every fixture
 */
export function describeLeaves(which: "one of each name" | "all"): void {
  const seen = new Set<string>();
  const checked = fixtures.map((definition) => {
    const environment = environmentOf(definition);
    if (environment instanceof ConfigurationError) {
      throw environment;
    }
    const leaves = leavesOf(sections, sections.parse(definition)).filter(({ name }) => which === "all" || !seen.has(name));
    const first = leaves.filter(({ name }, at) => which === "all" || leaves.findIndex((other) => other.name === name) === at);
    for (const { name } of leaves) {
      seen.add(name);
    }
    return { fixture: new Fixture(definition, environment), leaves: first };
  });

  describe("The settings of an environment", () => {
    it("are all in one of the fixtures", () => {
      expect(namesOf(sections).filter((name) => !seen.has(name))).toEqual([]);
    });

    it.each(checked.map((one) => [one.fixture.environment.id, one] as const))(
      "each change what %s does, or are refused",
      (_, { fixture, leaves }) => {
        const silent = leaves.filter((leaf) => !isException(leaf)).flatMap((leaf) => faultOf(fixture, leaf, which));
        expect(silent).toEqual([]);
      },
      (which === "all" ? 30 : 10) * minute,
    );

    it("are excepted only where they are there", () => {
      const names = namesOf(sections);
      expect(exceptions.filter(([end]) => !names.some((name) => end.test(name)))).toEqual([]);
    });
  });
}

function faultOf(fixture: Fixture, leaf: Leaf, which: "one of each name" | "all"): string[] {
  const outcome = outcomeOf(fixture, leaf);
  const at = `${leaf.name} (${leaf.path.join(".")})`;
  switch (outcome.kind) {
    case "no effect":
      return [`${at}: has no effect, and is not refused`];
    case "no other value":
      return [`${at}: has no other value; state one in examples.ts`];
    case "unclear":
      return which === "all" ? [] : [`${at}: is refused, and not by its name: ${outcome.message}`];
    default:
      return [];
  }
}
