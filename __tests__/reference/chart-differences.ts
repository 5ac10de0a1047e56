import { isDeepStrictEqual } from "node:util";
import { citesLine } from "./differences";
import { documentChart } from "./document-004/chart";
import { fits } from "./stack-arguments";
import { quoted, tableRows } from "./tables";

/** A row of the chart's table. */
export interface ChartRow {
  /** `Kind/name` of an object, `Kind/name.path` or `Kind.path` of a field. */
  readonly keys: readonly string[];
  readonly document: string;
  readonly slipway: string;
  readonly reason: string;
}

/** What was rendered, by `Kind/name`. */
export type Rendered = ReadonlyMap<string, unknown>;

/** Rows of the tables whose first column is headed `object`. */
export function chartRowsOf(markdown: string): ChartRow[] {
  return tableRows(markdown, "object").map(([object = "", document = "", slipway = "", reason = ""]) => ({
    keys: quoted(object),
    document,
    slipway,
    reason,
  }));
}

interface Mismatch {
  readonly id: string;
  readonly path: string;
  readonly line: number;
}

/** Everything in which table and rendered objects disagree. */
export function chartDisagreements(rows: readonly ChartRow[], ours: Rendered): string[] {
  const keyed = rows.flatMap((row) => row.keys.map((key) => ({ row, key })));
  const renamed = new Map(
    documentChart.flatMap(({ id }) => keyed.filter(({ key }) => key === id).map(({ row }) => [id, row] as const)),
  );
  const counterpartOf = (id: string): string | undefined => {
    const row = renamed.get(id);
    return row === undefined ? id : quoted(row.slipway).find((name) => ours.has(name));
  };
  const taken = new Set(documentChart.map(({ id }) => counterpartOf(id)));
  const additions = [...ours.keys()].filter((id) => !taken.has(id));
  const mismatches = documentChart.flatMap(({ id, fields = {} }): Mismatch[] => {
    const object = ours.get(counterpartOf(id) ?? "");
    return object === undefined
      ? []
      : Object.entries(fields).flatMap(([path, [line, value]]) =>
          isDeepStrictEqual(valueAt(object, path), value) ? [] : [{ id, path, line }],
        );
  });

  return [
    ...documentChart.flatMap(({ id, line }) => objectProblems(id, line, renamed.get(id), counterpartOf(id), ours)),
    ...mismatches.flatMap(({ id, path, line }) => {
      const covering = keyed.filter(({ key }) => coversField(key, id, path));
      return covering.length === 0
        ? [`no row for \`${id}.${path}\`, which is not what 004:${line} says`]
        : covering.some(({ row }) => citesLine(row.document, line))
          ? []
          : [`the row \`${covering[0]?.key}\` does not cite 004:${line}`];
    }),
    ...additions
      .filter((id) => !keyed.some(({ key }) => fits(key, id)))
      .map((id) => `no row for \`${id}\`, which the document does not have`),
    ...keyed.flatMap(({ key }) =>
      documentChart.some(({ id }) => id === key) ||
      mismatches.some(({ id, path }) => coversField(key, id, path)) ||
      additions.some((id) => fits(key, id)) ||
      isBeside(key, ours)
        ? []
        : [`the row \`${key}\` names no difference: take it away`],
    ),
    ...rows
      .filter(({ keys, reason }) => keys.length === 0 || reason === "")
      .map((row) => `no key or no reason: ${JSON.stringify(row)}`),
  ];
}

function objectProblems(id: string, line: number, row: ChartRow | undefined, counterpart: string | undefined, ours: Rendered) {
  if (row === undefined) {
    return ours.has(id) ? [] : [`no row for \`${id}\` (004:${line}), which is not rendered`];
  }
  return [
    ...(ours.has(id) ? [`the row \`${id}\` names no difference: it is rendered under this name`] : []),
    ...(counterpart === undefined && !/\bnone\b/.test(row.slipway)
      ? [`the row \`${id}\` names no object that is rendered, and does not say none`]
      : []),
    ...(citesLine(row.document, line) ? [] : [`the row \`${id}\` does not cite 004:${line}`]),
  ];
}

/** `Kind/name.path` or `Kind.path`, of a field or of what it lies in. */
function coversField(key: string, id: string, path: string): boolean {
  const kind = id.replace(/\/.*/, "");
  return [id, kind].some((owner) => key.length > owner.length && `${owner}.${path}.`.startsWith(`${key}.`));
}

/** A field that objects of ours have and the document does not state. */
function isBeside(key: string, ours: Rendered): boolean {
  const isStated = documentChart.some(({ id, fields = {} }) => Object.keys(fields).some((path) => coversField(key, id, path)));
  const isOurs = [...ours].some(([id, object]) =>
    [id, id.replace(/\/.*/, "")].some(
      (owner) => key.startsWith(`${owner}.`) && valueAt(object, key.slice(owner.length + 1)) !== undefined,
    ),
  );
  return isOurs && !isStated;
}

/** The value at a path; a key may have dots of its own. */
function valueAt(value: unknown, path: string): unknown {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  for (const [key, inner] of Object.entries(value)) {
    const found = path === key ? inner : path.startsWith(`${key}.`) ? valueAt(inner, path.slice(key.length + 1)) : undefined;
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
