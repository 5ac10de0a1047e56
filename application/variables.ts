import { z } from "zod";
import { text } from "../lib/schema";

/** Name of an environment variable. */
export const variableName = text(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  "is not a variable's name",
  "letters, digits and _, not starting with a digit",
);

const source = z.discriminatedUnion("from", [
  /** A database's address and login; `password` is secret. */
  z.strictObject({
    from: z.literal("database"),
    database: z.string(),
    part: z.enum(["host", "port", "name", "user", "password"]),
  }),
  /** The cache's address, or a URL of one of its numbered databases; a URL is secret where there is a token. */
  z.discriminatedUnion("part", [
    z.strictObject({ from: z.literal("cache"), part: z.enum(["host", "port"]) }),
    z.strictObject({
      from: z.literal("cache"),
      part: z.literal("url"),
      /** Number of the database within the cache. */
      database: z.int().min(0).max(15),
      /** Parameters after `?`, such as `ssl_cert_reqs=required`. @default - none */
      parameters: z.string().optional(),
    }),
  ]),
  /** A bucket's name. */
  z.strictObject({ from: z.literal("bucket"), bucket: z.string() }),
  /** A key of a secret. */
  z.strictObject({ from: z.literal("secret"), secret: z.string(), key: z.string() }),
  /** The AWS region; for every workload. */
  z.strictObject({ from: z.literal("region") }),
  /**
   * The application's own host, for every workload: its name, its `https` origin, or the `hosts` that requests may name:
   * the host and, for health checks by address, the pod's own, joined by commas.
   */
  z.strictObject({ from: z.literal("ingress"), part: z.enum(["host", "origin", "hosts"]) }),
]);

/** A text, or where the value comes from. No secret value stands here. */
export const variable = z.union([z.string(), source]);

export type Variable = z.output<typeof variable>;
export type VariableSource = z.output<typeof source>;
