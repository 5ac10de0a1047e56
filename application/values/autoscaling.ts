import type { Autoscaling, ScalingPolicy, ScalingRules, Trigger } from "../../.gen/application-chart";
import { dataPorts } from "../../lib/data-ports";
import { ConfigurationError } from "../../lib/errors";
import type { Variable } from "../variables";
import type { Workload } from "../workloads";
import type { PlatformFacts, ScalingRules as Rules, Size, Stage } from "./facts";

type Settings = NonNullable<Size["autoscaling"]>;

/** Who counts a component's pods: an autoscaler, or with triggers KEDA. */
export function autoscalingOf(workload: Workload, settings: Settings, stage: Stage, facts: PlatformFacts): Autoscaling {
  const { min, max, cpuPercent, memoryPercent, scaleUp, scaleDown, triggers } = settings;
  return {
    min,
    max,
    ...(cpuPercent !== undefined && { cpuPercent }),
    ...(memoryPercent !== undefined && { memoryPercent }),
    ...(scaleUp && { scaleUp: rulesOf(scaleUp) }),
    ...(scaleDown && { scaleDown: rulesOf(scaleDown) }),
    ...(triggers.length > 0 && { triggers: triggers.map((trigger) => triggerOf(workload, trigger, stage, facts)) }),
  };
}

const policyTypes = { percent: "Percent", pods: "Pods" } as const;

function rulesOf({ stabilizationWindowSeconds, select, policies }: Rules): ScalingRules {
  return {
    ...(stabilizationWindowSeconds !== undefined && { stabilizationWindowSeconds }),
    ...(select === "min" && { selectPolicy: "Min" }),
    ...(policies && { policies: policies.map((policy): ScalingPolicy => ({ ...policy, type: policyTypes[policy.type] })) }),
  };
}

function triggerOf(workload: Workload, trigger: Settings["triggers"][number], stage: Stage, facts: PlatformFacts): Trigger {
  if (trigger.type === "cron") {
    const { timeZone, start, end, replicas } = trigger;
    return { cron: { timeZone, start, end, replicas } };
  }
  const { url, list, length } = trigger;
  const database = cacheDatabaseOf(stage.application.images[workload.image]?.variables[url]);
  const { cacheHost, cacheSecret } = facts;
  if (database === undefined || cacheHost === undefined) {
    throw new ConfigurationError(
      `${stage.id}.workloads.${workload.name}.autoscaling.triggers`,
      "takes a variable that holds no URL of the cache",
      url,
      "a variable with a URL of the cache",
    );
  }
  return {
    redisList: {
      host: cacheHost,
      port: dataPorts.cache,
      database,
      list,
      length,
      ...(stage.cache?.authentication.type === "token" &&
        cacheSecret !== undefined && { password: { key: cacheSecret, property: "token" } }),
    },
  };
}

/** Number of the cache's database that a variable's URL leads to; undefined for any other variable. */
export function cacheDatabaseOf(variable: Variable | undefined): number | undefined {
  return typeof variable === "object" && variable.from === "cache" && variable.part === "url" ? variable.database : undefined;
}
