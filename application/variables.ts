import { z } from "zod";
import { label, text } from "../lib/schema";
import type { Use } from "./uses";

/** Name of an environment variable. */
export const variableName = text(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  "is not a variable's name",
  "letters, digits and _, not starting with a digit",
);

/** Variable that holds the pod's own address. */
export const podAddress = "POD_IP";

/** A key of one of the application's secrets. */
const secretKeySource = z.strictObject({ from: z.literal("secret"), secret: z.string(), key: z.string() });

const plainSource = z.discriminatedUnion("from", [
  /** A database's address and login, and its engine's major version; `password` is secret. */
  z.strictObject({
    from: z.literal("database"),
    database: z.string(),
    part: z.enum(["host", "port", "name", "user", "password", "engineVersion"]),
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
  secretKeySource,
  /** Where another component listens: its Service's name within the namespace, and its port. */
  z.strictObject({ from: z.literal("component"), component: z.string(), part: z.enum(["host", "port"]) }),
  /** The AWS region; for every workload. */
  z.strictObject({ from: z.literal("region") }),
  /**
   * The application's own host, for every workload: its name, its `https` origin, or the `hosts` that requests may name:
   * the host and, for health checks by address, the pod's own, joined by commas.
   */
  z.strictObject({ from: z.literal("ingress"), part: z.enum(["host", "origin", "hosts"]) }),
]);

const source = z.discriminatedUnion("from", [
  plainSource,
  /**
   * A text around other values, such as `postgresql://app:{password}@{host}/app`: each name in braces stands for one of `values`.
   * Secret ones are escaped as a part of a URL.
   */
  z.strictObject({ from: z.literal("template"), text: z.string(), values: z.record(label, plainSource) }),
]);

/** A text, or where the value comes from. No secret value stands here. */
export const variable = z.union([z.string(), source]);

/** Content of a file: a text, or a key of a secret. */
export const fileContent = z.union([z.string(), secretKeySource]);

export type Variable = z.output<typeof variable>;
export type VariableSource = z.output<typeof source>;
/** A source of one value, which a template is not. */
export type PlainSource = z.output<typeof plainSource>;
export type FileContent = z.output<typeof fileContent>;

/** Names in braces of a template. */
export const placeholder = /\{([a-z][a-z0-9-]*)\}/g;

/** Sources that a variable takes its value from: its own, or those of a template's values. */
export function plainSourcesOf(source: VariableSource): PlainSource[] {
  return source.from === "template" ? Object.values(source.values) : [source];
}

/** Whether a workload with these uses may have the value: what every workload may know, or what this one uses. */
export function isUsed(source: VariableSource, uses: readonly Use[]): boolean {
  return plainSourcesOf(source).every((one) => uses.some((use) => concerns(one, use)) || isOpen(one));
}

const isOpen = ({ from }: PlainSource) => from === "region" || from === "ingress";

function concerns(source: PlainSource, use: Use): boolean {
  switch (source.from) {
    case "database":
      return use.kind === "database" && use.database === source.database;
    case "cache":
      return use.kind === "cache";
    case "bucket":
      return use.kind === "bucket" && use.bucket === source.bucket;
    case "secret":
      return use.kind === "secret" && use.secret === source.secret;
    case "component":
      return use.kind === "component" && use.component === source.component;
    default:
      return false;
  }
}
