import { z } from "zod";
import { architectures } from "../lib/architecture";
import { outsideRefusal } from "../lib/network-peers";
import type { Refusal } from "../lib/refusal";
import { checked, label, path, port, routePath, schedule, text } from "../lib/schema";
import { dashboard, httpMetrics, metrics } from "./metrics";
import { commandCheck, probes } from "./probes";
import type { Use } from "./uses";
import { fileContent, variable, variableName } from "./variables";

/** Credentials of a registry are nobody's to write: an environment adds them to whoever runs such an image. */
type WrittenUse = Exclude<Use, { kind: "pull-secret" }>;

const use: z.ZodType<Use, WrittenUse> = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("database"), database: z.string(), replica: z.string().optional() }),
    z.strictObject({ kind: z.literal("cache") }),
    z.strictObject({ kind: z.literal("bucket"), bucket: z.string(), access: z.enum(["read", "write", "read-write"]) }),
    z.strictObject({ kind: z.literal("secret"), secret: z.string() }),
    z.strictObject({ kind: z.literal("component"), component: z.string() }),
    z.strictObject({
      kind: z.literal("internet"),
      ports: z.array(port).min(1).readonly(),
      cidrs: z.array(checked("a range outside the VPC, such as 203.0.113.0/24", outsideRefusal)).min(1).readonly().optional(),
    }),
  ])
  .meta({ isForm: true, allowed: "a [use](uses.md)" }) satisfies z.ZodType<WrittenUse>;

const filePath = text(
  /^(\/\.?[\w-][\w.-]*)+$/,
  "is not a file's path",
  "an absolute path of letters, digits and . _ -, without . and ..",
);

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
  /** What it reads from its environment besides what its image does, or in its place. */
  variables: z.record(variableName, variable).default({}),
  /** Files that it finds, read-only, by their path: texts, or keys of secrets that it uses. A change rolls its pods. */
  files: z.record(filePath, fileContent).default({}),
  /**
   * Directories of `files` that are mounted as a whole: nothing of the image's is left in them, and a secret that was rotated reaches them
   * within minutes, for a program that reads it again. @default - each file is mounted by itself
   */
  directories: z.array(filePath).readonly().default([]),
};

/** What jobs and cron jobs have in common. */
const finite = {
  ...workload,
  /** Seconds after which it counts as failed. @default - the chart's: 900 for a job, 3600 for a cron job */
  timeoutSeconds: z.int().min(1).max(86_400).optional(),
};

const codes = "codes from 200 to 499, such as 200, 200,302 or 200-299";
/** Why a load balancer would not take them. Source: Elastic Load Balancing, API Reference, Matcher. */
function codesRefusal(value: string): Refusal | undefined {
  const ranges = value.split(",").map((part) => /^([2-4]\d\d)(?:-([2-4]\d\d))?$/.exec(part));
  if (ranges.includes(null)) {
    return { problem: "is not a list of codes", allowed: codes };
  }
  const isDownward = ranges.some((range) => Number(range?.[2]) <= Number(range?.[1]));
  return isDownward ? { problem: "has a range that ends before it begins", allowed: codes } : undefined;
}

/** Ranges and defaults: Elastic Load Balancing, "Health checks for Application Load Balancer target groups". */
const loadBalancer = z.strictObject({
  /** Path that it asks, where that is not `health`. @default - `health` */
  healthPath: path.optional(),
  /** Codes that count as healthy: one, several or a range, from 200 to 499. */
  successCodes: checked(codes, codesRefusal).default("200"),
  /** Seconds from one question to the next. @default - the controller's, 15 */
  intervalSeconds: z.int().min(5).max(300).optional(),
  /** Seconds without an answer that count as a failure: fewer than the interval. @default - the controller's, 5 */
  timeoutSeconds: z.int().min(2).max(120).optional(),
  /** Answers in a row that make it healthy. @default - the controller's, 2 */
  healthyThreshold: z.int().min(2).max(10).optional(),
  /** Failures in a row that make it unhealthy. @default - the controller's, 2 */
  unhealthyThreshold: z.int().min(2).max(10).optional(),
  /** Seconds that a request under way may take to end once its pod goes: at most `stopSeconds` and the 15 that it serves on. */
  deregistrationSeconds: z.int().min(0).max(3600).default(30),
});

/** As an ALB treats a component that says nothing. */
export const usualLoadBalancer = loadBalancer.parse({});

