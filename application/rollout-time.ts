import { tokenSeconds } from "../lib/cluster-token";
import { timingOf, windowOf } from "./probes";
import { drainSeconds, type HostSettings, isRouted } from "./routes";
import type { Application, Component } from "./schema";

/** Seconds until a container runs: a node for it, its image, its secret. A node that has to be bought first takes longer. */
const containerSeconds = 60;
/** Health checks of an ALB where nothing is said: two, one every 15 seconds. Source: AWS Load Balancer Controller, Ingress annotations. */
const usualHealth = { intervalSeconds: 15, healthyThreshold: 2 } as const;
/** Seconds that a job may take where it says nothing: the chart's. */
const jobSeconds = 900;

/** What the time of a rollout follows from; an environment has it. */
export interface RolloutStage {
  readonly application: Application;
  readonly ingress?:
    | { readonly controller: "alb" | "nginx"; readonly host: string; readonly hosts: Readonly<Record<string, HostSettings>> }
    | undefined;
  readonly workloads: Readonly<
    Record<
      string,
      {
        readonly replicas: number;
        readonly autoscaling?: { readonly max: number } | undefined;
        readonly rollout:
          | { readonly type: "rolling"; readonly maxSurge: number | string; readonly maxUnavailable: number | string }
          | { readonly type: "canary" | "blue-green" };
      }
    >
  >;
}

/**
 * Seconds that each component's pods take to be exchanged, at the most that there may be: group by group, each until its pods take
 * requests; where the old pod has to be gone before, also until it is. Rollouts in steps are not among them.
 */
export function rollingSeconds(stage: RolloutStage): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(stage.application.components).flatMap(([name, component]) => {
      const size = stage.workloads[name];
      if (size === undefined || size.rollout.type !== "rolling") {
        return [];
      }
      const pods = size.autoscaling?.max ?? size.replicas;
      const routed = isRouted(name, stage);
      const ready = readySeconds(component, routed && stage.ingress?.controller === "alb");
      const gone = component.stopSeconds + (routed ? drainSeconds : 0);
      if (component.singleton || Object.keys(component.storage).length > 0) {
        return [[name, pods * (gone + ready)]];
      }
      const { maxSurge, maxUnavailable } = size.rollout;
      const atOnce = Math.ceil(share(maxSurge, pods)) + Math.floor(share(maxUnavailable, pods));
      return [[name, Math.ceil(pods / Math.max(1, atOnce)) * ready]];
    }),
  );
}

/** Seconds that the slowest job may take; 0 without one. */
export function longestJobSeconds({ jobs }: Application): number {
  return Math.max(0, ...Object.values(jobs).map(({ timeoutSeconds = jobSeconds }) => timeoutSeconds));
}

/** Seconds that each of migrations, rollout and the way back have of a token, whatever runs after it can be neither finished nor rolled back. */
export const secondsByToken = ({ jobs }: Application): number => Math.floor(tokenSeconds / (Object.keys(jobs).length + 2));

function readySeconds({ health, liveness, port, probes, loadBalancer }: Component, behindAlb: boolean): number {
  const startup = timingOf("startup", probes);
  const readiness = timingOf("readiness", probes);
  const checks = Math.max(1, probes.readiness.successThreshold ?? 1);
  const { intervalSeconds = usualHealth.intervalSeconds, healthyThreshold = usualHealth.healthyThreshold } = loadBalancer ?? {};
  return (
    containerSeconds +
    (startup === undefined || (liveness ?? health ?? port) === undefined ? 0 : windowOf(startup)) +
    (health === undefined ? 0 : readiness.initialDelaySeconds + readiness.periodSeconds * checks) +
    (behindAlb ? intervalSeconds * healthyThreshold : 0)
  );
}

/** Of a count or a share such as `25%`. */
const share = (value: number | string, pods: number): number =>
  typeof value === "number" ? value : (Number.parseInt(value, 10) * pods) / 100;
