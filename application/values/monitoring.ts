import type { ApplicationChartValues, Component as ComponentValues } from "../../.gen/application-chart";
import { mapValues } from "../../lib/records";
import { alertsOf } from "../alerts";
import type { Component } from "../schema";
import type { Stage } from "./facts";

/** Alerts and dashboards, where there is somebody to show them: without Prometheus the cluster does not know such objects. */
export function monitoringValues({ application, addons, alerts }: Stage): Pick<ApplicationChartValues, "alerts" | "dashboards"> {
  if (addons.monitoring === undefined) {
    return {};
  }
  const { namespace, httpMetrics, dashboards } = application;
  const chosen = alertsOf(alerts, { namespace, httpMetrics });
  return {
    ...(Object.keys(chosen).length > 0 && { alerts: chosen }),
    ...(Object.keys(dashboards).length > 0 && {
      dashboards: mapValues(dashboards, ({ title, panels }) => ({
        title,
        panels: panels.map(({ title: of, expression, legend, unit }) => ({
          title: of,
          expression,
          ...(legend !== undefined && { legend }),
          ...(unit !== undefined && { unit }),
        })),
      })),
    }),
  };
}

/** Where Prometheus reads a component's metrics, and how often. */
export function metricsOf({ metrics }: Component, { addons: { monitoring } }: Stage): Pick<ComponentValues, "metrics"> {
  return metrics === undefined || monitoring === undefined
    ? {}
    : {
        metrics: {
          path: metrics.path,
          ...(metrics.port !== undefined && { port: metrics.port }),
          interval: `${monitoring.scrapeSeconds}s`,
        },
      };
}

/** Port of a component's metrics, where somebody reads them. */
export function metricsPortOf({ metrics, port }: Component, { addons: { monitoring } }: Stage): number | undefined {
  return metrics === undefined || monitoring === undefined ? undefined : (metrics.port ?? port);
}
