import { z } from "zod";
import { fiveFields } from "../../lib/schema";
import { timeZone } from "./common";

const percent = z.int().min(1).max(100);

/** What calls pods, besides their use of CPU and memory. Needs KEDA. */
const trigger = z.discriminatedUnion("type", [
  z.strictObject({
    /** A list in the cache, as Celery's queues are. */
    type: z.literal("redis-list"),
    /** Variable that holds the URL of the cache's database; the component reads it. */
    url: z.string(),
    /** Key of the list: for Celery the queue's name. */
    list: z.string().min(1).default("celery"),
    /** Entries that one pod is for. */
    length: z.int().min(1).max(1_000_000),
  }),
  z.strictObject({
    /** The time of day. */
    type: z.literal("cron"),
    /** IANA name of the zone that the times are in. */
    timeZone: timeZone.default("UTC"),
    /** When the pods are there: five cron fields. */
    start: fiveFields,
    /** When they are no longer needed: five cron fields. */
    end: fiveFields,
    /** Pods from start to end. */
    replicas: z.int().min(1).max(1000),
  }),
]);

/** How fast the number of pods follows, in one direction. The ranges are Kubernetes'. Source: API reference, autoscaling/v2, HPAScalingRules. */
const scalingRules = z.strictObject({
  /** Seconds that are looked back: of what was recommended in them, the least change counts. @default - 0 up, 300 down */
  stabilizationWindowSeconds: z.int().min(0).max(3600).optional(),
  /** Which policy counts: the one that allows most, or least. */
  select: z.enum(["max", "min"]).default("max"),
  /** How much may change. @default - up: 100 % or two pods each minute; down: one pod each minute */
  policies: z
    .array(
      z.strictObject({
        /** Of what `value` is: percent of the pods that there are, or pods. */
        type: z.enum(["percent", "pods"]),
        /** The most that may change within the period. */
        value: z.int().min(1).max(10_000),
        /** Seconds. */
        periodSeconds: z.int().min(1).max(1800),
      }),
    )
    .min(1)
    .readonly()
    .optional(),
});

/** Share of the requested CPU that pods are scaled to where nothing else calls them. */
const defaultCpuPercent = 70;

/** Takes the place of `replicas`. */
export const autoscaling = z
  .strictObject({
    /** Fewest pods; none only with triggers. */
    min: z.int().min(0).max(1000),
    /** Most pods. */
    max: z.int().min(1).max(1000),
    /** Share of the requested CPU to aim for. @default 70, or not at all with triggers */
    cpuPercent: percent.optional(),
    /** Share of the requested memory to aim for. @default - not at all */
    memoryPercent: percent.optional(),
    /** How fast pods come. @default - at once, and each minute by the more of 100 % and two pods */
    scaleUp: scalingRules.optional(),
    /** How fast pods go. @default - after five minutes, one each minute */
    scaleDown: scalingRules.optional(),
    /** What else calls pods. */
    triggers: z.array(trigger).readonly().default([]),
  })
  .overwrite((settings) =>
    settings.triggers.length === 0 && settings.cpuPercent === undefined
      ? { ...settings, cpuPercent: defaultCpuPercent }
      : settings,
  );
