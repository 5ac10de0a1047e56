import { TerraformOutput } from "../../lib/terraform";
import { ContractReader, ContractWriter, type PlatformContract, parameterName } from "../../stacks/contract";
import { environmentWith } from "../support/environments";
import { resourceAt } from "../support/resources";
import { synthModule } from "../support/synth-module";

const environment = environmentWith({});
const contract: Pick<PlatformContract, "storage" | "registry"> = {
  storage: { bucketArns: { files: "arn:aws:s3:::debtflow-files-production" } },
  registry: { repositoryUrls: { api: "registry.example.com/debtflow-api" } },
};

describe("the contract between stacks", () => {
  it("is a parameter per section, below the environment's path", () => {
    const json = synthModule((stack) => new ContractWriter(stack, "contract", environment, contract));
    expect(resourceAt(json, "aws_ssm_parameter.contract_registry")).toMatchObject({
      name: "/slipway/debtflow/production/registry",
      type: "String",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
      value: '${jsonencode({"repositoryUrls" = {"api" = "registry.example.com/debtflow-api"}})}',
    });
  });

  it("has a path without a stage where the environment has none", () => {
    expect(parameterName({ system: "local", stage: undefined }, "storage")).toBe("/slipway/local/storage");
  });

  it("is read from the parameter that was written, once per section", () => {
    const json = synthModule((stack) => {
      const reader = new ContractReader(stack, "platform", environment);
      new TerraformOutput(stack, "api", { value: reader.entry("registry", "repositoryUrls", "api") });
      new TerraformOutput(stack, "frontend", { value: reader.entry("registry", "repositoryUrls", "frontend") });
    });
    const { data, output } = JSON.parse(json);
    expect(data.aws_ssm_parameter).toMatchObject({ platform_registry: { name: parameterName(environment, "registry") } });
    expect(Object.keys(data.aws_ssm_parameter)).toEqual(["platform_registry"]);
    expect(output.api.value).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
      "${jsondecode(data.aws_ssm_parameter.platform_registry.insecure_value).repositoryUrls.api}",
    );
  });
});
