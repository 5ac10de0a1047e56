import { z } from "zod";

/** A check by command. */
export const commandCheck = z.strictObject({
  /** Ends with 0 while all is well. */
  command: z.array(z.string()).min(1).readonly(),
});

const seconds = z.int().min(1).max(3600);
const count = z.int().min(1).max(1000);

/** What every check has. The ranges are those of Kubernetes, up to an hour. Source: Kubernetes API reference, Probe. */
const timing = {
  /** Seconds between two checks. */
  periodSeconds: seconds.optional(),
  /** Seconds after which a check counts as failed; at most the period. @default 5, or the period */
  timeoutSeconds: seconds.optional(),
  /** Failures in a row that count. */
  failureThreshold: count.optional(),
};

const delayed = {
  ...timing,
  /** Seconds after the start before the first check. */
  initialDelaySeconds: z.int().min(0).max(3600).optional(),
};

const restarting = {
  /** Seconds that a container which failed may take to stop. @default - the component's `stopSeconds` */
  stopSeconds: z.int().min(1).max(3600).optional(),
};

/** When the kubelet asks what `health` and `liveness` say. */
export const probes = z.strictObject({
  /** Asks `health`. @default - after 10 seconds, every 10; three failures stop the traffic, one success brings it back */
  readiness: z
    .strictObject({
      ...delayed,
      /** Successes in a row after a start or a failure that count. */
      successThreshold: count.optional(),
    })
    .prefault({}),
  /** Asks `liveness`. @default - after 30 seconds, every 30; three failures restart the container */
  liveness: z.strictObject({ ...delayed, ...restarting }).prefault({}),
  /**
   * Asks `liveness` while the container starts: both others wait for the first success. It restarts when none came in
   * `failureThreshold` periods, by default 30 of 10 seconds. @default - none: they wait for their first delays
   */
  startup: z.strictObject({ ...timing, ...restarting }).optional(),
});

export type ProbeSettings = z.output<typeof probes>;

/** A check of the kubelet, complete. */
export interface Timing {
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

/** Document 004's delays. */
const usual = {
  readiness: { initialDelaySeconds: 10, periodSeconds: 10, failureThreshold: 3 },
  liveness: { initialDelaySeconds: 30, periodSeconds: 30, failureThreshold: 3 },
  startup: { initialDelaySeconds: 0, periodSeconds: 10, failureThreshold: 30 },
} as const;

const usualTimeout = 5;

/** When a check is made; undefined for a start that nobody checks. What waits for the start needs no delay of its own. */
export function timingOf(kind: "readiness" | "liveness", settings: ProbeSettings): Timing;
export function timingOf(kind: keyof ProbeSettings, settings: ProbeSettings): Timing | undefined;
export function timingOf(kind: keyof ProbeSettings, settings: ProbeSettings): Timing | undefined {
  const stated: { readonly [Key in keyof Timing]?: Timing[Key] | undefined } | undefined = settings[kind];
  if (stated === undefined) {
    return undefined;
  }
  const delay = settings.startup === undefined ? usual[kind].initialDelaySeconds : 0;
  const periodSeconds = stated.periodSeconds ?? usual[kind].periodSeconds;
  return {
    initialDelaySeconds: stated.initialDelaySeconds ?? delay,
    periodSeconds,
    timeoutSeconds: stated.timeoutSeconds ?? Math.min(usualTimeout, periodSeconds),
    failureThreshold: stated.failureThreshold ?? usual[kind].failureThreshold,
  };
}

/** Seconds of failures until a check counts. */
export const windowOf = ({ periodSeconds, failureThreshold }: Timing): number => periodSeconds * failureThreshold;

/** What is asked: a path, a command, or whether the port takes a connection. */
export type Check = string | z.output<typeof commandCheck> | "connects";

interface Asked {
  readonly port?: number | undefined;
  readonly health?: string | z.output<typeof commandCheck> | undefined;
  readonly liveness?: string | z.output<typeof commandCheck> | undefined;
}

/**
 * What says whether a container has to be restarted; undefined where nothing does. Not what says whether it can serve: in an outage of its
 * database that would restart every pod, and help none.
 */
export function livenessOf({ port, health, liveness }: Asked): Check | undefined {
  return liveness ?? (health !== undefined && port !== undefined ? "connects" : health);
}
