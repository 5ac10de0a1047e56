import { addonsWith, releasesOf } from "../support/addons";
import { staging } from "../support/debtflow/staging";

const token = { clusterAccess: { type: "token" } };
const timeoutsOf = (changes: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(releasesOf(addonsWith(changes, staging)).map(({ address, body }) => [address, Number(body.timeout)]));

describe("The add-ons' releases, with a token of 15 minutes", () => {
  it("end before it does, one after another, and the way back of the last one", () => {
    const releases = releasesOf(addonsWith(token, staging));
    const byAddress = new Map(releases.map((release) => [release.address, release]));
    const secondsTo = (address: string): number => {
      const release = byAddress.get(address);
      return release === undefined ? 0 : Number(release.body.timeout) + Math.max(0, ...release.dependsOn.map(secondsTo));
    };
    const all = releases.map(({ address }) => secondsTo(address));
    const longest = Math.max(...Object.values(timeoutsOf(token)));
    expect(Math.max(...all)).toBeGreaterThan(0);
    expect(Math.max(...all) + longest).toBeLessThan(15 * 60);
    expect(Math.min(...Object.values(timeoutsOf(token)))).toBeGreaterThanOrEqual(120);
  });

  it("are refused where that leaves too little for each", () => {
    expect(() =>
      addonsWith({ ...token, "addons.monitoring": { grafana: { sourceCidrs: ["198.51.100.0/24"], path: "/grafana" } } }, staging),
    ).toThrow(
      /^debtflow-staging\.clusterAccess\.type: is a login for 15 minutes, and the add-ons have \d+ releases one after another: fewer than 120 seconds for each, and for the way back, got "token"; allowed: exec, kubeconfig, or fewer add-ons$/,
    );
  });

  it("have ten minutes each by any other login", () => {
    expect(new Set(Object.values(timeoutsOf({})))).toEqual(new Set([600]));
  });
});
