/** Last day (ISO 8601) of standard support, and of the extended support that is billed on top. */
interface Ends {
  readonly standard: string;
  readonly extended: string;
}

/** By minor version. Source: Amazon EKS User Guide, Amazon EKS Kubernetes release calendar. */
export const kubernetesEnds = {
  "1.34": { standard: "2026-12-02", extended: "2027-12-02" },
  "1.35": { standard: "2027-03-27", extended: "2028-03-27" },
  "1.36": { standard: "2027-08-02", extended: "2028-08-02" },
} as const satisfies Readonly<Record<string, Ends>>;

/** By major version. Source: Amazon RDS for PostgreSQL release calendars. */
export const postgresEnds = {
  "14": { standard: "2027-02-28", extended: "2030-02-28" },
  "15": { standard: "2028-02-29", extended: "2031-02-28" },
  "16": { standard: "2029-02-28", extended: "2032-02-29" },
  "17": { standard: "2030-02-28", extended: "2033-02-28" },
  "18": { standard: "2031-02-28", extended: "2034-02-28" },
} as const satisfies Readonly<Record<string, Ends>>;

/** By engine and major version; those without a day have none announced. Source: Amazon ElastiCache, engine versions' end of life. */
export const cacheEnds: Readonly<Record<"redis" | "valkey", Readonly<Record<string, Ends>>>> = {
  redis: { "6": { standard: "2027-01-31", extended: "2030-01-31" } },
  valkey: {},
};

/** A year after a release (ISO 8601): how long a version counts as supported whose project says nothing. */
export function yearAfter(released: string): string {
  return `${Number(released.slice(0, 4)) + 1}${released.slice(4)}`;
}
