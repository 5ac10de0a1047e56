import type { ApplicationDefinition } from "../../../application/schema";
import type { Use } from "../../../application/uses";
import type { EnvironmentDefinition } from "../../../environments/schema";
import { mapValues } from "../../../lib/records";
import { production } from "../../support/debtflow/production";
import type { Dice } from "../dice";
import { someApplication, someWorkloads } from "./application";
import { databaseName } from "./data";
import { someNetwork, somePlace } from "./network";

type CacheLogin = NonNullable<NonNullable<EnvironmentDefinition["cache"]>["authentication"]>;

/** An environment like DebtFlow's production with a random application on a random network; mostly valid. */
export function deployableDefinition(dice: Dice): EnvironmentDefinition {
  const environment = someEnvironment(dice);
  const { application, workloads = {} } = environment;
  const { components, jobs = {}, cronJobs = {} } = application;
  const isMonitored = environment.addons?.monitoring !== undefined;
  return {
    ...environment,
    application: {
      ...application,
      images: mapValues(application.images, (image, name) => ({
        ...image,
        variables: someVariables(dice, environment, usesOf(environment, name)),
        ...dice.optional({ user: dice.number(1, 65535), writable: dice.some(["/tmp", "/run", "/var/cache/nginx", "/1"]) }),
      })),
      components: mapValues(components, (component, name) => ({
        ...component,
        ...(component.port !== undefined &&
          dice.optional({ paths: [`/${name}`], ...(isMonitored && { metrics: "/metrics" }) }, 50)),
        ...(component.port !== undefined && {
          health: "/health/",
          ...dice.optional({ probes: { startup: { failureThreshold: dice.number(9, 50) } } }, 20),
        }),
        ...(isInSteps(workloads[name]) && dice.optional({ smoke: ["smoke", "$(SMOKE_URL)"] }, 50)),
        ...(isMonitored && dice.optional({ metrics: { port: dice.number(9000, 9100) } }, 20)),
        ...dice.optional({ stopSeconds: dice.number(1, 600) }),
      })),
    },
    workloads: mapValues({ ...components, ...jobs, ...cronJobs }, (_, name) => ({
      requests: { cpu: "100m", memory: "128Mi" },
      limits: { cpu: "1", memory: "1Gi" },
      ...workloads[name],
      ...(dice.chance(30) && { variables: { LOG_LEVEL: "info", NO: "1" } }),
    })),
  };
}

type Size = NonNullable<EnvironmentDefinition["workloads"]>[string];

const isInSteps = (size: Size | undefined) => size?.rollout !== undefined && size.rollout !== "rolling";

/** Every kind of use, and of way in and out, each of them often. */
function someEnvironment(dice: Dice): EnvironmentDefinition {
  const place = somePlace(dice);
  const network = someNetwork(dice, place);
  const podRoles = dice.one(["irsa", "pod-identity"]);
  const names = [...new Set([0, 1, 2].map(() => databaseName(dice)))];
  const [name = "main", ...additionalNames] = dice.some(names, 80);
  const database = dice.chance(80) ? { ...production.database, name, additionalNames } : undefined;
  const authentication = dice.one<CacheLogin>([
    { type: "token" },
    { type: "iam" },
    { type: "none", reason: "nobody else is there" },
  ]);
  const cache = dice.chance(80) ? { ...production.cache, authentication } : undefined;
  const buckets = dice.labels(4);
  const databases = database === undefined ? [] : [name, ...additionalNames];
  const offer = { databases, hasCache: cache !== undefined, buckets, hasIngress: true, hasSecrets: true };
  const application = someApplication(dice, offer) as ApplicationDefinition;
  const { components, jobs = {}, cronJobs = {} } = application;
  const singletons = Object.entries(components).flatMap(([of, { singleton }]) => (singleton ? [of] : []));
  const stateful = Object.entries(components).flatMap(([of, { storage }]) => (storage === undefined ? [] : [of]));
  const rolling = Object.entries(components).flatMap(([of, { singleton, port }]) =>
    !singleton && port !== undefined && !stateful.includes(of) ? [of] : [],
  );
  const argoRollouts = dice.chance(50);
  const nginx = dice.chance(50);
  return {
    ...production,
    region: place.region,
    application,
    network: {
      ...network,
      subnets: {
        ...network.subnets,
        ...(dice.chance(30) && { database: dice.one<"computed" | object>(["computed", "computed", {}]) }),
      },
      endpoints: {
        interface: dice.some(["sts", "secretsmanager", "kms", "ec2", "ecr.api", "ecr.dkr", "eks-auth"], dice.one([0, 60, 90])),
      },
    },
    cluster: {
      ...production.cluster,
      podRoles,
      ...dice.optional({ formerPodRoles: podRoles === "irsa" ? "pod-identity" : "irsa" }, 30),
    },
    database,
    cache,
    buckets: Object.fromEntries(buckets.map((bucket) => [bucket, {}])),
    workloads: someWorkloads(
      dice,
      Object.keys({ ...components, ...jobs, ...cronJobs }),
      singletons,
      stateful,
      argoRollouts ? rolling : [],
      Object.keys({ ...jobs, ...cronJobs }),
    ),
    // A token of the run would be over before a canary is.
    clusterAccess: { type: "exec" },
    dns: undefined,
    ingress: {
      host: "www.example.com",
      ...(nginx ? { controller: "nginx" } : { plainHttp: { enabled: true, reason: "a cluster for an hour" } }),
      ...dice.optional({ scheme: "internal" }, 50),
      ...dice.optional({ sourceCidrs: ["10.0.0.0/8"] }),
    },
    addons: {
      argoRollouts,
      ...dice.optional({ monitoring: {} }, 70),
      ...(nginx && { nginxIngress: true, certManager: { email: "someone@example.com" } }),
    },
  } as EnvironmentDefinition;
}

