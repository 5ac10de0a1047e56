import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "../../lib/terraform";
import { addressesOf } from "../support/resources";
import { synthModule } from "../support/synth-module";

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
