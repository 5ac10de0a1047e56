import { z } from "zod";
import type { Alert } from "../.gen/application-chart";
import type { HttpMetrics } from "./metrics";

const lasting = (minutes: number) => ({
  /** How long it has to last before anybody is told. */
  minutes: z.int().min(0).max(1440).default(minutes),
});

/** Alerts that an environment can have, under the names of the reference documents; `{}` takes their thresholds. */
export const alertSettings = z.strictObject({
  /** Too large a share of all requests ends with 5xx. */
  HighErrorRate: z
    .strictObject({
      /** Share of the requests. */
      percent: z.number().positive().max(100).default(5),
      ...lasting(5),
    })
    .optional(),
  /** One request in twenty takes longer. */
  HighLatency: z
    .strictObject({
      /** How long a request may take. */
      seconds: z.number().positive().max(3600).default(1),
      ...lasting(5),
    })
    .optional(),
  /** A pod does not get ready; those of jobs never have to. */
  PodNotReady: z.strictObject(lasting(5)).optional(),
  /** A container starts again and again. */
  PodCrashLooping: z
    .strictObject({
      /** Starts of a container within an hour. */
      restartsPerHour: z.int().min(1).max(1000).default(3),
      ...lasting(5),
    })
    .optional(),
  /** The database lets the exporter in no more, or the exporter is gone. Needs `addons.monitoring.postgresExporter`. */
  DatabaseConnectionFailed: z.strictObject(lasting(1)).optional(),
});

/** Which alerts there are, and from when on. */
export type AlertSettings = z.output<typeof alertSettings>;

/** Where an application's metrics are. */
interface Source {
  readonly namespace: string;
  readonly httpMetrics: HttpMetrics;
}

type Settings = { readonly [Name in keyof AlertSettings]-?: NonNullable<AlertSettings[Name]> };

type Definitions = {
  readonly [Name in keyof Settings]: (settings: Settings[Name], source: Source) => Omit<Alert, "for">;
};

const definitions: Definitions = {
  HighErrorRate: ({ percent, minutes: duration }, { namespace, httpMetrics: { requests } }) => ({
    expression:
      `sum(rate(${requests}{namespace="${namespace}",status=~"5.."}[5m])) / ` +
      `sum(rate(${requests}{namespace="${namespace}"}[5m])) > ${percent / 100}`,
    severity: "critical",
    summary: "High error rate detected",
    description: `Error rate is above ${percent}% for ${duration} minutes`,
  }),
  HighLatency: ({ seconds }, { namespace, httpMetrics: { durations } }) => ({
    expression: `histogram_quantile(0.95, sum(rate(${durations}_bucket{namespace="${namespace}"}[5m])) by (le)) > ${seconds}`,
    severity: "warning",
    summary: "High latency detected",
    description: `95th percentile latency is above ${seconds} s`,
  }),
  PodNotReady: (_, { namespace }) => ({
    expression:
      `kube_pod_status_ready{namespace="${namespace}",condition="false"} == 1 ` +
      `unless on (namespace, pod) kube_pod_owner{namespace="${namespace}",owner_kind="Job"}`,
    severity: "critical",
    summary: "Pod not ready",
    description: "Pod {{ $labels.pod }} is not ready",
  }),
  PodCrashLooping: ({ restartsPerHour }, { namespace }) => ({
    expression: `increase(kube_pod_container_status_restarts_total{namespace="${namespace}"}[1h]) > ${restartsPerHour}`,
    severity: "warning",
    summary: "Pod crash looping",
    description: `Container {{ $labels.container }} of pod {{ $labels.pod }} restarted more than ${restartsPerHour} times in an hour`,
  }),
  // The exporter lies outside the application's namespace. One that is gone says nothing, which is no good news.
  DatabaseConnectionFailed: () => ({
    expression: "pg_up == 0 or absent(pg_up)",
    severity: "critical",
    summary: "Database connection failed",
    description: "Cannot connect to PostgreSQL database",
  }),
};

/** The alerts that the settings choose, by name. */
export function alertsOf(settings: AlertSettings, source: Source): Readonly<Record<string, Alert>> {
  const chosen: { readonly [Name in keyof Settings]?: Settings[Name] | undefined } = settings;
  const alertOf = <Name extends keyof Settings>(name: Name): Alert | undefined => {
    const these = chosen[name];
    return these && { ...definitions[name](these, source), for: `${these.minutes}m` };
  };
  return Object.fromEntries(
    alertSettings.keyof().options.flatMap((name) => {
      const alert = alertOf(name);
      return alert === undefined ? [] : [[name, alert]];
    }),
  );
}
