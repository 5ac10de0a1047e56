import { type Colour, coloured, type Output } from "../colours";
import { type Action, actionOf, attributesIn, changesIn, type PlanJson, type ResourceChange } from "./plan";

/** In the order in which a reader should see them: what cannot be taken back comes first. */
const order: readonly Action[] = ["destroy", "replace", "forget", "change", "create", "keep"];

const marks: Readonly<Record<Action, string>> = {
  destroy: "!! destroy",
  replace: "!! replace",
  forget: "!  forget ",
  change: "~  change ",
  create: "+  create ",
  keep: "=  keep   ",
};

/** A plan for a reader: a line per change, destructive ones first, and the numbers. No value of an attribute is in it. */
export function summaryOf(plan: PlanJson): string[] {
  const changes = changesIn(plan);
  const lines = order.flatMap((action) =>
    changes.filter((change) => actionOf(change) === action).map((change) => `  ${marks[action]}  ${describe(change)}`),
  );
  const outputs = changedOutputs(plan);
  return [
    ...lines,
    ...(outputs.length > 0 ? [`  ~  outputs   ${outputs.join(", ")}`] : []),
    ...(lines.length + outputs.length > 0 ? [`  ${totalsOf(plan)}`] : []),
  ];
}

/** Colours of {@link marks}, by how they begin. */
const markColours: Readonly<Record<string, Colour>> = { "!!": "red", "!": "yellow", "~": "yellow", "+": "green" };

/** Lines of a summary as a terminal shows them: what destroys is red. */
export function inColours(summary: readonly string[], output?: Output): string[] {
  return summary.map((line) => {
    const colour = markColours[line.trimStart().split(" ")[0] ?? ""];
    return colour === undefined ? line : coloured(line, colour, output);
  });
}

/** Such as `1 to destroy, 2 to change`. */
export function totalsOf(plan: PlanJson): string {
  const changes = changesIn(plan);
  const counts = order.flatMap((action) => {
    const count = changes.filter((change) => actionOf(change) === action).length;
    return count === 0 ? [] : [action === "keep" ? `${count} to move or import` : `${count} to ${action}`];
  });
  return counts.length > 0 ? counts.join(", ") : changedOutputs(plan).length > 0 ? "only outputs change" : "no changes";
}

/** Whether there is anything to apply. */
export const isEmpty = (plan: PlanJson): boolean => changesIn(plan).length + changedOutputs(plan).length === 0;

function changedOutputs({ output_changes: outputs = {} }: PlanJson): string[] {
  return Object.entries(outputs).flatMap(([name, { actions }]) => (actions.every((action) => action === "no-op") ? [] : [name]));
}

function describe(change: ResourceChange): string {
  const { address, previous_address: previous, change: details } = change;
  return [
    address,
    ...(previous === undefined ? [] : [`(moved from ${previous})`]),
    ...(details.importing === undefined ? [] : [`(imported${details.importing.id ? ` as ${details.importing.id}` : ""})`]),
    ...reasonOf(change),
  ].join(" ");
}

function reasonOf(change: ResourceChange): string[] {
  switch (actionOf(change)) {
    case "change":
      return [`(${attributesIn(change).join(", ")})`];
    case "replace": {
      const forcing = [...new Set((change.change.replace_paths ?? []).map(([attribute]) => String(attribute)))];
      return forcing.length > 0 ? [`(because of ${forcing.join(", ")})`] : [];
    }
    default:
      return [];
  }
}
