import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parts } from "../__tests__/charts/cases";
import { valuesOf } from "../__tests__/charts/facts";
import { environmentWith } from "../__tests__/support/environments";
import type { Environment } from "../environments/schema";
import { findHelm } from "../tools/install/helm";
import { type Command, measurePairs, median } from "./measure";
import { mediansOf, type Row } from "./report";

const many = 100;

/** What it takes to render an application: both of its releases, each by a `helm template` of its own. */
export async function rendering(outdir: string, runs: number): Promise<Row[]> {
  const helm = await findHelm((line) => process.stderr.write(`${line}\n`));
  const production = environmentWith({});
  return [
    rowOf("`helm template` of debtflow-production, both releases", 0.3, production),
    rowOf(`\`helm template\` of ${many} components, both releases`, 2, withComponents(production)),
  ];

  function rowOf(what: string, aim: number, environment: Environment): Row {
    const [foundation, workloads] = parts.map((part) => commandFor(environment, part));
    const pairs = measurePairs(what, foundation ?? [helm], workloads ?? [helm], runs);
    const [cpu, wall] = (["cpuSeconds", "wallSeconds"] as const).map((kind) =>
      median(pairs, ({ a, b }) => a[kind] + b[kind]).toFixed(2),
    );
    return {
      what,
      aim: `at most ${aim} s`,
      figure: `${cpu} s of CPU, ${wall} s of wall time`,
      from: mediansOf(pairs),
      runs,
    };
  }

  function commandFor(environment: Environment, part: (typeof parts)[number]): Command {
    const folder = join(outdir, "values");
    const file = join(folder, `${Object.keys(environment.application.components).length}-${part}.json`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(valuesOf(environment, part)));
    return [helm, "template", "bench", join("charts", "application"), "--kube-version", "1.35.0", "--values", file];
  }
}

/** The environment with so many components like its API, and nothing else. */
function withComponents(environment: Environment): Environment {
  const { application, workloads } = environment;
  const { api } = application.components;
  const names = Array.from({ length: many }, (_, at) => `component-${at + 1}`);
  return {
    ...environment,
    application: {
      ...application,
      components: Object.fromEntries(names.flatMap((name) => (api ? [[name, { ...api, paths: [`/${name}`] }]] : []))),
      jobs: {},
      cronJobs: {},
    },
    workloads: Object.fromEntries(names.flatMap((name) => (workloads.api ? [[name, workloads.api]] : []))),
  };
}
