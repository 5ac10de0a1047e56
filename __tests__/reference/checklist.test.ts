import { applicationValues } from "../../application/values";
import { loadEnvironments } from "../../environments";
import { production } from "../../environments/debtflow/production";
import { addStacks } from "../../stacks";
import { factsOf } from "../charts/facts";
import { environmentWith } from "../support/environments";
import { synthStacks } from "../support/synth-stacks";

// Document 004, "Production Checklist", lines 1977 to 2010. What data stores, network and pipeline have is held against the document elsewhere.
describe("DebtFlow's production, by document 004's checklist", () => {
  const environment = environmentWith({}, production);
  const { components = {}, ...values } = applicationValues(environment, factsOf(environment), "workloads");
  const { stacks } = synthStacks((app) => addStacks(app, loadEnvironments("", [production])));
  const resourcesOf = (stack: string, type: string): Record<string, Record<string, unknown>> =>
    JSON.parse(stacks[`debtflow-production-${stack}`] ?? "{}").resource?.[type] ?? {};
  const releases = Object.values(resourcesOf("addons", "helm_release")).map(({ chart }) => chart);

  it("has readiness and liveness checks on all deployments (004:1992)", () => {
    expect(Object.keys(components).sort()).toEqual(["api", "beat", "frontend", "worker"]);
    for (const [name, { probes }] of Object.entries(components)) {
      expect([name, probes?.readiness, probes?.liveness]).toEqual([name, expect.anything(), expect.anything()]);
    }
  });

  it("restarts nothing for what its database does", () => {
    for (const { probes } of Object.values(components)) {
      expect(probes?.liveness).not.toHaveProperty("path");
    }
    const { periodSeconds = 0, failureThreshold = 0 } = components.worker?.probes?.liveness ?? {};
    expect(periodSeconds * failureThreshold).toBeGreaterThanOrEqual(600);
  });

  it("asks beat for the file that it is told to write, where it may write", () => {
    const { command, probes, writable } = components.beat ?? {};
    const file = command?.find((word) => word.startsWith("--schedule="))?.replace("--schedule=", "") ?? "";
    expect(writable?.some(({ path }) => file.startsWith(`${path}/`))).toBe(true);
    for (const probe of [probes?.readiness, probes?.liveness]) {
      expect(probe?.command?.at(-1)).toContain(`"${file}*"`);
    }
  });

  it("has Prometheus, and Grafana with dashboards of its own workloads and database (004:1993-1994)", () => {
    expect(releases).toContain("kube-prometheus-stack");
    const expressions = Object.values(values.dashboards ?? {}).flatMap(({ panels }) =>
      panels.map(({ expression }) => expression),
    );
    for (const metric of [
      "kube_deployment_status_replicas_ready",
      "container_memory_working_set_bytes",
      "pg_stat_activity_count",
    ]) {
      expect(expressions.some((expression) => expression.includes(metric))).toBe(true);
    }
    for (const expression of expressions) {
      expect(expression).toMatch(/namespace="debtflow"|datname="debtflow"/);
    }
  });

  it("has its pods' logs in CloudWatch (004:1996)", () => {
    expect(releases).toContain("aws-for-fluent-bit");
    const groups = Object.values(resourcesOf("platform", "aws_cloudwatch_log_group"));
    expect(groups).toContainEqual(expect.objectContaining({ name: expect.stringContaining("/pods") }));
  });

  it("tells somebody what is wrong, by severity", () => {
    const subscriptions = Object.values(resourcesOf("platform", "aws_sns_topic_subscription"));
    expect(subscriptions.map(({ endpoint }) => endpoint).sort()).toEqual([
      "oncall@debtflow.example.com",
      "team@debtflow.example.com",
    ]);
    const severities = new Set(Object.values(values.alerts ?? {}).map(({ severity }) => severity));
    expect(severities).toEqual(new Set(["critical", "warning"]));
  });
});
