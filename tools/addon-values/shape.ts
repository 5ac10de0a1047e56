/** What a value may be, as far as the chart's default says. */
export type Shape =
  | { readonly kind: "text" | "number" | "flag" }
  /** The default is empty: any scalar. */
  | { readonly kind: "scalar" }
  /** The default is null: anything. */
  | { readonly kind: "anything" }
  /** A table whose keys are the user's, or a Kubernetes type's. */
  | { readonly kind: "table" }
  | { readonly kind: "list"; readonly items: Shape }
  | { readonly kind: "object"; readonly keys: ReadonlyMap<string, Shape> };

/** Keys that hold a part of Kubernetes' own types, or a table of the user's: what stands there by default is not all there may be. */
const open =
  /(annotations|labels|nodeSelector|affinity|securityContext|resources|limits|requests|strategy|probe|extraArgs|matchLabels|data|params)$/i;

/** The shape of a chart's values, from its values.yaml and the keys that do not stand there, such as `a.b`; a dot of a key is `\\.`. */
export function shapeOf(values: unknown, further: readonly string[] = []): Shape {
  return further.reduce((shape, path) => withKey(shape, keysOf(path)), shapeOfValue("", values));
}

function shapeOfValue(name: string, value: unknown): Shape {
  if (value === null || value === undefined) {
    return { kind: "anything" };
  }
  if (Array.isArray(value)) {
    return { kind: "list", items: itemsOf(value) };
  }
  switch (typeof value) {
    case "string":
      return { kind: value === "" ? "scalar" : "text" };
    case "number":
      return { kind: "number" };
    case "boolean":
      return { kind: "flag" };
    default: {
      const entries = Object.entries(value as object);
      return entries.length === 0 || open.test(name)
        ? { kind: "table" }
        : { kind: "object", keys: new Map(entries.map(([key, inner]) => [key, shapeOfValue(key, inner)])) };
    }
  }
}

/** Lists are the user's own; the default's items only say whether they are texts. */
function itemsOf(values: readonly unknown[]): Shape {
  const texts = values.length > 0 && values.every((value) => typeof value === "string");
  return { kind: texts ? "text" : "anything" };
}

const keysOf = (path: string) => path.split(/(?<!\\)\./).map((key) => key.replaceAll("\\.", "."));

function withKey(shape: Shape, [key = "", ...rest]: readonly string[]): Shape {
  const known = shape.kind === "object" ? shape.keys : new Map<string, Shape>();
  const inner = known.get(key) ?? { kind: "anything" };
  return { kind: "object", keys: new Map([...known, [key, rest.length === 0 ? inner : withKey(inner, rest)]]) };
}

/** Every key of `values` that the chart does not know, by its path. */
export function unknownKeys(shape: Shape, values: unknown, path = ""): string[] {
  if (shape.kind !== "object") {
    return [];
  }
  return Object.entries(values ?? {}).flatMap(([key, value]) => {
    const at = path === "" ? key : `${path}.${key}`;
    const inner = shape.keys.get(key);
    return inner === undefined ? [at] : unknownKeys(inner, value, at);
  });
}
