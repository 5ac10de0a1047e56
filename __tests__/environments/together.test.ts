import { local } from "../support/debtflow/local";
import { staging } from "../support/debtflow/staging";
import { definitionWith } from "../support/definitions";
import { messageOfAll } from "../support/messages";

describe("an environment that was not asked for", () => {
  const clash = { "cluster.name": "debtflow-production" };
  const theSame =
    'debtflow-staging.cluster.name: is the same as debtflow-production.cluster.name, got "debtflow-production"; allowed: a name of its own';

  it.each([
    ["before", [definitionWith({}), definitionWith(clash, staging)]],
    ["after", [definitionWith(clash, staging), definitionWith({})]],
  ])("is told where it clashes with one that was, also where it stands %s it", (_, definitions) => {
    expect(messageOfAll(definitions, "debtflow-staging")).toBe(theSame);
    expect(messageOfAll(definitions, "debtflow-production")).toBe(
      'debtflow-production.cluster.name: is the same as debtflow-staging.cluster.name, got "debtflow-production"; allowed: a name of its own',
    );
  });

  it("may clash with another one that was not", () => {
    expect(messageOfAll([definitionWith({}), definitionWith(clash, staging), local], "local")).toBe("no problem");
  });

  it("takes part with what of it is valid, and its own problems are not told", () => {
    const broken = definitionWith({ ...clash, "database.storageGib": "20", "application.components.api.pot": 80 }, staging);
    expect(messageOfAll([definitionWith({}), broken, local], "debtflow-production")).toMatch(
      /^debtflow-production\.cluster\.name: is the same as debtflow-staging\.cluster\.name, [^\n]*$/,
    );
    expect(messageOfAll([definitionWith({}), broken, local], "local")).toBe("no problem");
    expect(messageOfAll([definitionWith({}), definitionWith({ account: "1" }, staging)], "debtflow-production")).toBe(
      "no problem",
    );
  });

  it.each(["debtflow-staging", "debtflow-production"])("keeps its state where %s, of the same system, does", (id) => {
    const elsewhere = definitionWith({ account: "210987654321" }, staging);
    const other = id === "debtflow-staging" ? "debtflow-production" : "debtflow-staging";
    for (const definitions of [
      [definitionWith({}), elsewhere],
      [elsewhere, definitionWith({})],
    ]) {
      expect(messageOfAll(definitions, id)).toMatch(
        new RegExp(`^${id}\\.backend: keeps its state in another place than ${other}, under the same owner debtflow`),
      );
    }
  });
});

describe("a host", () => {
  const host = "app.example.com";
  const zone = { dns: { domain: "example.com" }, "ingress.host": host };

  it.each([
    ["ingress.host", {}],
    ["addons.monitoring.grafana.host", { "ingress.host": "other.example.com", "addons.monitoring.grafana": { host } }],
    [
      `ingress.hosts["${host}"]`,
      { "ingress.host": "other.example.com", "ingress.hosts": { [host]: { routes: { "/": "api" } } } },
    ],
    [
      "addons.argoCd.host",
      {
        "ingress.host": "other.example.com",
        delivery: "argocd",
        "addons.argoCd": { repository: "https://github.com/debtflow/deploy", path: "staging", host },
      },
    ],
  ])("is one environment's: not another one's %s", (path, changes) => {
    expect(messageOfAll([definitionWith(zone), definitionWith({ ...zone, ...changes }, staging)])).toContain(
      `debtflow-staging.${path}: is the same as debtflow-production.ingress.host, got "${host}"; allowed: a name of its own`,
    );
  });

  it("may be that of two environments where no zone points it at either", () => {
    const without = { dns: undefined, "ingress.host": host };
    expect(messageOfAll([definitionWith(zone), definitionWith(without, staging)])).not.toContain("is the same as");
  });
});

it("tells an environment that is in the list twice once, and nothing that follows from it", () => {
  expect(messageOfAll([definitionWith({}), definitionWith({})])).toBe(
    "debtflow-production: is in the list of environments twice; allowed: a stage of its own for each",
  );
});
