import { z } from "zod";
import { label, reason, text } from "../lib/schema";
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
const secretKeySource = z.strictObject({
  /** A key of a secret. */
  from: z.literal("secret"),
  /** Name of the secret. */
  secret: z.string(),
  /** Key within it. */
  key: z.string(),
});

const plainSource = z
  .discriminatedUnion("from", [
    z.strictObject({
      /** A database's address and login, and its engine's major version. */
      from: z.literal("database"),
      /** Name of the database. */
      database: z.string(),
      /** The read replica that it is read from, as `uses` names it. @default - the instance that takes writes */
      replica: z.string().optional(),
      /** What of it; `password` is secret. */
      part: z.enum(["host", "port", "name", "user", "password", "engineVersion"]),
    }),
    z.discriminatedUnion("part", [
      z.strictObject({
        /** The cache's address, or a URL of one of its numbered databases. */
        from: z.literal("cache"),
        /** Its host, its port, or the token that its clients send, which is secret: for a program that takes them apart. */
        part: z.enum(["host", "port", "token"]),
      }),
      z.strictObject({
        /** The cache's address, or a URL of one of its numbered databases. */
        from: z.literal("cache"),
        /** A URL, which is secret where there is a token. */
        part: z.literal("url"),
        /** Number of the database within the cache. */
        database: z.int().min(0).max(15),
        /** Parameters after `?`, such as `ssl_cert_reqs=required`. @default - none */
        parameters: z.string().optional(),
      }),
    ]),
    z.strictObject({
      /** A bucket's name in AWS. */
      from: z.literal("bucket"),
      /** Which of the environment's buckets. */
      bucket: z.string(),
    }),
    secretKeySource,
    z.strictObject({
      /** Where another component listens. */
      from: z.literal("component"),
      /** Which component. */
      component: z.string(),
      /** Its Service's name within the namespace, or its port. */
      part: z.enum(["host", "port"]),
    }),
    z.strictObject({
      /** The AWS region; for every workload. */
      from: z.literal("region"),
    }),
    z.strictObject({
      /** The application's own host; for every workload. */
      from: z.literal("ingress"),
      /**
       * Its name, its `https` origin, or the `hosts` that requests may name: it, those of `ingress.hosts` that have routes and, for health
       * checks by address, the pod's own, joined by commas.
       */
      part: z.enum(["host", "origin", "hosts"]),
    }),
  ])
  .meta({ isForm: true, allowed: "an object like these, but no template" });

const plainText = z.strictObject({
  /** A text that looks like a secret and is none. */
  from: z.literal("text"),
  /** The text. */
  value: z.string(),
  /** Why everybody may read it: reviews list it. */
  reason,
});

export const source = z.discriminatedUnion("from", [
  plainSource,
  plainText,
  z.strictObject({
    /** A text around other values. Secret ones are escaped as a part of a URL. */
    from: z.literal("template"),
    /** The text, such as `postgresql://app:{password}@{host}/app`: each name in braces stands for one of `values`. */
    text: z.string(),
    /** The other values by name: what is no template itself. */
    values: z.record(label, plainSource),
  }),
]);

/** A text, or where the value comes from. No secret value stands here. */
export const variable = z
  .union([z.string(), source])
  .meta({ isForm: true, allowed: "a text, or [where the value comes from](uses.md#values)" });

/** Content of a file: a text, or a key of a secret. */
export const fileContent = z
  .union([z.string(), z.discriminatedUnion("from", [secretKeySource, plainText])])
  .meta({ isForm: true, allowed: 'a text, `{ from: "secret", secret, key }`, or `{ from: "text", value, reason }`' });

/** A variable that differs by stage: a text. */
export const stageVariable = z
  .union([z.string(), plainText])
  .meta({ isForm: true, allowed: 'a text, or `{ from: "text", value, reason }`' });

export type Variable = z.output<typeof variable>;
/** Where a value comes from, as an application states it. */
export type VariableSourceDefinition = z.input<typeof source>;
export type VariableSource = z.output<typeof source>;
/** A source of one value, which neither a template nor a text is. */
export type PlainSource = z.output<typeof plainSource>;
export type FileContent = z.output<typeof fileContent>;
export type StageVariable = z.output<typeof stageVariable>;

/** Names in braces of a template. */
export const placeholder = /\{([a-z][a-z0-9-]*)\}/g;

/** Sources that a variable takes its value from: its own, or those of a template's values. */
export function plainSourcesOf(source: VariableSource): PlainSource[] {
  switch (source.from) {
    case "template":
      return Object.values(source.values);
    case "text":
      return [];
    default:
      return [source];
  }
}

/** The text that stands in the definition; undefined where the value comes from somewhere else. */
export function statedText(variable: Variable | FileContent): string | undefined {
  return typeof variable === "string" ? variable : variable.from === "text" ? variable.value : undefined;
}

/** Whether a workload with these uses may have the value: what every workload may know, or what this one uses. */
export function isUsed(source: VariableSource, uses: readonly Use[]): boolean {
  return plainSourcesOf(source).every((one) => uses.some((use) => concerns(one, use)) || isOpen(one));
}

const isOpen = ({ from }: PlainSource) => from === "region" || from === "ingress";

/** Whether the value is one of what is used. */
export function concerns(source: PlainSource, use: Use): boolean {
  switch (source.from) {
    case "database":
      return use.kind === "database" && use.database === source.database && use.replica === source.replica;
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
