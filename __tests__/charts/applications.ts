import fc from "fast-check";
import { loadEnvironments } from "../../environments";
import type { Environment, EnvironmentDefinition } from "../../environments/schema";
import { ConfigurationError } from "../../lib/errors";
import { deployableDefinition } from "../fuzz/definitions/deployable";
import { Dice } from "../fuzz/dice";
import { parts } from "./cases";
import type { Way } from "./expected";
import { valuesOf } from "./facts";
import { objectsIn, startRendering } from "./helm";
import { missingReferences } from "./references";
import { checkSchemas } from "./schema";
import { describeChart } from "./tools";
import { trafficProblems } from "./traffic";
import { variableProblems } from "./variables";

const minute = 60_000;
const everyWay: Readonly<Record<Way, true>> = {
  database: true,
  cache: true,
  component: true,
  internet: true,
  "AWS in the VPC": true,
  "AWS outside": true,
  "Pod Identity": true,
  DNS: true,
  "public load balancer": true,
  "internal load balancer": true,
  NGINX: true,
  Prometheus: true,
  "Kubernetes API": true,
  "smoke test": true,
};

/** Renders random applications, both releases, and holds them against their definitions. */
export function describeApplications(runs: number, seed: number): void {
  describeChart(`${runs} random applications, seed ${seed},`, () => {
    const ways = new Set<Way>();
    const manifests: Record<string, string> = {};

    it(
      "let through what their definitions say, and find what they read",
      async () => {
        const property = fc.asyncProperty(fc.gen(), async (draw) => {
          const definition = structuredClone(deployableDefinition(new Dice(draw)));
          const environment = valid(definition);
          fc.pre(environment !== undefined);
          const origin = `seed ${seed}, by ${JSON.stringify(definition)}`;
          try {
            const found = await examine(environment);
            expect(found.problems.slice(0, 10)).toEqual([]);
            for (const way of found.ways) {
              ways.add(way);
            }
            manifests[origin] = found.text;
          } catch (error) {
            throw new Error(`${(error as Error).message}\n${origin}`, { cause: error });
          }
        });
        // The definition says more than a list of throws that got shorter.
        await fc.assert(property, { seed, numRuns: runs, endOnFailure: true, includeErrorInReport: true });
      },
      30 * minute,
    );

    it("go every way that there is", () => {
      expect([...ways].sort()).toEqual(Object.keys(everyWay).sort());
    });

    it(
      "are what the API takes, of four of them one",
      async () => {
        const some = Object.entries(manifests).filter((_, at) => at % 4 === 0);
        const { objects, problems } = checkSchemas(Object.fromEntries(some));
        expect(problems.slice(0, 5)).toEqual([]);
        expect(objects).toBeGreaterThan(5 * some.length);
      },
      10 * minute,
    );
  });
}

/** What is wrong with an environment's application as it is rendered, and what stands for it in the cluster. */
async function examine(environment: Environment) {
  const texts = await Promise.all(parts.map((part) => startRendering(valuesOf(environment, part))));
  const [foundation = [], workloads = []] = texts.map(objectsIn);
  const objects = [...foundation, ...workloads];
  const { problems, ways } = trafficProblems(environment, objects);
  return {
    problems: [...problems, ...missingReferences(foundation, workloads), ...variableProblems(environment, objects)],
    ways,
    text: texts.join("\n---\n"),
  };
}

/** The environment, unless it is refused. */
function valid(definition: EnvironmentDefinition): Environment | undefined {
  try {
    return loadEnvironments("", [definition])[0];
  } catch (error) {
    if (error instanceof ConfigurationError) {
      return undefined;
    }
    throw error;
  }
}
