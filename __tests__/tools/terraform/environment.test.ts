import { bareEnvironment, isolatedAws, ownAwsEnvironment } from "../../../tools/terraform/environment";

const user = { PATH: "/bin", AWS_PROFILE: "production", AWS_CA_BUNDLE: "/ca", TF_CLI_CONFIG_FILE: "/rc", TF_WORKSPACE: "x" };

describe("the environment of a run", () => {
  it("has nothing of the user's that points at an account or changes Terraform", () => {
    expect(bareEnvironment(user)).toEqual({ PATH: "/bin" });
  });

  it("takes the user's own AWS access only when asked", () => {
    expect(ownAwsEnvironment(user)).toEqual({ AWS_PROFILE: "production", AWS_CA_BUNDLE: "/ca" });
  });

  it("can cut off profiles and instance roles", () => {
    expect(isolatedAws()).toMatchObject({
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: expect.stringMatching(/no-aws-config$/),
    });
  });
});