const component = z.strictObject({
  ...workload,
  /** Port that it listens on. @default - none */
  port: port.optional(),
  /** URL path prefixes that the load balancer sends to it. @default - none: reachable from inside only */
  paths: z.array(routePath).readonly().default([]),
  /**
   * Path that answers 200 while it can serve: asked by the kubelet and by the load balancer. Or a command that ends with 0: asked by the kubelet
   * alone. @default - never asked
   */
  health: z.union([path, commandCheck]).optional(),
  /**
   * Path or command that tells whether its process still works, whatever its database and others do: the container restarts when it does not.
   * @default - with `health`: whether the port takes a connection, and without a port the command of `health`
   */
  liveness: z.union([path, commandCheck]).optional(),
  /** When the kubelet asks for both. */
  probes: probes.prefault({}),
  /** Path of its metrics for Prometheus, or path and port. @default - none */
  metrics: metrics.optional(),
  /** Never two at once, not even during a rollout. @default false */
  singleton: z.boolean().default(false),
  /**
   * Command of its image that a new version has to pass before it gets more of the traffic, where a stage rolls it out as a canary or
   * blue-green. It finds the new version at `$(SMOKE_URL)`, its host at `$(SMOKE_HOST)`, and reaches nothing else. @default - none
   */
  smoke: z.array(z.string()).min(1).readonly().optional(),
  /** Volumes that outlive its pods, by name: each pod has its own. How large they are stands in the environment. @default - none */
  storage: z
    .record(
      label,
      z.strictObject({
        /** Where it is mounted. */
        path: filePath,
      }),
    )
    .default({}),
  /** How an ALB asks for its health, and lets go of it. @default - asked at `health` for a 200, as the controller does by itself */
  loadBalancer: loadBalancer.optional(),
  /** What the NGINX controller lets through to it; an ALB has no such limits. */
  requests: z
    .strictObject({
      /** Mebibytes of a request's body. @default - the controller's, 1 */
      maxBodyMib: z.int().min(1).max(10_240).optional(),
      /** Seconds without a byte before a request is given up. @default - the controller's, 60 */
      timeoutSeconds: z.int().min(1).max(3600).optional(),
      /** Also WebSocket. @default false */
      websockets: z.boolean().default(false),
    })
    .optional(),
});

const job = z.strictObject({
  ...finite,
  /** When it runs: `rollout` is before every rollout of the components, which waits for its success. */
  before: z.literal("rollout"),
  /** Order among the jobs: lower ones run first, and have to succeed before the next. @default 0 */
  order: z.int().min(-100).max(100).default(0),
});

const cronJob = z.strictObject({
  ...finite,
  /** Five cron fields in UTC, such as `0 3 * * 0`, or a word such as `@daily`. */
  schedule,
});

/** How the program in an image wants to be run. */
const program = {
  /**
   * Processor that it is built for, where that is one only: its pods run on such nodes alone. @default - not said: they run on nodes of every
   * group
   */
  architecture: z.enum(architectures).optional(),
  /** Numeric user that it runs as; not root. */
  user: z.int().min(1).max(65535).default(1000),
  /** Paths that it writes to; the rest of its file system is read-only. */
  writable: z.array(path).readonly().default(["/tmp"]),
  /** What it reads from its environment. A workload gets texts, and of the others those whose source it uses. */
  variables: z.record(variableName, variable).default({}),
};

const image = z.discriminatedUnion("source", [
  z.strictObject({
    /** Built by the team: its repository follows from the environment's registry. */
    source: z.literal("built"),
    ...program,
  }),
  z.strictObject({
    /** Somebody else's, by its full reference. */
    source: z.literal("public"),
    /** The full reference, such as `nginx:1.29`. */
    reference: text(
      /^[\w./-]+(:\d+\/[\w./-]+)?(:(?!latest$)[\w][\w.-]{0,127}|@sha256:[0-9a-f]{64})$/,
      "is not a pinned image",
      "name:tag or name@sha256:digest, and not the tag latest",
    ),
    ...program,
  }),
]);

const secretKey = text(/^[A-Za-z0-9_.-]+$/, "is not a secret's key", "letters, digits and _ . -");

/** Keys of a secret that a registry's login stands in. */
export const pullSecretKeys = ["username", "password"] as const;

const secretDefinition = z.discriminatedUnion("source", [
  z.strictObject({
    /** Made once, key by key, in Secrets Manager. */
    source: z.literal("generated"),
    /** Its keys by name. */
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
  z.strictObject({
    /** Filled in by a person: created with placeholders, never overwritten. */
    source: z.literal("external"),
    /** Names of its keys. */
    keys: z.array(secretKey).min(1).readonly(),
  }),
]);

export const applicationSchema = z.strictObject({
  /** Prefix of workloads, service accounts and roles. */
  name: label,
  /** Kubernetes namespace. */
  namespace: label,
  /** Images by name: how their programs want to be run. */
  images: z.record(label, image),
  /** Secrets besides those that come with a database or a cache. */
  secrets: z.record(label, secretDefinition).default({}),
  /** Long-running processes. */
  components: z.record(label, component),
  /** Run to completion with every rollout. */
  jobs: z.record(label, job).default({}),
  /** Run to completion on a schedule. */
  cronJobs: z.record(label, cronJob).default({}),
  /** What its programs call the metrics of their requests. */
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
