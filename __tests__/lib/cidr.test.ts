import { cidrText, contains, overlap, parseCidr, sizeOf, subnetOf } from "../../lib/cidr";
import { planSubnets } from "../../lib/subnets";

describe("a CIDR block", () => {
  it.each(["0.0.0.0/0", "10.0.0.0/16", "10.0.255.255/32", "192.168.4.0/22"])("%s is read and written back", (text) => {
    expect(cidrText(parseCidr(text))).toBe(text);
  });

  it.each(["10.0.0.0", "10.0.0/16", "10.0.0.0/33", "10.0.0.256/24", "a.b.c.d/8", ""])("%j is refused", (text) => {
    expect(() => parseCidr(text)).toThrow(`no IPv4 CIDR block: ${text}`);
  });

  it.each(["010.0.0.0/8", "10.0.0.0/08", "10.00.0.0/8"])("%s is refused for its leading zeros", (text) => {
    expect(() => parseCidr(text)).toThrow(`has leading zeros, which some read as octal: ${text}`);
  });

  it("with bits set behind its prefix is refused", () => {
    expect(() => parseCidr("10.0.1.0/16")).toThrow("has bits set behind its prefix: 10.0.1.0/16");
  });

  it.each([
    ["10.0.0.0/16", 65536],
    ["10.0.0.0/32", 1],
    ["0.0.0.0/0", 2 ** 32],
  ])("%s has %i addresses", (text, size) => {
    expect(sizeOf(parseCidr(text))).toBe(size);
  });

  it.each([
    ["10.0.0.0/16", "10.0.255.0/24", true],
    ["10.0.0.0/16", "10.1.0.0/24", false],
    ["10.0.0.0/24", "10.0.0.0/16", false],
    ["10.0.0.0/16", "10.0.0.0/16", true],
    ["10.0.0.0/16", "9.255.255.255/32", false],
    ["10.0.0.0/16", "10.0.255.255/32", true],
    ["10.0.0.0/16", "10.1.0.0/32", false],
    ["0.0.0.0/0", "255.255.255.255/32", true],
  ])("%s contains %s: %s", (outer, inner, expected) => {
    expect(contains(parseCidr(outer), parseCidr(inner))).toBe(expected);
  });

  it.each([
    ["10.0.0.0/24", "10.0.1.0/24", false],
    ["10.0.0.0/23", "10.0.1.0/24", true],
    ["10.0.1.0/24", "10.0.0.0/23", true],
    ["10.0.1.0/24", "10.0.1.255/32", true],
    ["10.0.1.0/24", "10.0.2.0/32", false],
  ])("%s overlaps %s: %s", (a, b, expected) => {
    expect(overlap(parseCidr(a), parseCidr(b))).toBe(expected);
  });

  it.each([
    [8, 0, "10.0.0.0/24"],
    [8, 10, "10.0.10.0/24"],
    [8, 255, "10.0.255.0/24"],
    [4, 3, "10.0.48.0/20"],
    [0, 0, "10.0.0.0/16"],
    [16, 65535, "10.0.255.255/32"],
  ])("with %i more bits has subnet %i at %s, as Terraform's cidrsubnet", (bits, index, expected) => {
    expect(cidrText(subnetOf(parseCidr("10.0.0.0/16"), bits, index))).toBe(expected);
  });

  it.each([
    [8, 256],
    [8, -1],
    [17, 0],
    [-1, 0],
    [8, 0.5],
    [8, Number.NaN],
  ])("with %i more bits has no subnet %i", (bits, index) => {
    expect(() => subnetOf(parseCidr("10.0.0.0/16"), bits, index)).toThrow(
      `10.0.0.0/16 has no subnet ${index} of ${bits} more bits`,
    );
  });
});

describe("planned subnets", () => {
  const zones = ["us-east-1a", "us-east-1b"];

  it("are the reference document's for its two zones", () => {
    expect(planSubnets({ cidr: "10.0.0.0/16", zones, subnetBits: 8, subnets: {} })).toEqual({
      public: { "us-east-1a": "10.0.0.0/24", "us-east-1b": "10.0.1.0/24" },
      private: { "us-east-1a": "10.0.10.0/24", "us-east-1b": "10.0.11.0/24" },
      database: {},
    });
  });

  it("depend on the letter of a zone and not on its place in the list", () => {
    const plan = planSubnets({
      cidr: "10.0.0.0/16",
      zones: ["us-east-1f", "us-east-1a"],
      subnetBits: 8,
      subnets: { database: "computed" },
    });
    expect(plan.public["us-east-1f"]).toBe("10.0.5.0/24");
    expect(plan.database["us-east-1f"]).toBe("10.0.25.0/24");
  });
});
