import { isGraviton } from "../../lib/instance-types";

describe("isGraviton", () => {
  it.each(["t4g.medium", "m7gd.large", "im4gn.large", "x2gd.metal", "g5g.xlarge", "a1.large"])("is true of %s", (type) => {
    expect(isGraviton(type)).toBe(true);
  });

  it.each(["t3.medium", "g5.xlarge", "g4dn.xlarge", "m7i-flex.large", "inf2.xlarge", "a10.large"])("is false of %s", (type) => {
    expect(isGraviton(type)).toBe(false);
  });
});
