import type { ApplicationChartValues, Component as ComponentValues, Rollout, RolloutGate } from "../../.gen/application-chart";
import { kubernetesApi, serviceNetworks } from "../../lib/cluster-names";
import type { Component } from "../schema";
import type { Size, Stage } from "./facts";
import { cidrsOf } from "./network";

/** The command line of Argo Rollouts, of the version that the add-on installs. */
const gateImage = { repository: "quay.io/argoproj/kubectl-argo-rollouts", tag: "v1.9.0" } as const;

/** Seconds that a smoke test may take. */
const smokeSeconds = 300;

/** How many pods are exchanged at a time, where they are exchanged one version beside the other. */
export function paceOf(
  { singleton, storage }: Component,
  { rollout }: Size,
): Pick<ComponentValues, "maxSurge" | "maxUnavailable"> {
  return rollout.type !== "rolling" || singleton || Object.keys(storage).length > 0
    ? {}
    : { maxSurge: rollout.maxSurge, maxUnavailable: rollout.maxUnavailable };
}

/** How a component's new versions take over, and what they have to pass; nothing where its pods are replaced one by one. */
export function rolloutValues(
  component: Component,
  { rollout }: Size,
  host: string | undefined,
): Pick<ComponentValues, "rollout" | "smoke"> {
  if (rollout.type === "rolling") {
    return {};
  }
  const { smoke } = component;
  return {
    rollout: rolloutOf(rollout, smoke === undefined ? 0 : smokeSeconds),
    ...(smoke && {
      smoke: { command: smoke, timeoutSeconds: smokeSeconds, ...(host !== undefined && { host }) },
    }),
  };
}

function rolloutOf(settings: Exclude<Size["rollout"], { type: "rolling" }>, testSeconds: number): Rollout {
  const { progressDeadlineSeconds } = settings;
  if (settings.type === "canary") {
    const steps = settings.steps.map(({ percent, minutes }) => ({ weight: percent, pauseSeconds: 60 * minutes }));
    const pauses = steps.reduce((sum, { pauseSeconds }) => sum + pauseSeconds, 0);
    return {
      canary: { steps },
      progressDeadlineSeconds,
      // Every step, and the one to everything, may take as long as it makes progress.
      timeoutSeconds: pauses + testSeconds + (steps.length + 1) * progressDeadlineSeconds,
    };
  }
  const { promotion, previewMinutes, keepMinutes } = settings;
  const automatic = promotion === "automatic";
  return {
    blueGreen: {
      autoPromotion: automatic,
      ...(automatic && { previewSeconds: 60 * previewMinutes }),
      scaleDownDelaySeconds: 60 * keepMinutes,
    },
    progressDeadlineSeconds,
    // The new version starts, and takes over.
    timeoutSeconds: 60 * previewMinutes + testSeconds + 2 * progressDeadlineSeconds,
  };
}

/** Seconds that the longest rollout of these values may take; 0 without one. A release has to be waited for as long. */
export function longestRolloutSeconds({ components }: ApplicationChartValues): number {
  return Math.max(0, ...Object.values(components ?? {}).map(({ rollout }) => rollout?.timeoutSeconds ?? 0));
}

/** Components whose new versions do not take over pod by pod: each has a gate. */
export function gatedComponents({ application, workloads }: Pick<Stage, "application" | "workloads">): string[] {
  return Object.keys(application.components).filter((name) => workloads[name] && workloads[name].rollout.type !== "rolling");
}

/** What waits for rollouts, or nothing where there are none. */
export function rolloutGateOf(stage: Stage): RolloutGate | undefined {
  return gatedComponents(stage).length > 0
    ? {
        image: gateImage,
        // Who deploys may give nobody rights, so the add-ons do.
        rbac: false,
        // The network policy agent looks at the Service's address; others at those behind it, which lie in the cluster's subnets.
        apiServerCidrs: [...serviceNetworks, ...cidrsOf(stage, "private")],
        apiServerPort: kubernetesApi.port,
      }
    : undefined;
}
