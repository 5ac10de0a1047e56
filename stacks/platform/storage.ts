import { bucketNameOf, logBucket } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { mapValues } from "../../lib/records";
import { Construct } from "../../lib/terraform";
import { Bucket } from "../../modules/storage";
import type { Keys } from "./keys";

/** Days that access logs stay. */
const accessLogDays = 365;

export interface Storage {
  /** The application's buckets, by name. */
  readonly buckets: Readonly<Record<string, Bucket>>;
  /** The one that takes access logs, where there are any. */
  readonly logs: Bucket | undefined;
}

/** The application's buckets, and the one that takes access logs, those of the cluster's backups included. */
export function addStorage(scope: Construct, environment: Environment, keys: Keys): Storage {
  const { account, buckets, addons } = environment;
  const storage = new Construct(scope, "storage");
  const logged = Object.values(buckets).filter(({ accessLogs }) => accessLogs.enabled);
  const emptied = [...logged.map(({ forceDestroy }) => forceDestroy), ...(addons.velero ? [addons.velero.forceDestroy] : [])];
  const logs =
    emptied.length > 0
      ? new Bucket(storage, logBucket, {
          name: bucketNameOf(environment, logBucket),
          lifecycle: [{ id: "expire", expirationDays: accessLogDays }],
          forceDestroy: emptied.some(({ enabled }) => enabled),
        })
      : undefined;

  const made = mapValues(buckets, (bucket, name) => {
    const { versioning, noncurrentVersionDays, customerKey, lifecycle, cors, accessLogs, forceDestroy } = bucket;
    return new Bucket(storage, name, {
      name: bucketNameOf(environment, name),
      versioning: versioning.enabled,
      noncurrentVersionDays,
      lifecycle,
      cors,
      forceDestroy: forceDestroy.enabled,
      ...(customerKey && { encryptionKey: keys.for("storage") }),
      ...(logs && accessLogs.enabled && { accessLogs: { bucket: logs, account } }),
    });
  });
  return { buckets: made, logs };
}
