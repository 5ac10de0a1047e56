import { builtImagesOf } from "../../application/workloads";
import type { Sections } from "../schema";
import { nearEndOfSupport } from "./data";
import { needsComputing } from "./network";
import { idle, rule } from "./rule";

/** Settings of an environment that another setting makes idle: whoever wrote one expects something of it. */
export const noEffectRules = [
  rule(["database"], function* ({ database }, stated) {
    if (database?.password === "rds") {
      const because = "RDS makes the password, and rotates it by itself";
      yield* idle(stated, ["database", "passwordRotation"], because, "database.password: generated");
    }
    if (database !== undefined && !nearEndOfSupport.includes(database.engineVersion)) {
      const because = `the support of PostgreSQL ${database.engineVersion} does not end soon`;
      yield* idle(stated, ["database", "endOfSupportAcceptedUntil"], because, "a database.engineVersion whose support ends soon");
    }
  }),

  rule(["cache"], function* ({ cache }, stated) {
    if (cache !== undefined && cache.authentication.type !== "token") {
      const because = "the cache has no token";
      yield* idle(stated, ["cache", "tokenRotation"], because, "cache.authentication.type: token");
    }
    if (cache?.snapshotRetentionDays === 0) {
      yield* idle(stated, ["cache", "snapshotWindow"], "no snapshot is made", "cache.snapshotRetentionDays of 1 or more");
    }
  }),

  rule(["buckets"], function* ({ buckets }, stated) {
    for (const [name, { versioning }] of Object.entries(buckets)) {
      if (!versioning.enabled) {
        const path = ["buckets", name, "noncurrentVersionDays"];
        yield* idle(stated, path, "the bucket keeps no versions", `buckets.${name}.versioning: { enabled: true }`);
      }
    }
  }),

  rule(["network"], function* ({ network }, stated) {
    if (!needsComputing(network)) {
      yield* idle(stated, ["network", "subnetBits"], "network.subnets names every block", "subnets that are computed");
    }
  }),

  rule(["cluster", "clusterAccess", "addons"], function* ({ cluster, clusterAccess, addons }, stated) {
    if (cluster.logTypes.length === 0) {
      yield* idle(stated, ["cluster", "logRetentionDays"], "the cluster writes no logs", "one of cluster.logTypes");
    }
    if (cluster.formerPodRoles === cluster.podRoles) {
      yield {
        path: ["cluster", "formerPodRoles"],
        problem: "is how pods get their roles now",
        given: cluster.formerPodRoles,
        allowed: "the other one, or nothing",
      };
    }
    const { path } = cluster.endpoint;
    if (clusterAccess.type === "kubeconfig" && path === "runner-in-vpc") {
      yield* idle(stated, ["cluster", "endpoint", "path"], "the kubeconfig says how the API is reached", "another clusterAccess");
    }
    for (const [name, { adopted }] of Object.entries(cluster.nodeGroups)) {
      const kept = ["maxUnavailable", "repair", ...(addons.nodeScaling === "karpenter" ? [] : ["diskGib"])];
      const group = ["cluster", "nodeGroups", name];
      for (const key of adopted.enabled ? kept : []) {
        yield* idle(
          stated,
          [...group, key],
          "an adopted group keeps what it has",
          `${group.join(".")}.adopted: { enabled: false }`,
        );
      }
    }
  }),

  rule(["backend"], function* ({ backend }, stated) {
    if (backend.type === "s3" && backend.locking === "file") {
      for (const key of ["lockTable", "lockFile"]) {
        yield* idle(stated, ["backend", key], "a file beside the state locks it alone", "backend.locking: table");
      }
    }
  }),

  rule(["registry", "application"], function* ({ registry, application }, stated) {
    if (builtImagesOf(application).length === 0) {
      for (const key of Object.keys(registry).filter((one) => one !== "type")) {
        yield* idle(stated, ["registry", key], "the team builds none of the application's images", "an image that is built");
      }
    }
  }),

  rule(["secrets", "application", "database", "cache", "addons"], function* (environment, stated) {
    const { immediateDeletion } = environment.secrets;
    if (!hasSecrets(environment)) {
      for (const key of ["recoveryWindowDays", "immediateDeletion", "customerKey"]) {
        yield* idle(stated, ["secrets", key], "the environment has no secret");
      }
    } else if (immediateDeletion.enabled) {
      const because = "deleted secrets are gone at once";
      yield* idle(stated, ["secrets", "recoveryWindowDays"], because, "secrets.immediateDeletion: { enabled: false }");
    }
  }),

  rule(["dns", "ingress"], function* ({ dns, ingress }, stated) {
    if (dns === undefined) {
      return;
    }
    if (dns.certificateNames === undefined && ingress === undefined) {
      yield* idle(stated, ["dns", "ownsValidation"], "there is no certificate", "dns.certificateNames, or an ingress");
    } else if (dns.zone === "new" && !dns.ownsValidation) {
      yield {
        path: ["dns", "ownsValidation"],
        problem: "waits for validation records that nobody makes: the zone is new",
        given: false,
        allowed: "true, or dns.zone: existing",
      };
    }
  }),

  rule(["ingress", "dns", "tier"], function* ({ ingress, dns, tier }, stated) {
    const path = ["ingress", "plainHttp"];
    if (ingress?.controller === "nginx") {
      yield* idle(stated, path, "the NGINX controller has its certificates from cert-manager", "controller: alb");
    } else if (dns !== undefined) {
      yield* idle(stated, path, "there is a certificate, and HTTP leads to HTTPS", "an environment without dns");
    } else if (tier !== "production") {
      yield* idle(stated, path, "outside production nobody is asked for a reason", "tier: production");
    }
  }),

  rule(["alarms", "addons", "delivery"], function* ({ alarms, addons, delivery }, stated) {
    if (addons.monitoring === undefined) {
      yield* idle(stated, ["alarms"], "nobody raises an alarm", "addons.monitoring");
    } else if (alarms?.warning.length === 0) {
      yield* idle(
        stated,
        ["alarms", "businessHours"],
        "nobody is told of warnings, and critical ones are told at once",
        "alarms.warning",
      );
    }
    if (delivery !== "argocd") {
      yield* idle(
        stated,
        ["addons", "argoCd"],
        `there is nothing for it to deliver with delivery ${delivery}`,
        "delivery: argocd",
      );
    } else if (addons.argoCd?.host === undefined) {
      yield* idle(stated, ["addons", "argoCd", "passwordRotation"], "nobody logs in without a host", "addons.argoCd.host");
    }
  }),
];

type Surroundings = Pick<Sections, "application" | "database" | "cache" | "addons">;

/** Whether the platform keeps any secret in Secrets Manager, RDS' own aside. */
function hasSecrets({ application, database, cache, addons }: Surroundings): boolean {
  return (
    Object.keys(application.secrets).length > 0 ||
    (database !== undefined && (database.password !== "rds" || database.additionalNames.length > 0)) ||
    cache?.authentication.type === "token" ||
    addons.monitoring !== undefined ||
    addons.argoCd?.host !== undefined ||
    addons.argoCd?.privateRepository === true
  );
}
