import { z } from "zod";
import { label, path, port, schedule, text } from "../lib/schema";
import { dashboard, httpMetrics, metrics } from "./metrics";
import type { Use } from "./uses";
import { variable, variableName } from "./variables";

const use = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("database"), database: z.string() }),
  z.strictObject({ kind: z.literal("cache") }),
  z.strictObject({ kind: z.literal("bucket"), bucket: z.string(), access: z.enum(["read", "write", "read-write"]) }),
  z.strictObject({ kind: z.literal("secret"), secret: z.string() }),
  z.strictObject({ kind: z.literal("component"), component: z.string() }),
  z.strictObject({ kind: z.literal("internet"), ports: z.array(port).min(1).readonly() }),
]) satisfies z.ZodType<Use>;

/** What components, jobs and cron jobs have in common. */
const workload = {
  /** Seconds that it may take to stop when it is told to. */
  stopSeconds: z.int().min(1).max(3600).default(30),
  /** Image that it runs, a key of `images`. */
  image: z.string(),
  /** Command line in place of the image's own. @default - the image's */
  command: z.array(z.string()).min(1).readonly().optional(),
  /** Everything outside its own pod that it needs; nothing more is allowed. */
  uses: z.array(use).readonly(),
};

const component = z.strictObject({
  ...workload,
  /** Port that it listens on. @default - none */
  port: port.optional(),
  /** URL path prefixes that the load balancer sends to it. @default - none: reachable from inside only */
  paths: z.array(path).readonly().default([]),
  /** Path that answers 200 while it can serve: asked by the kubelet and by the load balancer. @default - never asked */
  health: path.optional(),
  /** Path of its metrics for Prometheus, or path and port. @default - none */
  metrics: metrics.optional(),
  /** Never two at once, not even during a rollout. @default false */
  singleton: z.boolean().default(false),
  /**
   * Command of its image that a new version has to pass before it gets more of the traffic, where a stage rolls it out as a canary or
   * blue-green. It finds the new version at `$(SMOKE_URL)`, its host at `$(SMOKE_HOST)`, and reaches nothing else. @default - none
   */
  smoke: z.array(z.string()).min(1).readonly().optional(),
});

const job = z.strictObject({
  ...workload,
  /** When it runs: `rollout` is before every rollout of the components, which waits for its success. */
  before: z.literal("rollout"),
});

const cronJob = z.strictObject({
  ...workload,
  /** Five cron fields in UTC, such as `0 3 * * 0`. */
  schedule,
});

/** How the program in an image wants to be run. */
const program = {
  /** Numeric user that it runs as; not root. */
  user: z.int().min(1).max(65535).default(1000),
  /** Paths that it writes to; the rest of its file system is read-only. */
  writable: z.array(path).readonly().default(["/tmp"]),
  /** What it reads from its environment. A workload gets texts, and of the others those whose source it uses. */
  variables: z.record(variableName, variable).default({}),
};

const image = z.discriminatedUnion("source", [
  /** Built by the team: its repository follows from the environment's registry. */
  z.strictObject({ source: z.literal("built"), ...program }),
  /** Somebody else's, by its full reference. */
  z.strictObject({
    source: z.literal("public"),
    reference: text(
      /^[\w./-]+(:\d+\/[\w./-]+)?(:(?!latest$)[\w][\w.-]*|@sha256:[0-9a-f]{64})$/,
      "is not a pinned image",
      "name:tag or name@sha256:digest, and not the tag latest",
    ),
    ...program,
  }),
]);

const secretKey = text(/^[A-Za-z0-9_.-]+$/, "is not a secret's key", "letters, digits and _ . -");

const secretDefinition = z.discriminatedUnion("source", [
  /** Made once, key by key, in Secrets Manager. */
  z.strictObject({
    source: z.literal("generated"),
    keys: z.record(
      secretKey,
      z.strictObject({
        /** Characters. */
        length: z.int().min(16).max(4096),
        /** Also punctuation; not for what ends up in a URL. @default false */
        symbols: z.boolean().default(false),
      }),
    ),
  }),
  /** Filled in by a person: created with placeholders, never overwritten. */
  z.strictObject({ source: z.literal("external"), keys: z.array(secretKey).min(1).readonly() }),
]);

export const applicationSchema = z.strictObject({
  /** Prefix of workloads, service accounts and roles. */
  name: label,
  /** Kubernetes namespace. */
  namespace: label,
  images: z.record(label, image),
  /** Secrets besides those that come with a database or a cache. */
  secrets: z.record(label, secretDefinition).default({}),
  /** Long-running processes. */
  components: z.record(label, component),
  /** Run to completion with every rollout. */
  jobs: z.record(label, job).default({}),
  /** Run to completion on a schedule. */
  cronJobs: z.record(label, cronJob).default({}),
  httpMetrics: httpMetrics.prefault({}),
  /** Dashboards of Grafana, in environments that have it. */
  dashboards: z.record(label, dashboard).default({}),
});

/** What an application is made of, complete with defaults. */
export type Application = z.output<typeof applicationSchema>;
export type Component = Application["components"][string];
export type SecretDefinition = Application["secrets"][string];

/** An application as its file states it. */
export type ApplicationDefinition = z.input<typeof applicationSchema>;
