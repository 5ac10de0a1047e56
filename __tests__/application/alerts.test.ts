import { alertSettings, alertsOf } from "../../application/alerts";

const source = {
  namespace: "shop",
  httpMetrics: { requests: "http_request_total", durations: "http_request_duration_seconds" },
};
const alerts = (settings: object) => alertsOf(alertSettings.parse(settings), source);

describe("Alerts", () => {
  it("are those that are chosen, and no others", () => {
    expect(Object.keys(alerts({ PodNotReady: {}, HighLatency: {} })).sort()).toEqual(["HighLatency", "PodNotReady"]);
    expect(alerts({})).toEqual({});
  });

  it("have the thresholds, times and severities of the reference documents", () => {
    const all = alerts({
      HighErrorRate: {},
      HighLatency: {},
      PodNotReady: {},
      PodCrashLooping: {},
      DatabaseConnectionFailed: {},
    });
    const said = Object.fromEntries(
      Object.entries(all).map(([name, alert]) => [
        name,
        [alert.expression.split(" ").slice(-2).join(" "), alert.for, alert.severity],
      ]),
    );
    expect(said).toMatchObject({
      HighErrorRate: ["> 0.05", "5m", "critical"],
      HighLatency: ["> 1", "5m", "warning"],
      PodNotReady: [expect.any(String), "5m", "critical"],
      PodCrashLooping: ["> 3", "5m", "warning"],
      DatabaseConnectionFailed: [expect.any(String), "1m", "critical"],
    });
  });

  it("take other thresholds into expression and description", () => {
    const { HighErrorRate, HighLatency, PodCrashLooping } = alerts({
      HighErrorRate: { percent: 0.5, minutes: 10 },
      HighLatency: { seconds: 2.5 },
      PodCrashLooping: { restartsPerHour: 10 },
    });
    expect(HighErrorRate).toMatchObject({ for: "10m", description: "Error rate is above 0.5% for 10 minutes" });
    expect(HighErrorRate?.expression).toMatch(/ > 0\.005$/);
    expect(HighLatency).toMatchObject({ description: "95th percentile latency is above 2.5 s" });
    expect(HighLatency?.expression).toMatch(/ > 2\.5$/);
    expect(PodCrashLooping?.expression).toMatch(/ > 10$/);
  });

  it("speak of the application's own namespace and metrics", () => {
    const { HighErrorRate, HighLatency, PodCrashLooping } = alerts({ HighErrorRate: {}, HighLatency: {}, PodCrashLooping: {} });
    expect(HighErrorRate?.expression).toBe(
      'sum(rate(http_request_total{namespace="shop",status=~"5.."}[5m])) / sum(rate(http_request_total{namespace="shop"}[5m])) > 0.05',
    );
    expect(HighLatency?.expression).toContain('http_request_duration_seconds_bucket{namespace="shop"}');
    expect(PodCrashLooping?.expression).toContain('{namespace="shop"}');
  });

  it("of pods that are not ready leave out those of jobs, which never get ready", () => {
    expect(alerts({ PodNotReady: {} }).PodNotReady).toMatchObject({
      expression:
        'kube_pod_status_ready{namespace="shop",condition="false"} == 1 unless on (namespace, pod) kube_pod_owner{namespace="shop",owner_kind="Job"}',
      description: "Pod {{ $labels.pod }} is not ready",
    });
  });

  it("of the database fire as well when nobody measures it any more", () => {
    expect(alerts({ DatabaseConnectionFailed: {} }).DatabaseConnectionFailed?.expression).toBe("pg_up == 0 or absent(pg_up)");
  });
});
