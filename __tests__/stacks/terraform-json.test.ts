import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct, Fn, TerraformOutput, TerraformStack, Testing, Token } from "../../lib/terraform";
import { addStacks } from "../../stacks";
import { BaseStack, type BaseStackProps } from "../../stacks/base";
import { listedEnvironments } from "../support/listed";

const props: BaseStackProps = {
  region: "us-east-1",
  account: "123456789012",
  tags: { Project: "shop" },
  backend: { type: "s3", bucket: "b", region: "us-east-1", account: "123456789012", lockTable: "t", lockFile: true },
  stateKey: "shop/platform",
};

const cdktfs = (stack: BaseStack): unknown => TerraformStack.prototype.toTerraform.call(stack);
const written = (json: unknown): unknown => JSON.parse(JSON.stringify(json));

function stackWith(build: (stack: BaseStack, vpc: Vpc) => void): BaseStack {
  const stack = new BaseStack(Testing.app(), "test", props);
  build(stack, new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" }));
  return stack;
}

describe("the JSON of a stack is cdktf's own", () => {
  const app = Testing.app();
  addStacks(app, listedEnvironments);
  const stacks = app.node.findAll().filter((construct) => construct instanceof BaseStack);

  it.each(stacks.map((stack) => [stack.node.id, stack] as const))("for %s", (_, stack) => {
    expect(written(stack.toTerraform())).toEqual(written(cdktfs(stack)));
  });

  it.each<[what: string, build: (stack: BaseStack, vpc: Vpc) => void]>([
    ["a token in a list", (stack, { id, arn }) => new TerraformOutput(stack, "o", { value: [id, "plain", { arn }] })],
    ["a token that is a list", (stack, vpc) => new TerraformOutput(stack, "o", { value: Token.asList(vpc.id) })],
    ["a token that is a number", (stack, { id }) => new TerraformOutput(stack, "o", { value: Token.asNumber(id) })],
    ["a list of numbers", (stack, { id }) => new TerraformOutput(stack, "o", { value: Token.asNumberList(id) })],
    ["a number in a text", (stack, { id }) => new TerraformOutput(stack, "o", { value: `at ${Token.asNumber(id)}!` })],
    ["a token that is a map", (stack, { id }) => new TerraformOutput(stack, "o", { value: Token.asStringMap(id) })],
    ["a token as a key", (stack, { id, arn }) => new TerraformOutput(stack, "o", { value: { [id]: arn, plain: 1 } })],
    ["numbers of all kinds", (stack) => new TerraformOutput(stack, "o", { value: [0, -1, 1.5, -2.5e-7, 1e21, 2 ** 53] })],
    ["texts that look like tokens", (stack) => new TerraformOutput(stack, "o", { value: ["1e+289", "TfToken[x]", "$${x}"] })],
    [
      "a function of tokens",
      (stack, vpc) => new TerraformOutput(stack, "o", { value: Fn.jsonencode({ list: [vpc.id], text: `a ${vpc.arn}` }) }),
    ],
    ["what is not given", (_, vpc) => vpc.addOverride("given", { a: undefined, b: [undefined], c: {}, d: null, e: [null] })],
    [
      "overrides",
      (stack, vpc) => {
        vpc.addOverride("lifecycle.ignore_changes", ["tags"]);
        stack.addOverride("ephemeral.aws_x.y", { arn: vpc.arn, list: [{ id: vpc.id }] });
        stack.addOverride("terraform.backend", undefined);
        stack.addOverride("output.more.value", 1);
      },
    ],
    ["outputs in modules", (stack, vpc) => new TerraformOutput(new Construct(stack, "in"), "o", { value: vpc.id })],
  ])("for %s", (_, build) => {
    const stack = stackWith(build);
    expect(written(stack.toTerraform())).toEqual(written(cdktfs(stack)));
  });
});

describe("a reference to another stack is refused", () => {
  it.each<[where: string, use: (stack: BaseStack, other: Vpc) => void]>([
    ["in an argument", (stack, other) => new Subnet(stack, "subnet", { vpcId: other.id })],
    ["in a text", (stack, other) => new Subnet(stack, "subnet", { vpcId: "v", tags: { Vpc: `of ${other.id}` } })],
    ["in a list", (stack, other) => new DbInstance(stack, "db", { instanceClass: "c", vpcSecurityGroupIds: [other.id] })],
    ["as a number", (stack, other) => new DbInstance(stack, "db", { instanceClass: "c", port: Token.asNumber(other.id) })],
    ["in a function", (stack, other) => new TerraformOutput(stack, "o", { value: Fn.jsonencode({ id: other.id }) })],
    ["in an override", (stack, other) => stack.addOverride("ephemeral.aws_x.y", { id: other.id })],
    ["as a dependency", (stack, other) => new Subnet(stack, "subnet", { vpcId: "v", dependsOn: [other] })],
  ])("%s", (_, use) => {
    const app = Testing.app();
    const other = new Vpc(new BaseStack(app, "other", props), "vpc", { cidrBlock: "10.0.0.0/16" });
    const stack = new BaseStack(app, "test", props);
    // The same address in both stacks: the JSON alone would not show whose it is.
    new Vpc(stack, "vpc", { cidrBlock: "10.1.0.0/16" });
    use(stack, other);
    expect(() => stack.toTerraform()).toThrow(
      /other: is referenced by another stack, got "aws_vpc\.vpc.*; allowed: a value of the platform contract/,
    );
  });
});
