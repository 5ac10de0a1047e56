import { architectureRefusal, instanceTypeOf, instanceTypeRefusal, sizeOf } from "../../lib/instance-types";

describe("the table of instance types", () => {
  it("tells what EC2 has under a name", () => {
    expect(instanceTypeOf("m7g.large")).toEqual({
      millicores: 2000,
      mebibytes: 8192,
      architectures: ["arm64"],
      hypervisor: "nitro",
      interfaces: 3,
      addressesPerInterface: 10,
    });
    expect(instanceTypeOf("m5.metal")?.hypervisor).toBe("none");
  });

  it("is whole: every type has a size, an architecture, and an address", () => {
    for (const name of ["a1.medium", "t2.nano", "mac1.metal", "x2gd.metal", "p5.48xlarge"]) {
      const type = instanceTypeOf(name);
      expect(type?.millicores).toBeGreaterThan(0);
      expect(type?.mebibytes).toBeGreaterThan(0);
      expect((type?.interfaces ?? 0) * (type?.addressesPerInterface ?? 0)).toBeGreaterThan(0);
      expect(type?.architectures.join()).toMatch(/^(x86_64|arm64|i386)/);
    }
  });

  it.each([
    [
      "m7g.lage",
      "arm64",
      /^m7g\.large, .*or another that AWS had on 2026-10-27; a newer one is added to lib\/data\/ec2-instance-types\.ts$/,
    ],
    ["t3.gigantic", "x86_64", /^t3\.2xlarge, .*t3\.large, /],
    ["q9.unheard-of-and-long", "x86_64", /^one that AWS had on/],
  ] as const)("refuses %s, with what it may have been meant as", (name, architecture, allowed) => {
    expect(instanceTypeRefusal(name, architecture)).toEqual({
      problem: "is no instance type of EC2",
      allowed: expect.stringMatching(allowed) as string,
    });
  });
});

describe("the architecture of a node group", () => {
  it.each([
    ["m7g.lage", "x86_64"],
    ["m7i.lage", "arm64"],
    ["m1.metal-", "x86_64"],
    ["c1.large", "arm64"],
  ] as const)("decides what is proposed for %s as %s", (name, architecture) => {
    const [proposed = ""] = (instanceTypeRefusal(name, architecture)?.allowed ?? "").split(", or another that");
    const types = proposed.split(", ").filter((type) => instanceTypeOf(type) !== undefined);
    expect(types).not.toEqual([]);
    expect(types.map((type) => architectureRefusal(type, architecture))).toEqual(types.map(() => undefined));
  });

  it.each([
    ["t4g.medium", "arm64"],
    ["im4gn.large", "arm64"],
    ["m7i-flex.large", "x86_64"],
    ["g4dn.xlarge", "x86_64"],
  ] as const)("takes %s as %s", (type, architecture) => {
    expect(architectureRefusal(type, architecture)).toBeUndefined();
  });

  it.each([
    ["m7i.large", "arm64", "is not of architecture arm64"],
    ["m7gd.large", "x86_64", "is not of architecture x86_64"],
    ["mac1.metal", "x86_64", "is a Mac host, which cannot run Linux nodes"],
    ["mac2.metal", "arm64", "is a Mac host, which cannot run Linux nodes"],
    ["a1.large", "arm64", "cannot start the nodes' image, Amazon Linux 2023"],
  ] as const)("refuses %s as %s", (type, architecture, problem) => {
    expect(architectureRefusal(type, architecture)?.problem).toBe(problem);
  });
});

describe("sizeOf", () => {
  it.each([
    ["t3.small", 2, 2],
    ["t4g.xlarge", 4, 16],
    ["c7g.2xlarge", 8, 16],
    ["c5n.large", 2, 5.25],
    ["m5.metal", 96, 384],
    ["g5.xlarge", 4, 16],
  ])("tells what %s has: %d vCPUs and %d GiB", (type, cpus, gib) => {
    expect(sizeOf(type)).toEqual({ millicores: cpus * 1000, mebibytes: gib * 1024 });
  });

  it("does not guess what a type has that the table does not know", () => {
    expect(sizeOf("t3.huge")).toBeUndefined();
  });
});
