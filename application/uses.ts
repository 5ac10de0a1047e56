/**
 * What a workload uses. Permissions, secrets, environment variables, network policies and security group rules are
 * derived from it and written nowhere else.
 */
export type Use =
  | { readonly kind: "database"; readonly database: string; readonly replica?: string | undefined }
  | { readonly kind: "cache" }
  | { readonly kind: "bucket"; readonly bucket: string; readonly access: BucketAccess }
  | { readonly kind: "secret"; readonly secret: string }
  | { readonly kind: "component"; readonly component: string }
  | ({ readonly kind: "internet" } & InternetUse)
  /** Credentials of the registry that its image comes from. Not written: an environment adds it to whoever runs such an image. */
  | { readonly kind: "pull-secret"; readonly secret: string };

/** TCP ports of addresses outside the VPC. */
export interface InternetUse {
  readonly ports: readonly number[];
  /** Ranges that they are at, such as `203.0.113.0/24`. @default - any address */
  readonly cidrs?: readonly string[] | undefined;
}

/** `read` lists and gets objects, `write` only puts them, `read-write` does both and may delete. */
export type BucketAccess = "read" | "write" | "read-write";

/**
 * A database of the environment's PostgreSQL instance. What follows: its host, port, name and login as values of variables, the password from a
 * secret in Secrets Manager, and the way to its port through network policy and security group. The environment has to have it as
 * `database.name` or in `database.additionalNames`. With `{ replica: "reporting" }` it is read from that one of `database.readReplicas`, which is
 * another host with the same logins, a moment behind; a workload that also writes uses both.
 */
export const database = (name: string, { replica }: { readonly replica?: string } = {}) =>
  ({ kind: "database", database: name, ...(replica !== undefined && { replica }) }) as const;

/**
 * The environment's cache. What follows: its host, port, URL and token as values of variables, the token from a secret where it has one, and the way to its
 * port through network policy and security group. The environment has to have a `cache`.
 */
export const cache = { kind: "cache" } as const;

/**
 * A bucket of the environment. What follows: a role of the workload's own that may `read` (list and get), `write` (put only) or `read-write` (both,
 * and delete) in this bucket and nowhere else, its name as a value of variables, and the way to S3. The environment has to have it in `buckets`.
 */
export const bucket = (name: string, access: BucketAccess) => ({ kind: "bucket", bucket: name, access }) as const;

/**
 * A secret of the application, every key of it: IAM grants a secret as a whole, so keys that different workloads read are different secrets. What
 * follows: the keys as values of variables and files, brought to the pod from Secrets Manager.
 */
export const secret = (name: string) => ({ kind: "secret", secret: name }) as const;

/**
 * Another component of the application, at its port. What follows: the way there, out of this one and into that one, and its host and port as values
 * of variables.
 */
export const component = (name: string) => ({ kind: "component", component: name }) as const;

/**
 * Outbound TCP on these ports to any address outside the VPC and the cluster, `internet(443, 22)`; or to ranges that a reviewer can look up,
 * `internet({ cidrs: ["203.0.113.0/24"], ports: [22] })`. What follows: the way there, through a NAT gateway.
 */
export const internet = (...to: readonly number[] | readonly [Required<InternetUse>]) => {
  const [first] = to;
  return typeof first === "object"
    ? ({ kind: "internet", ...first } as const)
    : ({ kind: "internet", ports: to as readonly number[] } as const);
};
