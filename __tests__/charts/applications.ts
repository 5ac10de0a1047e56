import fc from "fast-check";
import { loadEnvironments } from "../../environments";
import type { Environment, EnvironmentDefinition } from "../../environments/schema";
import { ConfigurationError } from "../../lib/errors";
import { deployableDefinition } from "../fuzz/definitions/deployable";
import { Dice } from "../fuzz/dice";
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
          try {
            const texts = await Promise.all(
              (["foundation", "workloads"] as const).map((part) => startRendering(valuesOf(environment, part))),
            );
            const [foundation = [], workloads = []] = texts.map(objectsIn);
            const traffic = trafficProblems(environment, [...foundation, ...workloads]);
            const problems = [
              ...traffic.problems,
              ...missingReferences(foundation, workloads),
              ...variableProblems(environment, [...foundation, ...workloads]),
            ];
            expect(problems.slice(0, 10)).toEqual([]);
            for (const way of traffic.ways) {
              ways.add(way);
            }
            for (const text of texts) {
              manifests[JSON.stringify(definition)] = `${manifests[JSON.stringify(definition)] ?? ""}\n---\n${text}`;
            }
          } catch (error) {
            throw new Error(`${(error as Error).message}\nseed ${seed}, by ${JSON.stringify(definition)}`, { cause: error });
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
      "are what the API takes",
      async () => {
        const { objects, problems } = await checkSchemas(manifests);
        expect(problems.slice(0, 5)).toEqual([]);
        expect(objects).toBeGreaterThan(10 * runs);
      },
      minute,
    );
  });
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
