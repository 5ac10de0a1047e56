import type { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import type { Construct } from "../../lib/terraform";

/**
 * Label of the version that Terraform made, besides AWSCURRENT. Secrets Manager drops versions without a label in time; Terraform
 * would then take its version for lost, and make it again.
 */
export const pin = "TERRAFORM";

/** A value that Terraform writes and never keeps: a new one only when `number` changes, whatever others write in between. */
export function writeOnce(
  scope: Construct,
  { secret, json, number, labels }: { secret: SecretsmanagerSecret; json: string; number: number; labels: string[] },
): SecretsmanagerSecretVersion {
  return new SecretsmanagerSecretVersion(scope, "value", {
    secretId: secret.id,
    secretStringWo: json,
    secretStringWoVersion: number,
    versionStages: labels,
    // Every later value takes AWSCURRENT away from this one; taking it back would undo that value.
    lifecycle: { ignoreChanges: ["version_stages"] },
  });
}
