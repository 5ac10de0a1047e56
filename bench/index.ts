// Measures synthesis and rendering, and prints each figure beside its aim: `npm run bench`; with `-- --write` also into docs/performance.md.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appOf } from "./environments";
import { furtherResources } from "./further";
import { type Command, measurePairs } from "./measure";
import { rendering } from "./render";
import { ratioRow, tableOf, writeFigures } from "./report";

const runs = 7;
const environments = 9;

async function bench(outdir: string): Promise<void> {
  const bare: Command = ["node", "-e", 'require("cdktf")'];
  const loaded = measurePairs("bare node and the app", bare, appOf(environments, outdir), runs);

  const synth: Command = [join("node_modules", ".bin", "cdktf"), "synth", "--output", join(outdir, "cdktf")];
  const commandLine = measurePairs("cdktf synth", [...synth, "--app", "node bench/empty.cjs"], synth, runs);

  const table = tableOf([
    ratioRow(`App of ${environments} environments against bare node with cdktf loaded`, 2.5, loaded),
    ...furtherResources(environments, outdir, runs),
    ratioRow("`cdktf synth` of this project against that of an empty app", 1.15, commandLine),
    ...(await rendering(outdir, runs)),
  ]);
  process.stdout.write(`\n${table}\n`);
  if (process.argv.includes("--write")) {
    writeFigures(table);
  }
}

const outdir = mkdtempSync(join(tmpdir(), "slipway-bench-"));
bench(outdir).finally(() => rmSync(outdir, { recursive: true }));
