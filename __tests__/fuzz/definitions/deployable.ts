import type { EnvironmentDefinition } from "../../../environments/schema";
import { mapValues } from "../../../lib/records";
import type { Dice } from "../dice";
import { randomDefinition } from "./index";

/** A random environment whose application says everything that its deployment takes; mostly valid. */
export function deployableDefinition(dice: Dice): EnvironmentDefinition {
  const environment = withNetwork(dice, randomDefinition(dice));
  const { application, workloads = {} } = environment;
  const { components, jobs = {}, cronJobs = {} } = application;
  const rolloutOf = (name: string) => {
    const { port, singleton = false } = components[name] ?? {};
    const may = environment.addons?.argoRollouts === true && port !== undefined && !singleton;
    return may && dice.chance(50) ? { rollout: dice.one(["canary", "blue-green"] as const) } : {};
  };
  return {
    ...environment,
    // A token of the run would be over before a canary is.
    clusterAccess: { type: "exec" },
    application: {
      ...application,
      images: mapValues(application.images, (image) => ({
        ...image,
        variables: someVariables(dice, environment),
        ...dice.optional({ user: dice.number(1, 65535), writable: dice.some(["/tmp", "/run", "/var/cache/nginx", "/1"]) }),
      })),
      components: mapValues(components, (component) => ({
        ...component,
        ...(component.port !== undefined &&
          dice.optional({ health: "/health/", metrics: "/metrics", smoke: ["smoke", "$(SMOKE_URL)"] }, 40)),
        ...dice.optional({ metrics: { port: dice.number(9000, 9100) } }, 20),
        ...dice.optional({ stopSeconds: dice.number(1, 600) }),
      })),
    },
    workloads: mapValues({ ...components, ...jobs, ...cronJobs }, (_, name) => ({
      requests: { cpu: "100m", memory: "128Mi" },
      limits: { cpu: "1", memory: "1Gi" },
      ...workloads[name],
      ...rolloutOf(name),
      ...(dice.chance(30) && { variables: { LOG_LEVEL: "info", NO: "1" } }),
    })),
  };
}

/** Every kind of way in and out, each of them often. */
function withNetwork(dice: Dice, environment: EnvironmentDefinition): EnvironmentDefinition {
  const { network, cluster, addons } = environment;
  const nginx = dice.chance(35);
  const services = ["sts", "secretsmanager", "kms"] as const;
  return {
    ...environment,
    dns: undefined,
    edge: dice.chance(20) ? { distribution: { originHost: "origin.example.com" } } : {},
    ingress: dice.chance(80)
      ? {
          host: "www.example.com",
          controller: nginx ? "nginx" : "alb",
          ...dice.optional({ scheme: "internal" as const, sourceCidrs: ["10.0.0.0/8"] }),
        }
      : undefined,
    addons: {
      ...addons,
      ...dice.optional({ argoRollouts: true, monitoring: {} }),
      ...(nginx && { nginxIngress: true, certManager: { email: dice.email() } }),
    },
    network: {
      ...network,
      subnets: { ...network.subnets, ...(dice.chance(30) && { database: "computed" as const }) },
      endpoints: { interface: dice.some(services, dice.one([0, 60, 90])) },
    },
    cluster: { ...cluster, podRoles: dice.chance(20) ? "pod-identity" : "irsa" },
  };
}

/** Names and texts of which YAML makes something else where they stand without quotes. */
const names = ["NO", "ON", "Y", "NULL", "TRUE", "_1", "A", "B_C", "lower"];
const texts = ["", "yes", "0123", "1e3", "null", "~", "a: b", "- a", "# a", "a\nb", '"', "{{ .A }}", "$(A)", "%", "'"] as const;

/** Variables of every source that the environment has; only some of them are of use to one workload. */
function someVariables(dice: Dice, { application, database, cache, buckets = {}, ingress, cluster }: EnvironmentDefinition) {
  // The secrets operator reads by roles of service accounts.
  const mayBeSecret = cluster.podRoles === "irsa";
  const databases = database === undefined ? [] : [database.name, ...(database.additionalNames ?? [])];
  const parts = ["host", "port", "name", "user", ...(mayBeSecret ? (["password"] as const) : [])] as const;
  const login = cache?.authentication?.type ?? "token";
  const hasUrl = login === "none" || (login === "token" && mayBeSecret);
  const secrets = mayBeSecret ? Object.entries(application.secrets ?? {}) : [];
  const sources = [
    { from: "region" } as const,
    ...(ingress ? (["host", "origin", "hosts"] as const).map((part) => ({ from: "ingress", part }) as const) : []),
    ...databases.flatMap((name) => parts.map((part) => ({ from: "database", database: name, part }) as const)),
    ...(cache ? (["host", "port"] as const).map((part) => ({ from: "cache", part }) as const) : []),
    ...(cache && hasUrl ? [0, 15].map((number) => ({ from: "cache", part: "url", database: number }) as const) : []),
    ...Object.keys(buckets).map((bucket) => ({ from: "bucket", bucket }) as const),
    ...secrets.flatMap(([secret, { source, keys }]) =>
      (source === "external" ? keys : Object.keys(keys)).map((key) => ({ from: "secret", secret, key }) as const),
    ),
  ];
  return Object.fromEntries([
    ...dice.some(names, 40).map((name) => [name, dice.one(texts)] as const),
    ...dice.some(sources, 60).map((source, at) => [at === 0 ? "OFF" : `V${at}`, source] as const),
  ]);
}
