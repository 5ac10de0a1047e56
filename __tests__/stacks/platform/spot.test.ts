import { platformWith } from "../../support/platforms";

const group = { instanceTypes: ["m5.large", "m6i.large"], nodes: { min: 0, desired: 0, max: 5 } };
const withGroup = (changes: object, more: object = {}) =>
  JSON.parse(platformWith({ "cluster.nodeGroups.burst": { ...group, ...changes }, ...more }));

const emulator = { target: "emulator", tier: "non-production", "cluster.endpoint": {} };

describe("EC2's role for spot instances (terraform-aws-modules/terraform-aws-eks#2565)", () => {
  it.each([
    ["a group", {}],
    ["Karpenter, which takes the kinds of the groups", { "addons.nodeScaling": "karpenter" }],
  ])("is asked for before anything is made, for %s, with the command that makes it", (_, more) => {
    const { "spot-role": role } = withGroup({ capacity: "spot" }, more).data.aws_iam_roles;
    expect(role.path_prefix).toBe("/aws-service-role/spot.amazonaws.com/");
    const [{ condition, error_message: message }] = role.lifecycle.postcondition;
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of Terraform
    expect(condition).toBe("${length(self.names) > 0}");
    expect(message).toMatch(/aws iam create-service-linked-role --aws-service-name spot\.amazonaws\.com/);
  });

  it("belongs to the account: no environment makes or destroys it", () => {
    expect(withGroup({ capacity: "spot" }).resource).not.toHaveProperty("aws_iam_service_linked_role");
  });

  it("is not asked for where nothing runs on spot, or on the emulator, which has none", () => {
    expect(withGroup({}).data ?? {}).not.toHaveProperty("aws_iam_roles");
    expect(withGroup({ capacity: "spot" }, emulator).data ?? {}).not.toHaveProperty("aws_iam_roles");
  });
});
