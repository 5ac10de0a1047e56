import { appOf, heapOf, resourcesOf } from "./environments";
import { measurePairs, median, type Pair } from "./measure";
import { mediansOf, type Row } from "./report";

const many = 100;
const most = 1000;
/** A thousand environments take too long for more. */
const longRuns = 3;

/** What each further resource costs, and whether the last of a thousand environments cost what the first ones do. */
export function furtherResources(few: number, outdir: string, runs: number): Row[] {
  const near = measureStep(few, many, outdir, runs);
  const far = measureStep(many, most, outdir, longRuns);
  return [
    ...rowsOf(near),
    ...rowsOf(far),
    {
      what: "Linear: CPU per further resource in the second step against the first",
      aim: "at most 1.2x",
      figure: `${(far.cpuMs / near.cpuMs).toFixed(2)}x`,
      from: `${near.cpuMs.toFixed(3)} ms and ${far.cpuMs.toFixed(3)} ms`,
      runs: longRuns,
    },
  ];
}

/** Two numbers of environments, and what a resource of those between them costs. */
interface Step {
  readonly name: string;
  readonly pairs: readonly Pair[];
  readonly heaps: readonly [number, number];
  readonly cpuMs: number;
  readonly heapKb: number;
}

function measureStep(from: number, to: number, outdir: string, runs: number): Step {
  const pairs = measurePairs(`${from} and ${to} environments`, appOf(from, outdir), appOf(to, outdir), runs);
  const [before, after] = [resourcesOf(from, outdir), resourcesOf(to, outdir)];
  const heaps = [heapOf(from, outdir), heapOf(to, outdir)] as const;
  return {
    name: `${from} to ${to} environments (${before} to ${after} resources)`,
    pairs,
    heaps,
    cpuMs: (median(pairs, ({ a, b }) => b.cpuSeconds - a.cpuSeconds) * 1000) / (after - before),
    heapKb: (heaps[1] - heaps[0]) / 1000 / (after - before),
  };
}

function rowsOf({ name, pairs, heaps, cpuMs, heapKb }: Step): Row[] {
  const [heapBefore, heapAfter] = heaps.map((bytes) => `${(bytes / 1e6).toFixed(0)} MB`);
  return [
    {
      what: `CPU per further resource, ${name}`,
      aim: "at most 0.25 ms",
      figure: `${cpuMs.toFixed(3)} ms`,
      from: mediansOf(pairs),
      runs: pairs.length,
    },
    {
      what: `Heap per further resource, ${name}`,
      aim: "at most 6 kB",
      figure: `${heapKb.toFixed(2)} kB`,
      from: `${heapBefore} and ${heapAfter}`,
      runs: 1,
    },
  ];
}
