import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { Environment } from "../../environments/schema";
import { Construct } from "../../lib/terraform";

/** Customer managed keys of one environment, each made when something first asks for it. */
export class Keys extends Construct {
  private readonly keys = new Map<string, KmsKey>();

  constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id);
  }

  /** The key for a purpose, such as `storage`; rotated every year, and governed by IAM. */
  for(purpose: string): KmsKey {
    const known = this.keys.get(purpose);
    if (known !== undefined) {
      return known;
    }
    const { id, account } = this.environment;
    const key = new KmsKey(this, purpose, {
      description: `${id}: ${purpose}`,
      enableKeyRotation: true,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "GovernByIam",
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${account}:root` },
            Action: "kms:*",
            Resource: "*",
          },
        ],
      }),
    });
    new KmsAlias(this, `${purpose}-alias`, { name: `alias/${id}-${purpose}`, targetKeyId: key.keyId });
    this.keys.set(purpose, key);
    return key;
  }
}
