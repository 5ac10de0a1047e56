import { builtImagesOf } from "../../application/workloads";
import type { Environment } from "../../environments/schema";
import { imageTagForm, imageTagRule, imageTagsName } from "../../lib/image-tag";
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
  const variable = new TerraformVariable(scope, imageTagsName, {
    type: `object({ ${images.map((image) => `${image} = string`).join(", ")} })`,
    description: `Tag of each image, such as the commit that it was built from: ${images.join(", ")}`,
    nullable: false,
  });
  variable.addValidation({
    condition: `\${alltrue([for tag in values(var.${imageTagsName}) : can(regex(${JSON.stringify(imageTagForm.source)}, tag)) && tag != "latest"])}`,
    errorMessage: `A tag is ${imageTagRule}: it has to stand for one content.`,
  });
  return Object.fromEntries(images.map((image) => [image, Token.asString(Fn.lookup(variable.value, image))]));
}
