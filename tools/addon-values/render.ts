import type { Shape } from "./shape";

const scalar = "string | number | boolean";

/** TypeScript type of a chart's values: every key optional, and none that the chart does not have. */
export function valuesType(chart: string, version: string, shape: Shape): string {
  return [
    `// Generated from values.yaml of the chart ${chart} ${version} by \`npm run charts\`; do not edit.`,
    "",
    `/** Values of the chart ${chart}. */`,
    `export interface ${interfaceOf(chart)} ${typeOf(shape, 0)}`,
    "",
  ].join("\n");
}

/** `cert-manager` -> `CertManagerValues`. */
export function interfaceOf(chart: string): string {
  const words = chart.split("-").map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${words.join("")}Values`;
}

function typeOf(shape: Shape, depth: number): string {
  switch (shape.kind) {
    case "text":
      return "string";
    case "number":
      return "number";
    case "flag":
      return "boolean";
    case "scalar":
      return scalar;
    case "anything":
      return "unknown";
    case "table":
      return "Readonly<Record<string, unknown>>";
    case "list":
      return `readonly ${typeOf(shape.items, depth)}[]`;
    case "object": {
      const indent = "  ".repeat(depth + 1);
      const lines = [...shape.keys].map(
        ([key, inner]) =>
          `${indent}readonly ${/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key)}?: ${typeOf(inner, depth + 1)};`,
      );
      return `{\n${lines.join("\n")}\n${"  ".repeat(depth)}}`;
    }
  }
}
