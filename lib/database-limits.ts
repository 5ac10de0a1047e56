/** Most GiB of an instance's storage. Source: Amazon RDS User Guide, "gp3 storage". */
export const mostStorageGib = 65_536;

/**
 * Least GiB that storage may grow to, unless it does not grow at all: a tenth more. Source: Amazon RDS User Guide, "Managing capacity automatically
 * with Amazon RDS storage autoscaling"; the 26 % that it advises only spare a notice. In whole tenths: 100 * 1.1 is more than 110.
 */
export const leastGrowthGib = (storageGib: number): number => Math.ceil((storageGib * 11) / 10);

/** What `maxStorageGib` may be beside that storage. */
export function growthAllowed(storageGib: number): string {
  const least = leastGrowthGib(storageGib);
  return least > mostStorageGib
    ? `${storageGib} for no growth: the least growth leads to ${least}, and RDS ends at ${mostStorageGib}`
    : `${least} or more, or ${storageGib} for no growth`;
}

/**
 * Why `password: "rds"` and replicas exclude each other. Source: Amazon RDS User Guide, "Limitations for Secrets Manager integration": no read replica
 * of a source whose credentials Secrets Manager manages, of any engine but SQL Server.
 */
export const noReplicas = "cannot be RDS' own: RDS makes no read replica of a database whose password it manages";
