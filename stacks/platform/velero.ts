import { backupBucketOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { Construct } from "../../lib/terraform";
import { Bucket } from "../../modules/storage";

/** Days that the logs of restores stay. */
const restoreLogDays = 90;
/** Days that a backup which Velero expired, or somebody deleted, can be brought back. */
const deletedBackupDays = 30;

/** The bucket of the cluster's backups, if there are any. */
export function addVelero(scope: Construct, environment: Environment, logs: Bucket | undefined): Bucket | undefined {
  const { account, addons } = environment;
  if (addons.velero === undefined) {
    return undefined;
  }
  return new Bucket(new Construct(scope, "velero"), "backups", {
    name: backupBucketOf(environment),
    noncurrentVersionDays: deletedBackupDays,
    // No age limit for backups: Velero deletes what expires, and one may be made to stay for longer than the others.
    lifecycle: [{ id: "expire-restore-logs", prefix: "restores/", expirationDays: restoreLogDays }],
    forceDestroy: addons.velero.forceDestroy.enabled,
    ...(logs && { accessLogs: { bucket: logs, account } }),
  });
}
