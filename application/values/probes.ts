import type { Component, Probe, Probes } from "../../.gen/application-chart";
import { type Check, livenessOf, timingOf } from "../probes";
import { drainSeconds, hostOf, isRouted } from "../routes";
import type { Component as ComponentDefinition } from "../schema";
import type { Stage } from "./facts";

/** Checks of the kubelet. A program that refuses unknown hosts is asked under its own. */
export function probesOf(name: string, component: ComponentDefinition, stage: Stage): Pick<Component, "probes"> {
  const { health, probes } = component;
  const liveness = livenessOf(component);
  const startup = timingOf("startup", probes);
  const host = hostOf(name, stage);
  const drain = drainOf(name, stage);
  const all: Probes = {
    ...(health !== undefined && {
      readiness: {
        ...checkOf(health, host),
        ...timingOf("readiness", probes),
        ...(probes.readiness.successThreshold !== undefined && { successThreshold: probes.readiness.successThreshold }),
      },
    }),
    ...(liveness !== undefined && {
      liveness: {
        ...checkOf(liveness, host),
        ...timingOf("liveness", probes),
        ...endOf(probes.liveness.stopSeconds, drain),
      },
      ...(startup && { startup: { ...checkOf(liveness, host), ...startup, ...endOf(probes.startup?.stopSeconds, drain) } }),
    }),
  };
  return Object.keys(all).length > 0 ? { probes: all } : {};
}

function checkOf(check: Check, host: string | undefined): Probe {
  if (check === "connects") {
    return { connects: true };
  }
  return typeof check === "string" ? { path: check, ...(host !== undefined && { host }) } : check;
}

/** How a component ends. A container that is restarted drains as well: the kubelet runs its hook before every stop. */
export function endingOf(
  name: string,
  { stopSeconds }: ComponentDefinition,
  stage: Stage,
): Pick<Component, "preStopSeconds" | "terminationGracePeriodSeconds"> {
  const drain = drainOf(name, stage);
  return drain > 0 ? { preStopSeconds: drain, terminationGracePeriodSeconds: stopSeconds + drain } : {};
}

const drainOf = (name: string, stage: Stage) => (isRouted(name, stage) ? drainSeconds : 0);

function endOf(stopSeconds: number | undefined, drain: number): Pick<Probe, "terminationGracePeriodSeconds"> {
  return stopSeconds === undefined ? {} : { terminationGracePeriodSeconds: stopSeconds + drain };
}
