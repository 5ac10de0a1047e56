import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  bareEnvironment,
  besideProxies,
  isolatedAws,
  ownAwsEnvironment,
  ownCloudEnvironment,
} from "../../../tools/terraform/environment";

const user = { PATH: "/bin", AWS_PROFILE: "production", AWS_CA_BUNDLE: "/ca", TF_CLI_CONFIG_FILE: "/rc", TF_WORKSPACE: "x" };

describe("the environment of a run", () => {
  it("has nothing of the user's that points at an account or changes Terraform", () => {
    expect(bareEnvironment(user)).toEqual({ PATH: "/bin" });
  });

  it.each([
    ["nothing", {}, "127.0.0.1,localhost"],
    ["NO_PROXY", { NO_PROXY: "charts.my-company.com" }, "127.0.0.1,localhost,charts.my-company.com"],
    ["no_proxy", { no_proxy: "a.com, .b.com,localhost," }, "127.0.0.1,localhost,a.com,.b.com"],
  ])(
    "keeps a proxy away from this machine beside what the user exempts by %s, in the words of Go and of Python",
    (_, source, hosts) => {
      expect(besideProxies(source)).toEqual({ NO_PROXY: hosts, no_proxy: hosts });
    },
  );

  it("takes the user's own AWS access only when asked", () => {
    expect(ownAwsEnvironment(user)).toEqual({ AWS_PROFILE: "production", AWS_CA_BUNDLE: "/ca" });
  });

  it("can cut off profiles and instance roles", () => {
    expect(isolatedAws()).toMatchObject({
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: expect.stringMatching(/no-aws-config$/),
    });
  });

  it("takes a login to Terraform Cloud from variables, or from what `terraform login` kept", () => {
    const folder = mkdtempSync(join(tmpdir(), "login-"));
    try {
      const credentials = { "app.terraform.io": { token: "kept" }, "tfe.my-company.com": { token: "own" } };
      writeFileSync(join(folder, "credentials.tfrc.json"), JSON.stringify({ credentials }));
      expect(ownCloudEnvironment(undefined, {}, folder)).toEqual({ TF_TOKEN_app_terraform_io: "kept" });
      expect(ownCloudEnvironment("tfe.my-company.com", {}, folder)).toEqual({ TF_TOKEN_tfe_my__company_com: "own" });
      const given = { TF_TOKEN_app_terraform_io: "given", TF_WORKSPACE: "x" };
      expect(ownCloudEnvironment(undefined, given, folder)).toEqual({ TF_TOKEN_app_terraform_io: "given" });
      expect(ownCloudEnvironment("other.example.com", {}, folder)).toEqual({});
      expect(ownCloudEnvironment("localhost:8443", {}, folder)).toEqual({});
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("takes a login to Terraform Cloud from the user's CLI configuration, too", () => {
    const HOME = mkdtempSync(join(tmpdir(), "login-"));
    const block = (host: string, token: string): string => `credentials "${host}" {\n  token = "${token}"\n}\n`;
    try {
      writeFileSync(join(HOME, ".terraformrc"), `disable_checkpoint = true\n${block("app.terraform.io", "usual")}`);
      writeFileSync(join(HOME, "own.tfrc"), block("other.example.com", "no") + block("tfe.my-company.com", "named"));
      expect(ownCloudEnvironment(undefined, { HOME })).toEqual({ TF_TOKEN_app_terraform_io: "usual" });
      const named = { HOME, TF_CLI_CONFIG_FILE: join(HOME, "own.tfrc") };
      expect(ownCloudEnvironment("tfe.my-company.com", named)).toEqual({ TF_TOKEN_tfe_my__company_com: "named" });
      expect(ownCloudEnvironment(undefined, named)).toEqual({});
    } finally {
      rmSync(HOME, { recursive: true });
    }
  });
});
