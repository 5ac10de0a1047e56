import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { Construct, TerraformProvider } from "../../lib/terraform";
import { BaseStack, type BaseStackProps } from "../../stacks/base";
import { synthesize } from "../../stacks/synthesize";
import { addressesOf } from "../support/resources";
import { synthModule } from "../support/synth-module";
import { synthStacks } from "../support/synth-stacks";

const props: BaseStackProps = {
  region: "us-east-1",
  account: "123456789012",
  tags: { Project: "shop" },
  backend: { type: "local", directory: ".state" },
  stateKey: "shop/platform",
};

class Unpinned extends TerraformProvider {}

const vpc = { cidrBlock: "10.0.0.0/16" };

describe("addresses", () => {
  it("read like the path of constructs, without a hash", () => {
    const json = synthModule((stack) => new Vpc(new Construct(stack, "networking"), "vpc", vpc));
    expect(addressesOf(json)).toEqual(["aws_vpc.networking_vpc"]);
  });

  it("refuse two resources with one address, which cdktf would merge", () => {
    const collide = () =>
      synthModule((stack) => {
        new Vpc(new Construct(stack, "a_b"), "c", vpc);
        new Vpc(new Construct(stack, "a"), "b_c", vpc);
      });
    expect(collide).toThrow(/test\/a\/b_c: has the same address as test\/a_b\/c, got "aws_vpc\.a_b_c"/);
  });

  it("refuse a name that Terraform would refuse", () => {
    expect(() => synthModule((stack) => new Vpc(stack, "9vpc", vpc))).toThrow(/cannot be a Terraform name, got "9vpc"/);
  });
});

describe("a stack", () => {
  it("touches one account only, and tags all that takes tags", () => {
    const { stacks } = synthStacks((app) => new BaseStack(app, "shop", props));
    expect(stacks.shop).toHaveProviderWithProperties(AwsProvider, {
      region: "us-east-1",
      allowed_account_ids: ["123456789012"],
      default_tags: [{ tags: { Project: "shop" } }],
    });
  });

  it("asks for a Terraform with write-only arguments", () => {
    const { stacks } = synthStacks((app) => new BaseStack(app, "shop", props));
    expect(JSON.parse(stacks.shop ?? "").terraform.required_version).toBe(">= 1.11.0");
  });

  it("refuses to read from another stack behind the contract's back", () => {
    const build = () =>
      synthStacks((app) => {
        const one = new Vpc(new BaseStack(app, "one", props), "vpc", vpc);
        new Vpc(new BaseStack(app, "two", props), "vpc", { ...vpc, tags: { Other: one.id } });
      });
    expect(build).toThrow(
      /one: is referenced by another stack, got ".*aws_vpc\.vpc\.id.*"; allowed: a value of the platform contract/,
    );
  });

  it("is written only when no other one is refused", () => {
    const outdir = mkdtempSync(join(tmpdir(), "slipway-refused-"));
    const build = () =>
      synthesize((app) => {
        new Vpc(new BaseStack(app, "fine", props), "vpc", vpc);
        new Vpc(new BaseStack(app, "refused", props), "9vpc", vpc);
      }, outdir);
    expect(build).toThrow(/cannot be a Terraform name/);
    expect(readdirSync(join(outdir, "stacks"))).toEqual([]);
    rmSync(outdir, { recursive: true });
  });

  it("pins the checksums of each provider that it has, and no other", () => {
    const { locks } = synthStacks((app) => {
      new BaseStack(app, "aws", props);
      new RandomProvider(new BaseStack(app, "both", props), "random", {});
    });
    const pinned = (lock = "") =>
      [...lock.matchAll(/^provider "registry\.terraform\.io\/hashicorp\/(\w+)" \{\n {2}version += "([\d.]+)"/gm)].map(
        ([, name, version]) => `${name} ${version}`,
      );
    expect(pinned(locks.aws)).toEqual(["aws 5.100.0"]);
    expect(pinned(locks.both)).toEqual(["aws 5.100.0", "random 3.7.2"]);
    expect(locks.aws).toMatch(/"h1:[\w+/=]+"/);
  });

  it("refuses a provider whose checksums nobody pinned", () => {
    const build = () =>
      synthStacks((app) => {
        const stack = new BaseStack(app, "shop", props);
        new Unpinned(stack, "null", { terraformResourceType: "null", terraformProviderSource: "hashicorp/null" });
      });
    expect(build).toThrow(
      /shop: uses a provider without pinned checksums, got "null"; allowed: a provider with a file in locks\//,
    );
  });
});
