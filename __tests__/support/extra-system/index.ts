import type { EnvironmentDefinition } from "../../../environments/schema";
import { bookings } from "./application";

const size = { requests: { cpu: "200m", memory: "256Mi" }, limits: { cpu: "1", memory: "512Mi" } } as const;

const live: EnvironmentDefinition = {
  system: "bookings",
  stage: "live",
  account: "210987654321",
  region: "eu-central-1",
  backend: { type: "cloud", organization: "theatre" },
  // Its add-ons wait for each other longer than a token lasts.
  clusterAccess: { type: "exec" },
  application: bookings,
  network: {
    cidr: "10.40.0.0/18",
    zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    subnetBits: 6,
    subnets: { database: "computed" },
  },
  cluster: {
    version: "1.34",
    endpoint: { privateClients: { securityGroups: { runner: "sg-0123456789abcdef0" } } },
    access: { admins: ["arn:aws:iam::210987654321:role/operations"] },
    nodeGroups: { base: { architecture: "arm64", instanceTypes: ["m7g.large"], nodes: { min: 2, desired: 2, max: 4 } } },
  },
  database: {
    engineVersion: "17",
    instanceClass: "db.m7g.large",
    storageGib: 100,
    name: "seats",
    username: "seats",
    password: "rds",
  },
  buckets: { tickets: {} },
  registry: { type: "external", prefix: "ghcr.io/theatre", pullSecret: "registry" },
  dns: { domain: "theatre.example.org" },
  ingress: { host: "tickets.theatre.example.org", controller: "nginx" },
  addons: {
    loadBalancerController: true,
    nginxIngress: true,
    certManager: { email: "operations@theatre.example.org" },
    externalDns: true,
    nodeScaling: "karpenter",
    monitoring: {},
  },
  alarms: {
    critical: ["operations@theatre.example.org"],
    warning: ["team@theatre.example.org"],
    businessHours: { timeZone: "Europe/Berlin" },
  },
  workloads: {
    site: { ...size, replicas: 3, minAvailable: 2 },
    mailer: size,
    search: { ...size, storageGib: { index: 20 } },
    reminders: size,
  },
};

/** A system that is not this repository's: `npm run test:extra-system` lists it as a user would list his own. */
export const extraSystem: readonly EnvironmentDefinition[] = [
  live,
  {
    ...live,
    stage: "rehearsal",
    ingress: { ...live.ingress, host: "rehearsal.theatre.example.org" },
    tier: "non-production",
    backend: { type: "local" },
    delivery: "argocd",
    addons: { ...live.addons, argoCd: { repository: "https://example.org/theatre/deploy.git", path: "chart" } },
  },
];

/** A system of ten environments. */
export const tenEnvironments: readonly EnvironmentDefinition[] = Array.from({ length: 10 }, (_, at) => ({
  ...live,
  stage: `hall-${at + 1}`,
  ingress: { ...live.ingress, host: `hall-${at + 1}.theatre.example.org` },
  backend: { type: "s3" },
}));
