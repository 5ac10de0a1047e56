/**
 * What a workload uses. Permissions, secrets, environment variables, network policies and security group rules are
 * derived from it and written nowhere else.
 */
export type Use =
  | { readonly kind: "database"; readonly database: string }
  | { readonly kind: "cache" }
  | { readonly kind: "bucket"; readonly bucket: string; readonly access: BucketAccess }
  | { readonly kind: "secret"; readonly secret: string }
  | { readonly kind: "component"; readonly component: string }
  | { readonly kind: "internet"; readonly ports: readonly number[] }
  /** Credentials of the registry that its image comes from. Not written: an environment adds it to whoever runs such an image. */
  | { readonly kind: "pull-secret"; readonly secret: string };

/** `read` lists and gets objects, `write` only puts them, `read-write` does both and may delete. */
export type BucketAccess = "read" | "write" | "read-write";

/** A database of the environment's PostgreSQL instance: its credentials, its address and the way there. */
export const database = (name: string) => ({ kind: "database", database: name }) as const;

/** The environment's cache: its credentials, its address and the way there. */
export const cache = { kind: "cache" } as const;

/** A bucket of the environment. */
export const bucket = (name: string, access: BucketAccess) => ({ kind: "bucket", bucket: name, access }) as const;

/** Every key of a secret: IAM grants a secret as a whole, so keys that different workloads read are different secrets. */
export const secret = (name: string) => ({ kind: "secret", secret: name }) as const;

/** Another component of the application, at its port. */
export const component = (name: string) => ({ kind: "component", component: name }) as const;

/** Outbound TCP on these ports to any address outside the VPC. */
export const internet = (...ports: number[]) => ({ kind: "internet", ports }) as const;
