import { isGraviton, sizeOf } from "../../lib/instance-types";

describe("isGraviton", () => {
  it.each(["t4g.medium", "m7gd.large", "im4gn.large", "x2gd.metal", "g5g.xlarge", "a1.large"])("is true of %s", (type) => {
    expect(isGraviton(type)).toBe(true);
  });

  it.each(["t3.medium", "g5.xlarge", "g4dn.xlarge", "m7i-flex.large", "inf2.xlarge", "a10.large"])("is false of %s", (type) => {
    expect(isGraviton(type)).toBe(false);
  });
});

describe("sizeOf", () => {
  it.each([
    ["t3.small", 2, 2],
    ["t3.medium", 2, 4],
    ["t4g.xlarge", 4, 16],
    ["m5.large", 2, 8],
    ["c7g.2xlarge", 8, 16],
    ["r6i.16xlarge", 64, 512],
    ["m7i-flex.large", 2, 8],
  ])("tells what %s has: %d vCPUs and %d GiB", (type, cpus, gib) => {
    expect(sizeOf(type)).toEqual({ millicores: cpus * 1000, mebibytes: gib * 1024 });
  });

  it.each(["c5n.large", "m5.metal", "u-6tb1.metal", "g5.xlarge", "x2gd.large", "t3.huge"])(
    "does not guess what %s has",
    (type) => {
      expect(sizeOf(type)).toBeUndefined();
    },
  );
});
