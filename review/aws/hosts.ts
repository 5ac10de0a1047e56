import type { Problem, Rule } from "./rule";
import { isUnknown, resourcesOf, type Stack, textsOf } from "./stack";

interface Release {
  readonly address: string;
  readonly chart: string;
  readonly values: readonly unknown[];
}

/** Names that no resolver asks anybody for. Source: RFC 6761, Special-Use Domain Names. */
const nowhere = /\.(test|invalid|localhost)$/;

export const hostRules: readonly Rule[] = [
  {
    id: "hosts resolve",
    what: "an Ingress serves a host of the environment's zone that nothing makes a record for",
    source: "Kubernetes SIGs, AWS Load Balancer Controller (it makes no records) and ExternalDNS",
    find: (stack, all) => {
      const controlled = all.flatMap(releasesOf).some(({ chart }) => chart === "external-dns");
      const records = all
        .flatMap((one) => resourcesOf(one, "aws_route53_record"))
        .flatMap(({ body }) => [String(body.name), JSON.stringify(body.for_each ?? "")]);
      if (controlled) {
        return [];
      }
      const problems = releasesOf(stack).flatMap(({ address, values }) =>
        hostsIn(values)
          .filter((host) => !records.includes(host) && !nowhere.test(host) && all.some((one) => hasZoneOf(one, host)))
          .map((host): Problem => ({ address, given: host, allowed: "addons.externalDns, or a record of the name" })),
      );
      return problems.filter(({ given }, at) => problems.findIndex((one) => one.given === given) === at);
    },
  },
];

/** Whether the name is in a zone that the stack makes or looks up. Elsewhere somebody else makes the records. */
function hasZoneOf(stack: Stack, host: string): boolean {
  const looked = Object.values(stack.json.data?.aws_route53_zone ?? {});
  const zones = [...resourcesOf(stack, "aws_route53_zone").map(({ body }) => body), ...looked].map(({ name }) => String(name));
  return zones.some((zone) => host === zone || host.endsWith(`.${zone}`));
}

const releasesOf = (stack: Stack): Release[] =>
  resourcesOf(stack, "helm_release").map(({ address, body }) => ({
    address,
    chart: String(body.chart),
    values: textsOf(body.values).map(valuesIn),
  }));

/** A release's values, which stand in `${jsonencode(...)}`; what only Terraform knows stays in `${...}`. */
function valuesIn(text: string): unknown {
  const [, json = text] = /^\$\{jsonencode\((.*)\)\}$/s.exec(text) ?? [];
  try {
    return JSON.parse(json.replaceAll(/\$\{[^{}]*\}/g, (reference) => reference.replaceAll('"', '\\"')));
  } catch {
    return undefined;
  }
}

/** Every host of an ingress that is somewhere in the values. */
function hostsIn(values: unknown): string[] {
  if (typeof values !== "object" || values === null) {
    return [];
  }
  return Object.entries(values).flatMap(([key, value]) =>
    key === "ingress" && typeof value === "object" && value !== null && "hosts" in value
      ? [...textsOf(value.hosts), ...Object.keys("ownHosts" in value ? (value.ownHosts ?? {}) : {})].filter(
          (host) => !isUnknown(host),
        )
      : hostsIn(value),
  );
}
