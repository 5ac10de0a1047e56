import { relative } from "node:path";
import { projectRoot } from "../../lib/project";
import type { Filled } from "../cluster/simulated";
import type { Outcome } from "../deployment/deploy";
import type { Output } from "../terraform/runner";

/** What a start has come to. */
export interface Started {
  /** The environment. */
  readonly id: string;
  /** Such as `1 min 46 s`. */
  readonly elapsed: string;
  /** Of the platform. */
  readonly outputs: Readonly<Record<string, Output>>;
  readonly outcome: Outcome;
  /** The simulated cluster. @default - there is none */
  readonly simulated?: (Filled & { readonly kubeconfig: string; readonly kubectl: string }) | undefined;
  /** Variables that lead AWS clients to the emulator. */
  readonly variables: Readonly<Record<string, string>>;
}

const width = 80;

/** The last screen: what is up, what is not and why, and how to go on. */
export function screenOf({ id, elapsed, outputs, outcome, simulated, variables }: Started): string {
  const missing = [
    ...outcome.leftOut.map((line) => `left out: ${line}`),
    ...outcome.waiting.map((line) => `waits: ${line}`),
    ...(simulated?.leftOut ?? []).map((line) => `left out: ${line}`),
  ];
  const values = Object.entries(outputs).map(([name, { value, sensitive }]) => `${name} = ${textOf(value, sensitive)}`);
  return [
    "",
    ...wrapped(`${id} is up on the emulator after ${elapsed}${missing.length > 0 ? ", but for what is named below" : ""}.`, ""),
    ...(simulated ? simulatedLines(simulated) : []),
    ...(missing.length > 0 ? ["", ...missing.flatMap((line) => wrapped(line, "  "))] : []),
    "",
    `Outputs of ${id}-platform:`,
    ...(values.length > 0 ? values : ["none"]).map((line) => `  ${line}`),
    "",
    "Next:",
    "  npm start                  again after a change: applies the difference",
    ...(simulated ? [] : ["  npm start -- --cluster     add-ons and application too, in a simulated cluster"]),
    `  npx slipway status ${id.padEnd(7)} what is deployed; --plan: what differs`,
    "  npm start -- --down        destroys everything and stops the emulator",
    "",
    "terraform and any AWS client reach the emulator with these variables:",
    ...Object.entries(variables).map(([name, value]) => `  export ${name}=${value}`),
  ].join("\n");
}

function simulatedLines({ pods, kubeconfig, kubectl }: NonNullable<Started["simulated"]>): string[] {
  const counts = Object.entries(pods).map(([namespace, count]) => `${namespace} ${count}`);
  return [
    ...wrapped(`Pods that run in its simulated cluster: ${counts.join(", ") || "none"}.`, ""),
    "The API server is real; nodes and pods are simulated: no container runs, no",
    "image is pulled, and secrets have made-up values. To look at it:",
    `  export KUBECONFIG=$PWD/${relative(projectRoot, kubeconfig)}`,
    `  ${relative(projectRoot, kubectl)} get pods --all-namespaces`,
  ];
}

const textOf = (value: unknown, sensitive: boolean): string =>
  sensitive ? "(sensitive)" : typeof value === "string" ? value : JSON.stringify(value);

/** In lines of 80 columns where the words allow it, each with this indent, and further lines with two spaces more. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    if (line.trim() !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}  `;
    }
    line += line.trim() === "" ? word : ` ${word}`;
  }
  return [...lines, line];
}
