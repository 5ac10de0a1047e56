import { isGranted, type KubernetesRequest } from "../support/kubernetes-rights";
import { allowsAws, type Calls, grants, type Layer, layers, resourceText, type Way } from "./deployers";

interface Asked {
  readonly way: Way;
  readonly calls: readonly Calls[];
}

/** A call of a stack, and whether each way's identity may make it; nothing where its stack does not make it. */
interface Row {
  readonly on: string;
  readonly call: string;
  readonly layer: Layer;
  readonly allowed: Map<Way["name"], boolean>;
}

const words: Readonly<Record<Layer, string>> = {
  bootstrap: "bootstrap",
  platform: "platform",
  addons: "add-ons",
  application: "application",
};

/**
 * Which identity may make which call, as a table in Markdown.
 *
 * @param kinds what applications may ask of the cluster besides
 */
export function identitiesTable(asked: readonly Asked[], kinds: readonly KubernetesRequest[]): string {
  const rows = new Map<string, Row>();
  const add = (on: string, call: string, layer: Layer, { name }: Way, allowed: boolean) => {
    const key = [layer, on, call].join();
    const row = rows.get(key) ?? { on, call, layer, allowed: new Map() };
    // A call that is refused for one of many things that it is made on is refused.
    row.allowed.set(name, allowed && row.allowed.get(name) !== false);
    rows.set(key, row);
  };
  for (const { way, calls } of asked) {
    const granted = grants(way);
    for (const { layer, aws, cluster } of calls) {
      for (const call of aws) {
        add(call.on, call.action, layer, way, allowsAws(way, call));
      }
      for (const request of layer === "application" ? [...cluster, ...kinds] : cluster) {
        const on = layer === "application" ? "objects in the application's namespace" : "objects in the whole cluster";
        add(on, resourceText(request), layer, way, isGranted(granted, request));
      }
    }
  }
  const names = asked.map(({ way: { name } }) => name);
  const head = ["on", "calls", "made by the stacks", ...names];
  const lines = merged([...rows.values()], names).map((cells) => `| ${cells.join(" | ")} |`);
  return [`| ${head.join(" | ")} |`, `|${head.map(() => "---|").join("")}`, ...lines].join("\n");
}

/** Lines of cells: of calls that differ in nothing but the stack, or then the call, one is made. */
function merged(rows: readonly Row[], names: readonly Way["name"][]): string[][] {
  const answers = ({ allowed }: Row) =>
    names.map((name) => (allowed.has(name) ? (allowed.get(name) ? "yes" : "no") : "not asked"));
  const byCall = Object.values(groupBy(rows, (row) => [row.on, row.call, ...answers(row)].join())).map((same) => ({
    ...same[0],
    stacks: layers
      .filter((layer) => same.some((row) => row.layer === layer))
      .map((layer) => words[layer])
      .join(", "),
    answers: answers(same[0]),
  }));
  return Object.values(groupBy(byCall, ({ on, stacks, answers }) => [on, stacks, ...answers].join())).map((same) => [
    same[0].on,
    same
      .map(({ call }) => call)
      .sort()
      .map((call) => `\`${call}\``)
      .join(", "),
    same[0].stacks,
    ...same[0].answers,
  ]);
}

/** Values of the same key, in the order of their first. */
function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Record<string, [Value, ...Value[]]> {
  const groups: Record<string, [Value, ...Value[]]> = {};
  for (const value of values) {
    const group = groups[keyOf(value)];
    if (group === undefined) {
      groups[keyOf(value)] = [value];
    } else {
      group.push(value);
    }
  }
  return groups;
}
