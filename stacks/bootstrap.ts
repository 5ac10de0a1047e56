import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { bootstrapStackOf, type StateStore } from "../environments/names";
import { githubIssuer } from "../lib/github-trust";
import type { Construct } from "../lib/terraform";
import { TerraformOutput } from "../lib/terraform";
import { Bucket } from "../modules/storage";
import { BaseStack } from "./base";

/** Days that replaced states are kept, and how many stay even longer. */
const oldStateDays = 90;
const oldStatesKept = 20;

/**
 * The bucket that holds the state of every stack of a system, its own included, and the table that locks it, unless an object beside each state does.
 *
 * Its first apply keeps the state on the machine that runs it, because the bucket is not there yet; it moves afterwards.
 */
export class BootstrapStack extends BaseStack {
  constructor(scope: Construct, store: StateStore) {
    super(scope, bootstrapStackOf(store), {
      region: store.region,
      account: store.account,
      tags: { Project: store.owner, ManagedBy: "terraform" },
      backend: { type: "s3", ...store },
      stateKey: `${store.owner}/bootstrap`,
    });

    const state = new Bucket(this, "state", {
      name: store.bucket,
      noncurrentVersionDays: oldStateDays,
      newerVersionsKept: oldStatesKept,
      forceDestroy: store.disposable,
    });
    new TerraformOutput(this, "state_bucket", { value: state.name, description: "Bucket that holds the states" });
    if (store.githubProvider) {
      new IamOpenidConnectProvider(this, "github", { url: `https://${githubIssuer}`, clientIdList: ["sts.amazonaws.com"] });
    }
    if (store.lockTable === undefined) {
      // A table from before is not deleted: it may lock the states of another checkout still. Terraform forgets it.
      this.addOverride("removed", [{ from: "aws_dynamodb_table.lock", lifecycle: { destroy: false } }]);
      return;
    }
    const lock = new DynamodbTable(this, "lock", {
      name: store.lockTable,
      billingMode: "PAY_PER_REQUEST",
      // Terraform's S3 backend asks for a key of this name.
      hashKey: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
      serverSideEncryption: { enabled: true },
      pointInTimeRecovery: { enabled: true },
      deletionProtectionEnabled: !store.disposable,
    });

    new TerraformOutput(this, "lock_table", { value: lock.name, description: "Table that locks them" });
  }
}
