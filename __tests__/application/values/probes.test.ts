import { applicationValues } from "../../../application/values";
import { factsOf } from "../../charts/facts";
import { environmentWith } from "../../support/environments";

const api = "application.components.api";

/** A component of DebtFlow's production, with these changes. */
function componentOf(name: string, changes: Readonly<Record<string, unknown>> = {}) {
  const environment = environmentWith(changes);
  const component = applicationValues(environment, factsOf(environment), "workloads").components?.[name];
  if (component === undefined) {
    throw new Error(`no component ${name}`);
  }
  return component;
}

const probesOf = (name: string, changes?: Readonly<Record<string, unknown>>) => componentOf(name, changes).probes ?? {};
const host = "debtflow.example.com";

describe("A health check", () => {
  it("takes traffic away in the time of document 004, and restarts nothing that takes connections", () => {
    expect(probesOf("api")).toEqual({
      readiness: {
        path: "/health/",
        host,
        initialDelaySeconds: 10,
        periodSeconds: 10,
        timeoutSeconds: 5,
        failureThreshold: 3,
      },
      liveness: { connects: true, initialDelaySeconds: 30, periodSeconds: 30, timeoutSeconds: 5, failureThreshold: 3 },
    });
  });

  it("stands beside another that restarts, where the component has one", () => {
    const { readiness, liveness } = probesOf("api", { [`${api}.liveness`]: "/alive" });
    expect(readiness).toMatchObject({ path: "/health/" });
    expect(liveness).toMatchObject({ path: "/alive", host });
  });

  it("by command is all that a component without a port can be asked", () => {
    const check = { command: ["is-it-well"] };
    const { readiness, liveness } = probesOf("beat", {
      "application.components.beat": { image: "api", uses: [], health: check },
    });
    expect([readiness, liveness]).toEqual([expect.objectContaining(check), expect.objectContaining(check)]);
    expect(probesOf("beat", { "application.components.beat": { image: "api", uses: [] } })).toEqual({});
  });

  // Documents 000 (lines 382 to 393) and 003 (lines 897 to 908): liveness after 10 and after 30 seconds, readiness every 5.
  it.each([10, 30])("asks in the time that documents 000 and 003 state, liveness after %i seconds", (initialDelaySeconds) => {
    const { readiness, liveness } = probesOf("api", {
      [`${api}.liveness`]: "/health/",
      [`${api}.probes`]: {
        readiness: { initialDelaySeconds: 5, periodSeconds: 5 },
        liveness: { initialDelaySeconds, periodSeconds: 10 },
      },
    });
    expect(readiness).toMatchObject({ initialDelaySeconds: 5, periodSeconds: 5, timeoutSeconds: 5 });
    expect(liveness).toMatchObject({ path: "/health/", initialDelaySeconds, periodSeconds: 10 });
  });

  it("of a slow start asks what liveness asks, and the others need no delay of their own", () => {
    expect(probesOf("api", { [`${api}.probes`]: { startup: {}, readiness: { periodSeconds: 3, successThreshold: 2 } } })).toEqual(
      {
        startup: { connects: true, initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 30 },
        readiness: {
          path: "/health/",
          host,
          initialDelaySeconds: 0,
          periodSeconds: 3,
          timeoutSeconds: 3,
          failureThreshold: 3,
          successThreshold: 2,
        },
        liveness: { connects: true, initialDelaySeconds: 0, periodSeconds: 30, timeoutSeconds: 5, failureThreshold: 3 },
      },
    );
  });

  it("gives what hangs a shorter time to stop, and time to drain on top of it", () => {
    const changes = { [`${api}.probes`]: { liveness: { stopSeconds: 5 } } };
    const { probes, preStopSeconds, terminationGracePeriodSeconds } = componentOf("api", changes);
    expect({ preStopSeconds, terminationGracePeriodSeconds }).toEqual({ preStopSeconds: 15, terminationGracePeriodSeconds: 45 });
    expect(probes?.liveness).toMatchObject({ terminationGracePeriodSeconds: 20 });
    expect(probes?.readiness).not.toHaveProperty("terminationGracePeriodSeconds");
    const worker = componentOf("worker", {
      "application.components.worker.health": { command: ["ping"] },
      "application.components.worker.liveness": undefined,
      "application.components.worker.probes": { liveness: { stopSeconds: 5 } },
    });
    expect(worker.probes?.liveness).toMatchObject({ terminationGracePeriodSeconds: 5 });
  });
});

describe("The pace of a component", () => {
  it("is a quarter of its pods at a time, or what the stage says", () => {
    expect(componentOf("api")).toMatchObject({ maxSurge: "25%", maxUnavailable: 0 });
    const rollout = { type: "rolling", maxSurge: 3, maxUnavailable: "10%" };
    expect(componentOf("api", { "workloads.api.rollout": rollout })).toMatchObject({ maxSurge: 3, maxUnavailable: "10%" });
    expect(componentOf("beat")).not.toHaveProperty("maxSurge");
  });

  it("follows the load as the stage says", () => {
    const policies = (type: string) => [{ type, value: 10, periodSeconds: 60 }];
    const autoscaling = {
      min: 3,
      max: 20,
      scaleUp: { stabilizationWindowSeconds: 0, policies: [...policies("percent"), ...policies("pods")], select: "min" },
      scaleDown: { policies: policies("percent") },
    };
    expect(componentOf("api", { "workloads.api.autoscaling": autoscaling }).autoscaling).toEqual({
      min: 3,
      max: 20,
      cpuPercent: 70,
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: "Min",
        policies: [
          { type: "Percent", value: 10, periodSeconds: 60 },
          { type: "Pods", value: 10, periodSeconds: 60 },
        ],
      },
      scaleDown: { policies: [{ type: "Percent", value: 10, periodSeconds: 60 }] },
    });
  });
});
