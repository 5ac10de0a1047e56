import type { EnvironmentDefinition } from "../schema";
import { debtflow } from "./application";

/** What both stages of DebtFlow share; the numbers are document 004's. */
export const common = {
  system: "debtflow",
  // A placeholder: put your account here.
  account: "123456789012",
  region: "us-east-1",
  backend: { type: "s3", githubProvider: true },
  // A token's 15 minutes are too few for the API's ten pods, and for the add-ons one after another.
  clusterAccess: { type: "exec" },
  application: debtflow,
  network: {
    cidr: "10.0.0.0/16",
    zones: ["us-east-1a", "us-east-1b"],
    natZones: ["us-east-1a"],
  },
  cluster: {
    podRoles: "pod-identity",
    // A placeholder: the network that your runners and your VPN are in, which is routed to the VPC.
    endpoint: { privateClients: { cidrs: ["10.100.0.0/16"] } },
    // A placeholder, as the account: the role that your engineers sign in to.
    access: { admins: ["arn:aws:iam::123456789012:role/platform-engineer"] },
    nodeGroups: { nodes: { instanceTypes: ["t3.medium"], nodes: { min: 2, desired: 3, max: 5 } } },
  },
  database: {
    engineVersion: "16",
    instanceClass: "db.t3.medium",
    storageGib: 20,
    name: "debtflow",
    username: "debtflow",
    parameters: {
      shared_preload_libraries: "pg_stat_statements",
      "pg_stat_statements.track": "all",
      log_min_duration_statement: "1000",
    },
  },
  cache: {
    engineVersion: "7.0",
    nodeType: "cache.t3.micro",
    nodes: 1,
    // It is the Celery broker as well: a full cache must refuse, not forget.
    parameters: { "maxmemory-policy": "noeviction" },
  },
  buckets: {
    files: {
      lifecycle: [{ id: "archive-old-files", transitions: [{ days: 90, storageClass: "GLACIER" }], expirationDays: 365 }],
    },
  },
  // The load balancer's name gets a record in the stage's zone.
  addons: { externalDns: true },
} as const satisfies EnvironmentDefinition;

const small = { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "100m", memory: "128Mi" } } as const;
const medium = { requests: { cpu: "250m", memory: "256Mi" }, limits: { cpu: "500m", memory: "512Mi" } } as const;

/** Resources of each workload, before a stage says how many there are. */
export const resources = {
  api: medium,
  worker: medium,
  beat: small,
  frontend: small,
  migrate: medium,
  vacuum: medium,
  audit: medium,
} as const;
