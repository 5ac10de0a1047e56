import { z } from "zod";
import { reasonsOf } from "../../environments/reasons";
import { sections } from "../../environments/schema";
import { reason } from "../../lib/schema";
import { staging } from "../support/debtflow/staging";
import { environmentWith } from "../support/environments";

const why = "a test says why";

describe("reasonsOf", () => {
  it("tells each weakened default with its path, what it is instead, and the reason", () => {
    const environment = environmentWith({
      "database.multiAz": { enabled: false, reason: why },
      "buckets.files.versioning": { enabled: false, reason: why },
      "cache.authentication": { type: "none", reason: why },
    });
    expect(reasonsOf(environment)).toEqual([
      { path: "debtflow-production.database.multiAz", settings: { enabled: false }, reason: why },
      { path: "debtflow-production.cache.authentication", settings: { type: "none" }, reason: why },
      { path: "debtflow-production.buckets.files.versioning", settings: { enabled: false }, reason: why },
    ]);
  });

  it("finds them in tables of tables, too", () => {
    const adopted = { "cluster.nodeGroups.nodes.adopted": { enabled: true, reason: why } };
    expect(reasonsOf(environmentWith(adopted, staging)).map(({ path }) => path)).toContain(
      "debtflow-staging.cluster.nodeGroups.nodes.adopted",
    );
  });

  it("tells a text that only looks like a secret, and not the text", () => {
    const text = { from: "text", value: "X-CSRF-Token", reason: why };
    const environment = environmentWith({
      "application.images.api.variables.CSRF_TOKEN": text,
      "application.components.api.files": { "/etc/app/url": { ...text, value: "a://b:hunter2@c" } },
      "workloads.api.variables": { SESSION_TOKEN: text },
    });
    expect(reasonsOf(environment)).toEqual(
      [
        "application.images.api.variables.CSRF_TOKEN",
        'application.components.api.files["/etc/app/url"]',
        "workloads.api.variables.SESSION_TOKEN",
      ].map((path) => ({ path: `debtflow-production.${path}`, settings: { from: "text" }, reason: why })),
    );
  });

  it("takes no table of the user's for one", () => {
    const environment = environmentWith({
      tags: { enabled: "false", reason: "a tag of this name" },
      "application.components.api.variables": { reason: "a variable", enabled: "false" },
    });
    expect(reasonsOf(environment)).toEqual([]);
  });

  it("knows every reason that the schema asks for", () => {
    const reasons = [...shapesIn(sections, new Set())].flatMap((shape) => ("reason" in shape ? [shape.reason] : []));
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.every((one) => one === reason)).toBe(true);
  });
});

/** Shapes of all tables of a schema. */
function* shapesIn(schema: z.ZodType, seen: Set<unknown>): Generator<Readonly<Record<string, z.ZodType>>> {
  if (seen.has(schema)) {
    return;
  }
  seen.add(schema);
  if (schema instanceof z.ZodObject) {
    yield schema.shape as Readonly<Record<string, z.ZodType>>;
  }
  // Wrappers, tables, lists and choices have theirs in the definition.
  const parts: unknown[] = schema instanceof z.ZodObject ? Object.values(schema.shape) : Object.values(schema.def).flat();
  for (const one of parts) {
    if (one instanceof z.ZodType) {
      yield* shapesIn(one, seen);
    }
  }
}
