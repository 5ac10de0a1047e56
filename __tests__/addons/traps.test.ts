import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { addonsWith, everyAddon, releasesOf } from "../support/addons";

const guide = readFileSync(join(projectRoot, "docs/guides/add-ons.md"), "utf8");

describe("the traps of the charts", () => {
  it("are thirteen, each with a line that says why it does not bite", () => {
    const rows = [...guide.matchAll(/^\| (\d+) \| (.+) \| (.+) \|$/gm)].map(([, number, trap, answer]) => [number, trap, answer]);
    expect(rows.map(([number]) => number)).toEqual(Array.from({ length: 13 }, (_, at) => String(at + 1)));
    expect(rows.filter(([, trap, answer]) => !trap?.trim() || !answer?.trim())).toEqual([]);
  });

  it("1: pins the helm provider at one that follows references of a schema to the web", () => {
    expect(readFileSync(join(projectRoot, "locks/helm.hcl"), "utf8")).toMatch(/^ {2}version {5}= "3\.1\.1"$/m);
  });

  it("7: leaves the charts' own network policies off, which would deny or allow what the foundation does not know of", () => {
    const policies = Object.values(everyAddon)
      .flatMap((changes) => releasesOf(addonsWith(changes)))
      .flatMap(({ name, values }) => [...JSON.stringify(values).matchAll(/"networkPolicy":\{"enabled":true/g)].map(() => name));
    expect(policies).toEqual([]);
  });
});
