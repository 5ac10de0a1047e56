import { catalogue } from "../../../addons";
import { supportEnding } from "../../../tools/deployment/support";
import { environmentWith } from "../../support/environments";

const { chart, version, supportedUntil } = catalogue.metricsServer;
const daysBefore = (days: number) => new Date(Date.parse(supportedUntil) - days * 86_400_000);

describe("supportEnding", () => {
  it("says nothing of a version with more than a quarter to go", () => {
    expect(supportEnding(environmentWith({}), daysBefore(91))).toEqual([]);
  });

  it("tells a version that comes to its end, and one that came to it", () => {
    expect(supportEnding(environmentWith({}), daysBefore(90))).toContain(
      `chart ${chart} ${version} is supported until ${supportedUntil}`,
    );
    expect(supportEnding(environmentWith({}), daysBefore(-1))).toContain(
      `chart ${chart} ${version} was to be looked at by ${supportedUntil}`,
    );
  });

  it("leaves out what the environment does not install", () => {
    const without = environmentWith({ "addons.metricsServer": false });
    expect(supportEnding(without, daysBefore(0)).filter((text) => text.includes(chart))).toEqual([]);
  });
});
