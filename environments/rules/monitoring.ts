import { lacking, rule } from "./rule";

/** What has to be there for metrics and alerts. */
export const monitoringRules = [
  rule(["alerts", "addons"], function* ({ alerts, addons: { monitoring } }) {
    for (const name of Object.keys(alerts)) {
      if (monitoring === undefined) {
        yield lacking(["alerts", name], "Prometheus", "an environment with addons.monitoring, or no alerts");
      } else if (name === "DatabaseConnectionFailed" && !monitoring.postgresExporter) {
        yield {
          path: ["alerts", name],
          problem: "needs the exporter of PostgreSQL's metrics",
          allowed: "addons.monitoring.postgresExporter",
        };
      }
    }
  }),

  rule(["application"], function* ({ application }) {
    for (const [name, { metrics, port }] of Object.entries(application.components)) {
      if (metrics !== undefined && metrics.port === undefined && port === undefined) {
        yield {
          path: ["application", "components", name, "metrics"],
          problem: "need a port",
          given: metrics.path,
          allowed: "a component with a port, or a path and a port",
        };
      }
    }
  }),
];
