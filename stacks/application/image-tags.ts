import { builtImagesOf } from "../../application/workloads";
import type { Environment } from "../../environments/schema";
import { type Construct, Fn, TerraformVariable, Token } from "../../lib/terraform";

/**
 * The tag of each image that the team builds, as the Terraform variable `image_tags` without a default: every plan names
 * what it deploys, and applying the last good tags is the way back. Undefined where they stand in Argo CD's repository.
 */
export function imageTags(scope: Construct, environment: Environment): Readonly<Record<string, string>> | undefined {
  if (environment.delivery === "argocd" && environment.addons.argoCd?.imageTagsFile !== undefined) {
    return undefined;
  }
  const images = builtImagesOf(environment.application);
  if (images.length === 0) {
    return {};
  }
  // Names of images are labels, and those are Terraform's names as well; keys in quotes it does not take here.
  const variable = new TerraformVariable(scope, "image_tags", {
    type: `object({ ${images.map((image) => `${image} = string`).join(", ")} })`,
    description: `Tag of each image, such as the commit that it was built from: ${images.join(", ")}`,
    nullable: false,
  });
  variable.addValidation({
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own expression
    condition: '${alltrue([for tag in values(var.image_tags) : can(regex("^\\\\w[\\\\w.-]{0,127}$", tag)) && tag != "latest"])}',
    errorMessage: "A tag is 1 to 128 letters, digits, and _ . -, and not latest: it has to stand for one content.",
  });
  return Object.fromEntries(images.map((image) => [image, Token.asString(Fn.lookup(variable.value, image))]));
}
