import { httpMetrics } from "../application/metrics";
import { ConfigurationError } from "../lib/errors";
import { pathText } from "./problems";
import type { Sections } from "./schema";
import type { Neighbour } from "./together";

/** A setting of the application that only some stages have a use for. */
interface Shared {
  readonly path: readonly string[];
  readonly given: unknown;
  /** Section that says whether a stage has a use for it, */
  readonly section: keyof Sections;
  /** and what it says then. */
  readonly isUsed: (valid: Partial<Sections>) => boolean;
  /** What such a stage has. */
  readonly by: string;
}

/**
 * Settings of an application that have no effect in any of the environments that run it. One where they have is enough: stages share
 * the application, and each decides for itself whether it has metrics, releases in steps, or another controller.
 *
 * @param stages every environment, those that are not selected as well; a section that is not valid may be anything
 */
export function sharedProblems(stages: readonly Neighbour[]): ConfigurationError[] {
  const told = new Set<string>();
  return stages.flatMap(({ id, isSelected, valid: { application } }) => {
    if (application === undefined || !isSelected || told.has(application.name)) {
      return [];
    }
    told.add(application.name);
    const all = stages.filter(({ valid }) => valid.application === undefined || valid.application.name === application.name);
    return settingsOf(application)
      .filter(({ section, isUsed }) => !all.some(({ valid }) => !(section in valid) || isUsed(valid)))
      .map(
        ({ path, given, by }) =>
          new ConfigurationError(
            pathText(id, ["application", ...path]),
            `has no effect: no environment of the application has ${by}`,
            given,
            `nothing: leave it out, or ${by} in one of them`,
          ),
      );
  });
}

const monitored = {
  section: "addons",
  isUsed: ({ addons }: Partial<Sections>) => addons?.monitoring !== undefined,
  by: "addons.monitoring",
} as const;

const behindNginx = {
  section: "ingress",
  isUsed: ({ ingress }: Partial<Sections>) => ingress?.controller === "nginx",
  by: "ingress.controller nginx",
} as const;

const behindAlb = {
  section: "ingress",
  isUsed: ({ ingress }: Partial<Sections>) => ingress?.controller === "alb",
  by: "ingress.controller alb",
} as const;

const inSteps = (name: string) =>
  ({
    section: "workloads",
    isUsed: ({ workloads }: Partial<Sections>) => (workloads?.[name]?.rollout.type ?? "rolling") !== "rolling",
    by: `workloads.${name}.rollout canary or blue-green`,
  }) as const;

const alerting = (alert: "HighErrorRate" | "HighLatency") =>
  ({
    section: "alerts",
    isUsed: ({ alerts }: Partial<Sections>) => alerts?.[alert] !== undefined,
    by: `alerts.${alert}`,
  }) as const;

const usualNames = httpMetrics.parse({});

function settingsOf({ components, dashboards, httpMetrics: names }: Sections["application"]): Shared[] {
  const ofComponents = Object.entries(components).flatMap(([name, { metrics, smoke, requests, loadBalancer }]): Shared[] => [
    { path: ["components", name, "metrics"], given: metrics, ...monitored },
    { path: ["components", name, "smoke"], given: smoke, ...inSteps(name) },
    { path: ["components", name, "requests"], given: requests, ...behindNginx },
    { path: ["components", name, "loadBalancer"], given: loadBalancer, ...behindAlb },
  ]);
  const unusual = (name: keyof typeof names) => (names[name] === usualNames[name] ? undefined : names[name]);
  return [
    ...ofComponents,
    ...Object.entries(dashboards).map(([name, { title }]) => ({ path: ["dashboards", name], given: title, ...monitored })),
    { path: ["httpMetrics", "requests"], given: unusual("requests"), ...alerting("HighErrorRate") },
    { path: ["httpMetrics", "durations"], given: unusual("durations"), ...alerting("HighLatency") },
  ].filter(({ given }) => given !== undefined);
}