/** Names and texts of which YAML makes something else where they stand without quotes. */
const names = ["NO", "ON", "Y", "NULL", "TRUE", "_1", "A", "B_C", "lower"];
const texts = ["", "yes", "0123", "1e3", "null", "~", "a: b", "- a", "# a", "a\nb", '"', "{{ .A }}", "$(A)", "%", "'"] as const;

/** What the workloads of an image use. */
function usesOf({ application: { components, jobs = {}, cronJobs = {} } }: EnvironmentDefinition, image: string): Use[] {
  return Object.values({ ...components, ...jobs, ...cronJobs }).flatMap((workload) =>
    workload.image === image ? workload.uses : [],
  );
}

/** Variables of every source that the image's workloads use; only some of them are of use to one workload. */
function someVariables(dice: Dice, { application, database, cache, ingress }: EnvironmentDefinition, uses: readonly Use[]) {
  const databases = database === undefined ? [] : uses.flatMap((use) => (use.kind === "database" ? [use.database] : []));
  const parts = ["host", "port", "name", "user", "password"] as const;
  const login = cache?.authentication?.type ?? "token";
  const hasUrl = login !== "iam";
  const secrets = Object.entries(application.secrets ?? {}).filter(([name]) =>
    uses.some((use) => use.kind === "secret" && use.secret === name),
  );
  const buckets = uses.flatMap((use) => (use.kind === "bucket" ? [use.bucket] : []));
  const components = uses.flatMap((use) => (use.kind === "component" ? [use.component] : []));
  const hasCache = cache !== undefined && uses.some(({ kind }) => kind === "cache");
  const sources = [
    { from: "region" } as const,
    ...(ingress ? (["host", "origin", "hosts"] as const).map((part) => ({ from: "ingress", part }) as const) : []),
    ...databases.flatMap((name) => parts.map((part) => ({ from: "database", database: name, part }) as const)),
    ...(hasCache ? (["host", "port"] as const).map((part) => ({ from: "cache", part }) as const) : []),
    ...(hasCache && hasUrl ? [0, 15].map((number) => ({ from: "cache", part: "url", database: number }) as const) : []),
    ...(hasCache && login === "token" ? [{ from: "cache", part: "token" } as const] : []),
    ...buckets.map((bucket) => ({ from: "bucket", bucket }) as const),
    ...components.flatMap((name) =>
      (["host", "port"] as const).map((part) => ({ from: "component", component: name, part }) as const),
    ),
    ...secrets.flatMap(([secret, { source, keys }]) =>
      (source === "external" ? keys : Object.keys(keys)).map((key) => ({ from: "secret", secret, key }) as const),
    ),
  ];
  return Object.fromEntries([
    ...dice.some(names, 40).map((name) => [name, dice.one(texts)] as const),
    ...dice.some(sources, 60).map((source, at) => [at === 0 ? "OFF" : `V${at}`, source] as const),
  ]);
}
