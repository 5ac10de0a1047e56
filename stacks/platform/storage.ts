import { bucketNameOf, logBucket } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { mapValues } from "../../lib/records";
import { Construct } from "../../lib/terraform";
import { Bucket } from "../../modules/storage";
import type { Keys } from "./keys";

/** Days that access logs stay. */
const accessLogDays = 365;

/** The application's buckets by name, and the one that takes their access logs. */
export function addStorage(scope: Construct, environment: Environment, keys: Keys): Readonly<Record<string, Bucket>> {
  const { account, buckets } = environment;
  const storage = new Construct(scope, "storage");
  const logged = Object.values(buckets).filter(({ accessLogs }) => accessLogs.enabled);
  const logs =
    logged.length > 0
      ? new Bucket(storage, logBucket, {
          name: bucketNameOf(environment, logBucket),
          lifecycle: [{ id: "expire", expirationDays: accessLogDays }],
          forceDestroy: logged.some(({ forceDestroy }) => forceDestroy.enabled),
        })
      : undefined;

  return mapValues(buckets, (bucket, name) => {
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
}
