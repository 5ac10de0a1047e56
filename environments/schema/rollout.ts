import { z } from "zod";
import { text } from "../../lib/schema";

const minutes = z.int().min(1).max(1440);

const progressDeadlineSeconds = z.int().min(30).max(3600).default(600);

/** Pods, or a share of them. */
const countOrPercent = z.union([z.int().min(0).max(1000), text(/^(\d|[1-9]\d|100)%$/, "is no share of the pods", "0% to 100%")]);

const settings = z.discriminatedUnion("type", [
  z.strictObject({
    /** Pod by pod, as a Deployment does it. */
    type: z.literal("rolling"),
    /** Pods beyond their number meanwhile: a count, or a share of them such as `25%`, rounded up. */
    maxSurge: countOrPercent.default("25%"),
    /** Pods that may be missing meanwhile: a count, or a share of them, rounded down. */
    maxUnavailable: countOrPercent.default(0),
  }),
  z.strictObject({
    /** By growing shares of the traffic, then all of it. */
    type: z.literal("canary"),
    /** The shares, and how long each lasts. By default they take the 30 to 60 minutes of document 002. */
    steps: z
      .array(
        z.strictObject({
          /** Share of the traffic; without an ALB in front, of the pods. */
          percent: z.int().min(1).max(99),
          /** How long, once its pods are ready. */
          minutes,
        }),
      )
      .min(1)
      .max(20)
      .readonly()
      .default([
        { percent: 10, minutes: 10 },
        { percent: 25, minutes: 10 },
        { percent: 50, minutes: 10 },
        { percent: 75, minutes: 10 },
      ]),
    /** Seconds without progress, pauses aside, after which the new version is taken back. */
    progressDeadlineSeconds,
  }),
  z.strictObject({
    /** All at once, after it stood beside the old version: by default after the 10 to 15 minutes of document 002. */
    type: z.literal("blue-green"),
    /** `automatic`: it takes over after `previewMinutes`; `manual`: somebody promotes it. */
    promotion: z.enum(["automatic", "manual"]).default("automatic"),
    /** Before it takes over by itself; at the latest, where somebody promotes it. */
    previewMinutes: minutes.default(5),
    /** How long the old version stays for a way back without a start. */
    keepMinutes: minutes.default(10),
    /** Seconds without progress, pauses aside, after which the new version is taken back. */
    progressDeadlineSeconds,
  }),
]);

/** How a new version of a component takes over: a word, or settings. */
export const rollout = z
  .union([z.enum(["rolling", "canary", "blue-green"]).transform((type) => settings.parse({ type })), settings])
  .prefault("rolling");
