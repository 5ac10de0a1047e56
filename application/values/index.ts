import type { ApplicationChartValues, Component, CronJob, Job, Toleration } from "../../.gen/application-chart";
import { nodeSelectorOf } from "../../lib/architecture";
import { priorityClasses } from "../../lib/cluster-names";
import { ConfigurationError } from "../../lib/errors";
import { podIdentityAnnotations } from "../../lib/pod-roles";
import { mapValues } from "../../lib/records";
import { taintEffects } from "../../lib/taints";
import { callsAwsItself } from "../permissions";
import { hostOf } from "../routes";
import type { Component as ComponentDefinition } from "../schema";
import { type Workload, workloadsOf } from "../workloads";
import { autoscalingOf } from "./autoscaling";
import { found, type PlatformFacts, type Size, type Stage } from "./facts";
import { imageOf, registryLoginOf } from "./images";
import { ingressAnnotationsOf, ingressOf, serviceAnnotationsOf } from "./ingress";
import { metricsOf, monitoringValues } from "./monitoring";
import { networkOf } from "./network";
import { endingOf, probesOf } from "./probes";
import { paceOf, rolloutGateOf, rolloutValues } from "./rollout";
import { variablesOf } from "./variables";

export type { PlatformFacts, Stage } from "./facts";
export { gatedComponents, longestRolloutSeconds } from "./rollout";

/** What of the application an installation of its chart holds. */
export type Part = ApplicationChartValues["part"] & ("foundation" | "workloads" | "waves");

/**
 * Values of the application chart: for one of its two releases, which take the same but for `part`, or for Argo CD, which installs
 * everything in waves.
 *
 * @throws ConfigurationError where application, environment and platform do not fit together
 */
export function applicationValues(stage: Stage, facts: PlatformFacts, part: Part): ApplicationChartValues {
  const { application, extraObjects } = stage;
  const ingress = ingressOf(stage, facts);
  const rolloutGate = rolloutGateOf(stage);
  const common = (workload: Workload) => commonValues(workload, stage, facts);
  const workloads = workloadsOf(application);
  const these = <Values>(kind: Workload["kind"], values: (workload: Workload) => Values): Readonly<Record<string, Values>> =>
    Object.fromEntries(
      workloads.filter((workload) => workload.kind === kind).map((workload) => [workload.name, values(workload)]),
    );

  return {
    part,
    name: application.name,
    images: mapValues(application.images, (image, name) => imageOf(name, image, stage, facts)),
    components: these("components", (workload): Component => {
      const component = found(application.components, workload.name);
      const size = sizeOf(workload.name, stage);
      return {
        ...common(workload),
        ...componentValues(workload.name, component, size, stage),
        ...(size.autoscaling
          ? { autoscaling: autoscalingOf(workload, size.autoscaling, stage, facts) }
          : { replicas: size.replicas }),
        ...metricsOf(component, stage),
        ...rolloutValues(component, size, hostOf(workload.name, stage)),
      };
    }),
    jobs: these("jobs", (workload): Job => {
      const { order, timeoutSeconds } = found(application.jobs, workload.name);
      return {
        ...common(workload),
        ...(order !== 0 && { weight: order }),
        ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      };
    }),
    cronJobs: these("cronJobs", (workload): CronJob => {
      const { schedule, timeoutSeconds } = found(application.cronJobs, workload.name);
      return { ...common(workload), schedule, ...(timeoutSeconds !== undefined && { timeoutSeconds }) };
    }),
    secretStore: { region: stage.region },
    ...(ingress && { ingress }),
    ...monitoringValues(stage),
    ...(rolloutGate && { rolloutGate }),
    ...(extraObjects.foundation.length + extraObjects.workloads.length > 0 && { extraObjects }),
  };
}

/** What a component, job or cron job says about its process. */
type Program = Pick<ComponentDefinition, "command" | "stopSeconds">;

/** No pod is without a class: one of the add-ons' tools would take its place on a full node. */
const usualPriority: Readonly<Record<Workload["kind"], string>> = {
  components: priorityClasses.components,
  jobs: priorityClasses.jobs,
  cronJobs: priorityClasses.jobs,
};

/** What components, jobs and cron jobs have in common. */
function commonValues(workload: Workload, stage: Stage, facts: PlatformFacts) {
  const { application } = stage;
  const { command, stopSeconds } = found<Program>(application[workload.kind], workload.name);
  const { user, writable, architecture } = found(application.images, workload.image);
  const { requests, limits, priorityClass = usualPriority[workload.kind], ...size } = sizeOf(workload.name, stage);
  const nodeSelector = nodeSelectorOf(architecture, size.nodeSelector);
  const roleArn = facts.roleArns[workload.name];
  const secretReaderArn = facts.secretReaderArns[workload.name];
  const registryLogin = registryLoginOf(workload, stage, facts);
  return {
    image: workload.image,
    ...(command && { command }),
    user,
    resources: { requests, limits },
    ...variablesOf(workload, stage, facts),
    ...(registryLogin && { registryLogin }),
    writable: writable.map((path) => ({ path })),
    ...(roleArn !== undefined && { serviceAccount: { roleArn } }),
    ...(secretReaderArn !== undefined && { secretReaderArn }),
    // A pod keeps the login that it started with: those of before start anew.
    ...(callsAwsItself(workload.uses) && stage.cluster.podRoles === "pod-identity" && { podAnnotations: podIdentityAnnotations }),
    network: networkOf(workload, stage),
    terminationGracePeriodSeconds: stopSeconds,
    priorityClassName: priorityClass,
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
    ...(size.tolerations.length > 0 && { tolerations: size.tolerations.map(tolerationOf) }),
  };
}

function tolerationOf({ key, value, effect }: Size["tolerations"][number]): Toleration {
  return { key, ...(value !== undefined && { value }), ...(effect && { effect: taintEffects[effect] }) };
}

function componentValues(name: string, component: ComponentDefinition, size: Size, stage: Stage): Partial<Component> {
  const { port, paths, singleton, storage } = component;
  const annotations = serviceAnnotationsOf(name, component, stage);
  const ingressAnnotations = ingressAnnotationsOf(name, component, stage);
  const { minAvailable, antiAffinity } = size;
  return {
    ...(port !== undefined && { port }),
    ...(paths.length > 0 && { paths }),
    ...(ingressAnnotations && { ingressAnnotations }),
    ...(annotations && { serviceAnnotations: annotations }),
    singleton,
    ...(minAvailable !== undefined && { minAvailable }),
    ...paceOf(component, size),
    ...probesOf(name, component, stage),
    ...endingOf(name, component, stage),
    ...(antiAffinity && { antiAffinity }),
    ...(Object.keys(storage).length > 0 && {
      volumeClaims: mapValues(storage, ({ path }, volume) => ({
        path,
        size: `${found(size.storageGib, volume)}Gi`,
        storageClassName: size.storageClass,
      })),
    }),
  };
}

function sizeOf(name: string, { id, workloads }: Stage): Size {
  const size = workloads[name];
  if (size === undefined) {
    throw new ConfigurationError(`${id}.workloads.${name}`, "is missing", undefined, "its requests and limits");
  }
  return size;
}
