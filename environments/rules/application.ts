import type { Application } from "../../application/schema";
import { hasSecretStore } from "../../application/secret-stores";
import type { Use } from "../../application/uses";
import { workloadsOf } from "../../application/workloads";
import { admits } from "../../lib/pod-roles";
import { secretReaderSuffix } from "../names";
import { idOf, type Sections } from "../schema";
import { lacking, notAmong, type Problem, repeated, rule } from "./rule";

/** Characters of an IAM role's name. Source: IAM and AWS STS quotas. */
const longestRole = 64;

type Targets = Pick<Sections, "application" | "database" | "cache" | "buckets">;

/** Ends of the names of the cluster's own roles. */
const clusterRoles = ["cluster-role", "node-role", "vpc-cni-role", "ebs-csi-role", "admin", "deploy", "read"];

/** Every name in an application stands for something that is there. */
export const applicationRules = [
  rule(["application"], function* ({ application }) {
    const images = Object.keys(application.images);
    const names = workloadsOf(application);
    for (const { kind, name, image } of names) {
      yield* notAmong(["application", kind, name, "image"], "is no image of the application", image, images);
    }
    for (const [at, { kind, name }] of names.entries()) {
      const first = names.findIndex((other) => other.name === name);
      if (first < at) {
        yield { path: ["application", kind, name], problem: `has the name of one of the ${names[first]?.kind}`, given: name };
      }
    }
    yield* pathProblems(application);
  }),

  rule(["application", "database", "cache", "buckets"], function* (environment) {
    for (const { kind, name, uses } of workloadsOf(environment.application)) {
      for (const [at, use] of uses.entries()) {
        yield* useProblems(["application", kind, name, "uses", at], use, environment);
      }
    }
  }),

  rule(["application", "system", "stage", "cluster", "database", "cache"], function* (sections) {
    const { application, cluster, database, cache, ...environment } = sections;
    const id = idOf(environment);
    const taken = [
      ...clusterRoles.map((word) => `${cluster.name ?? id}-${word}`),
      `${id}-flow-logs`,
      `${database?.identifier ?? id}-monitoring`,
    ];
    for (const workload of workloadsOf(application)) {
      const { kind, name } = workload;
      const role = `${id}-${name}`;
      const hasReader = admits(cluster, "pod-identity") && hasSecretStore(application, workload, cache);
      const longest = hasReader ? `${role}${secretReaderSuffix}` : role;
      if (longest.length > longestRole) {
        yield {
          path: ["application", kind, name],
          problem: `makes a role's name of ${longest.length} characters`,
          given: longest,
          allowed: `at most ${longestRole}: a name of ${longestRole - longest.length + name.length} or fewer`,
        };
      }
      if (taken.includes(role)) {
        yield {
          path: ["application", kind, name],
          problem: "has a name that roles of the platform have",
          given: name,
          allowed: `none of ${[...clusterRoles, "flow-logs", "monitoring"].join(", ")}`,
        };
      }
    }
  }),

  rule(["application", "secrets"], function* ({ application, secrets }) {
    const generated = Object.entries(application.secrets).flatMap(([name, { source }]) => (source === "generated" ? [name] : []));
    for (const name of Object.keys(secrets.rotations)) {
      yield* notAmong(["secrets", "rotations", name], "is no secret that is generated", name, generated);
    }
  }),

  rule(["application", "registry"], function* ({ application, registry }) {
    if (registry.type === "external" && registry.pullSecret !== undefined) {
      const secrets = Object.keys(application.secrets);
      yield* notAmong(["registry", "pullSecret"], "is no secret of the application", registry.pullSecret, secrets);
    }
  }),

  rule(["application", "workloads"], function* ({ application, workloads }) {
    const names = workloadsOf(application).map(({ name }) => name);
    for (const [name, { replicas, autoscaling, minAvailable }] of Object.entries(workloads)) {
      yield* notAmong(["workloads", name], "is no workload of the application", name, names);
      if (autoscaling !== undefined && autoscaling.min > autoscaling.max) {
        yield {
          path: ["workloads", name, "autoscaling", "min"],
          problem: "is above max",
          given: autoscaling.min,
          allowed: `at most ${autoscaling.max}`,
        };
      }
      const pods = autoscaling?.min ?? replicas;
      if (minAvailable !== undefined && minAvailable >= pods) {
        yield {
          path: ["workloads", name, "minAvailable"],
          problem: "leaves no pod that may be evicted, so nodes cannot be drained",
          given: minAvailable,
          allowed: `fewer than the ${pods} pods there are`,
        };
      }
      if (application.components[name]?.singleton && autoscaling !== undefined) {
        yield {
          path: ["workloads", name, "autoscaling", "max"],
          problem: autoscaling.max > 1 ? "is more than a singleton may have" : "has no effect: a singleton is not scaled",
          given: autoscaling.max,
          allowed: `no autoscaling, or no application.components.${name}.singleton`,
        };
      } else if (application.components[name]?.singleton && replicas > 1) {
        yield {
          path: ["workloads", name, "replicas"],
          problem: "is more than a singleton may have",
          given: replicas,
          allowed: `1, or no application.components.${name}.singleton`,
        };
      }
    }
  }),
];

function* pathProblems({ components }: Application): Generator<Problem> {
  const taken = new Map<string, string>();
  for (const [name, { paths, port }] of Object.entries(components)) {
    if (paths.length > 0 && port === undefined) {
      yield {
        path: ["application", "components", name, "paths"],
        problem: "need a port",
        given: paths,
        allowed: "a component with a port",
      };
    }
    for (const [at, path] of paths.entries()) {
      // A slash at the end is none: both are the same to a load balancer.
      const place = path.replace(/(.)\/$/, "$1");
      const owner = taken.get(place);
      if (owner !== undefined) {
        yield { path: ["application", "components", name, "paths", at], problem: `is a path of ${owner} already`, given: path };
      }
      taken.set(place, name);
    }
  }
}

/** What a use or a value reads from is there. */
export function* replicaProblems(
  path: Problem["path"],
  replica: string | undefined,
  database: Sections["database"],
): Generator<Problem> {
  if (replica !== undefined) {
    yield* notAmong([...path, "replica"], "is no read replica of the environment", replica, database?.readReplicas ?? []);
  }
}

function* useProblems(path: Problem["path"], use: Use, { application, database, cache, buckets }: Targets): Generator<Problem> {
  switch (use.kind) {
    case "database": {
      const names = database === undefined ? [] : [database.name, ...database.additionalNames];
      yield* notAmong([...path, "database"], "is no database of the environment", use.database, names);
      return yield* replicaProblems(path, use.replica, database);
    }
    case "cache":
      if (cache === undefined) {
        yield lacking(path, "a cache", "an environment with a cache section");
      }
      return;
    case "bucket":
      return yield* notAmong([...path, "bucket"], "is no bucket of the environment", use.bucket, Object.keys(buckets));
    case "secret":
      return yield* notAmong(
        [...path, "secret"],
        "is no secret of the application",
        use.secret,
        Object.keys(application.secrets),
      );
    case "component": {
      const listening = Object.entries(application.components).flatMap(([name, { port }]) => (port === undefined ? [] : [name]));
      return yield* notAmong([...path, "component"], "is no component with a port", use.component, listening);
    }
    case "internet":
      yield* repeated([...path, "ports"], use.ports.map(String));
      yield* repeated([...path, "cidrs"], use.cidrs ?? []);
  }
}
