import fc from "fast-check";
import { loadEnvironments } from "../../environments";
import type { EnvironmentDefinition } from "../../environments/schema";
import { ConfigurationError } from "../../lib/errors";
import { changedDefinition, randomDefinition } from "./definitions";
import { Dice } from "./dice";
import { problemsOf } from "./limits";
import { mutate } from "./mutations";
import { synthesizeInMemory } from "./synthesize";
import { Watchdog } from "./watchdog";

/** More find more: `npm run test:nightly` takes 10,000. */
const runs = Number(process.env.FUZZ_RUNS ?? 2_000);
/** Another one gives other environments: `FUZZ_SEED=7 npm run test:fuzz`. */
const seed = Number(process.env.FUZZ_SEED ?? 20_261_121);
/** After which one counts as hanging, on a machine that is busy with other things as well. */
const longestSeconds = 60;
const minute = 60_000;

/** Mostly one environment, made up or changed a little, and in four of ten cases broken in up to four places. */
function someDefinitions(dice: Dice): EnvironmentDefinition[] {
  const definitions = Array.from({ length: dice.chance(25) ? 2 : 1 }, () =>
    structuredClone(dice.chance(60) ? randomDefinition(dice) : changedDefinition(dice)),
  );
  const [first] = definitions;
  if (first !== undefined && dice.chance(40)) {
    mutate(dice, first, dice.number(1, 4));
  }
  return definitions;
}

type Outcome = "synthesized" | "refused by its environment" | "refused by a module";

/** What only a stack can tell, because it takes all values of add-ons; all else an environment has to tell itself. */
const toldByModules = /have no room for the add-ons/;

/** What becomes of the definitions; throws on everything that must not. */
function outcomeOf(definitions: readonly EnvironmentDefinition[]): Outcome {
  const environments = orProblems(() => loadEnvironments("", definitions));
  if (environments instanceof ConfigurationError) {
    return "refused by its environment";
  }
  const stacks = orProblems(() => synthesizeInMemory(environments));
  if (stacks instanceof ConfigurationError) {
    expect(stacks.message).toMatch(toldByModules);
    return "refused by a module";
  }
  expect(problemsOf(stacks)).toEqual([]);
  return "synthesized";
}

/** What `make` gives, or the error that tells a path for each problem; any other error is a fault. */
function orProblems<T>(make: () => T): T | ConfigurationError {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) {
      throw error;
    }
    for (const { path, message } of error.problems) {
      expect(path).not.toBe("");
      expect(message.startsWith(`${path}: `)).toBe(true);
    }
    return error;
  }
}

describe(`${runs} random and mutated environments, seed ${seed}`, () => {
  const counts: Record<Outcome, number> = { synthesized: 0, "refused by its environment": 0, "refused by a module": 0 };
  const watchdog = new Watchdog(longestSeconds, `an environment hangs: seed ${seed},`);
  afterAll(() => watchdog.stop());

  it(
    "become stacks that AWS can take, or are refused with a path for each problem",
    () => {
      fc.assert(
        fc.property(fc.gen(), (draw) => {
          const definitions = someDefinitions(new Dice(draw));
          try {
            counts[outcomeOf(definitions)] += 1;
          } catch (error) {
            throw new Error(`${(error as Error).message}\nby ${JSON.stringify(definitions)}`, { cause: error });
          }
          watchdog.beat();
        }),
        // The definitions say more than a list of throws that got shorter.
        { seed, numRuns: runs, endOnFailure: true, includeErrorInReport: true },
      );
    },
    30 * minute,
  );

  it("are of all kinds: neither everything nor nothing is refused", () => {
    console.info(counts);
    expect(counts.synthesized).toBeGreaterThan(runs / 10);
    expect(counts["refused by its environment"]).toBeGreaterThan(runs / 10);
  });
});
