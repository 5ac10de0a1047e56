import { document004, mentioned, stages } from "./document-004";
import { additionsOf, type Mismatch, mismatchesOf } from "./mismatches";
import { addressesIn, fits, type Stack } from "./stack-arguments";
import { quoted, tableRows } from "./tables";

/** A row of docs/differences.md: what differs, the document's value, ours, the reason. */
export interface Row {
  /** `type.argument` of every resource of that type, `type.name.argument` of one, or what stands beside the document. */
  readonly keys: readonly string[];
  readonly document: string;
  readonly slipway: string;
  readonly reason: string;
}

/** Every resource of the document, in either stage. */
const everyResource = stages.flatMap(document004);
const documentTypes = new Set(everyResource.map(({ address }) => address.slice(0, address.lastIndexOf("."))));

/** The stacks of both stages, and the one that both share. */
export interface Stacks {
  readonly staging: Stack;
  readonly production: Stack;
  readonly bootstrap: Stack;
}

/** Rows of the tables whose first column is headed `what`. */
export function rowsOf(markdown: string): Row[] {
  return tableRows(markdown, "what").map(([what = "", document = "", slipway = "", reason = ""]) => ({
    keys: quoted(what),
    document,
    slipway,
    reason,
  }));
}

/** Everything in which table and stacks disagree, each as what to do about it. */
export function disagreements(rows: readonly Row[], stacks: Stacks): string[] {
  const mismatches = stages.flatMap((stage) => mismatchesOf(stage, stacks[stage]));
  const additions = [
    ...new Set([...stages.flatMap((stage) => additionsOf(stage, stacks[stage])), ...addressesIn(stacks.bootstrap)]),
  ].filter((address) => !mentioned.some(({ ours }) => ours.some((pattern) => fits(pattern, address))));
  const keyed = rows.flatMap((row) => row.keys.map((key) => ({ row, key })));

  const unexplained = mismatches.filter((mismatch) => !keyed.some(({ key }) => covers(key, mismatch)));
  const unlisted = additions.filter((address) => !keyed.some(({ key }) => adds(key, address)));
  return [
    ...unexplained.map(
      (one) => `no row for \`${one.type}.${one.name}${one.path && `.${one.path}`}\` (${one.stage}): ${compared(one)}`,
    ),
    ...unlisted.map((address) => `no row for \`${address}\`, which the document does not have`),
    ...keyed.flatMap(({ row, key }) => {
      const covered = mismatches.filter((mismatch) => covers(key, mismatch));
      const isAddition = additions.some((address) => adds(key, address));
      return covered.length + Number(isAddition) === 0
        ? [`the row \`${key}\` names no difference: take it away`]
        : [...tooBroad(key, covered), ...covered.flatMap((mismatch) => misstated(row, key, mismatch))];
    }),
    ...rows
      .filter(({ keys, reason }) => keys.length === 0 || reason === "")
      .map((row) => `no key or no reason: ${JSON.stringify(row)}`),
  ];
}

/** A key takes in what lies below it: `aws_eks_cluster.access_config` both arguments of the block. */
function covers(key: string, { type, name, path }: Mismatch): boolean {
  const resource = `${type}.${name}`;
  if (path === "") {
    return key === type || key === resource;
  }
  return (
    key !== resource && [type, resource].some((owner) => `${owner}.${path}.`.startsWith(`${key}.`) && key.length > owner.length)
  );
}

/** A type that the document does not have, or addresses; `*` stands for anything. */
function adds(key: string, address: string): boolean {
  const type = address.slice(0, address.lastIndexOf("."));
  return key === type ? !documentTypes.has(type) : key.includes(".") && fits(key, address);
}

/** A key without a resource's name speaks of every resource of its type. */
function tooBroad(key: string, covered: readonly Mismatch[]): string[] {
  const [first] = covered;
  if (first === undefined || `${key}.`.startsWith(`${first.type}.${first.name}.`)) {
    return [];
  }
  const ofType = stages
    .flatMap(document004)
    .filter(({ arguments: stated, address }) => stated && address.startsWith(`${first.type}.`));
  const names = new Set(ofType.map(({ address }) => address.slice(first.type.length + 1).replace(/\[\d+\]$/, "")));
  return [...names]
    .filter((name) => !covered.some((mismatch) => mismatch.name === name))
    .map((name) => `the row \`${key}\` speaks of every ${first.type}, but ${name} is the document's: name the others`);
}

/** A row that names an argument itself shows both values, and cites the line. */
function misstated({ document, slipway }: Row, key: string, mismatch: Mismatch): string[] {
  const { stage, stated, ours, path } = mismatch;
  const problems: string[] = [];
  if (stated && !citesLine(document, stated[0])) {
    problems.push(`the row \`${key}\` does not cite 004:${stated[0]}`);
  }
  if (path === "" || !key.endsWith(path)) {
    return problems;
  }
  const shows = (cell: string, value: unknown) => {
    const text = String(value).replaceAll(stage, "<stage>");
    return quoted(cell).some((shown) => shown.replaceAll(stage, "<stage>") === text);
  };
  const isPlain = (value: unknown) =>
    typeof value !== "object" && !String(value).includes("${") && !String(value).startsWith("{");
  if (stated === undefined ? !/\bnone\b/.test(document) : isPlain(stated[1]) && !shows(document, stated[1])) {
    problems.push(`the row \`${key}\` does not show the document's ${stated ? `\`${String(stated[1])}\`` : '"none"'}`);
  }
  if (ours && isPlain(ours.value) && !shows(slipway, ours.value)) {
    problems.push(`the row \`${key}\` does not show \`${String(ours.value)}\`, which the stack of ${stage} has`);
  }
  return problems;
}

/** Whether a cell cites the line, by itself or in a range. */
export function citesLine(cell: string, line: number): boolean {
  return [...cell.matchAll(/004:(\d+)(?:-(\d+))?/g)].some(
    ([, from = "", to = from]) => Number(from) <= line && line <= Number(to),
  );
}

function compared({ path, stated, ours }: Mismatch): string {
  if (path === "") {
    return `004:${stated?.[0]} has it, the stack does not`;
  }
  const theirs = stated ? `004:${stated[0]} says ${JSON.stringify(stated[1])}` : "the document says nothing";
  return `${theirs}, the stack ${ours ? JSON.stringify(ours.value) : "nothing"}`;
}
