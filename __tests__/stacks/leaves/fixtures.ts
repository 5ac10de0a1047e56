import type { ApplicationDefinition } from "../../../application/schema";
import { bucket, cache, component, database, internet, secret } from "../../../application/uses";
import type { EnvironmentDefinition } from "../../../environments/schema";

const why = "a reason that a reviewer can judge";
const off = { enabled: false, reason: why } as const;
const risk = { enabled: true, reason: why } as const;
const size = { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } } as const;

/** A variable of each source. */
const sources = {
  DATABASE: { from: "database", database: "orders", part: "host" },
  CACHE: { from: "cache", part: "host" },
  QUEUE: { from: "cache", part: "url", database: 3, parameters: "timeout=5" },
  BUCKET: { from: "bucket", bucket: "pictures" },
  KEY: { from: "secret", secret: "session", key: "signing" },
  BACK: { from: "component", component: "back", part: "host" },
  REGION: { from: "region" },
  SITE: { from: "ingress", part: "origin" },
} as const;

const variables = {
  MODE: "fast",
  ...sources,
  LINK: {
    from: "template",
    text: "a://{database}{cache}{queue}{bucket}{key}{back}{region}{site}",
    values: {
      database: { ...sources.DATABASE, part: "password" },
      cache: { ...sources.CACHE, part: "port" },
      queue: { ...sources.QUEUE, database: 4, parameters: "timeout=6" },
      bucket: sources.BUCKET,
      key: sources.KEY,
      back: { ...sources.BACK, part: "port" },
      region: sources.REGION,
      site: { ...sources.SITE, part: "host" },
    },
  },
} as const satisfies ApplicationDefinition["images"][string]["variables"];

/** Everything that a workload can use. */
const uses = [
  database("orders"),
  cache,
  bucket("pictures", "read-write"),
  secret("session"),
  secret("partner"),
  component("back"),
  internet(443, 8443),
] as const;

/** A file of each kind, in a directory of their own. */
const files = {
  files: { "/etc/own/settings": "on = true", "/etc/own/secret": { from: "secret", secret: "session", key: "signing" } },
  directories: ["/etc/own"],
} as const;

/** Behind an ALB, delivered by Argo CD, with everything on that such an environment can have. */
const shop: EnvironmentDefinition = {
  system: "shop",
  stage: "blue",
  tier: "non-production",
  account: "111111111111",
  region: "eu-central-1",
  tags: { Team: "commerce" },
  backend: {
    type: "s3",
    owner: "states",
    bucket: "states-of-shop",
    lockTable: "locks-of-shop",
    lockFile: true,
    disposable: risk,
  },
  application: {
    name: "store",
    namespace: "storefront",
    images: {
      plain: { source: "built" },
      web: { source: "built", user: 1234, writable: ["/scratch"], variables },
      tool: { source: "public", reference: "registry.example.com/tool:7", user: 77, writable: ["/work"], variables },
    },
    secrets: {
      spare: { source: "generated", keys: { one: { length: 20 } } },
      session: { source: "generated", keys: { signing: { length: 40, symbols: true } } },
      partner: { source: "external", keys: ["token"] },
    },
    components: {
      front: {
        image: "web",
        port: 8081,
        paths: ["/front"],
        health: "/healthy",
        metrics: { path: "/numbers", port: 9105 },
        smoke: ["check", "it"],
        stopSeconds: 25,
        command: ["serve", "--fast"],
        uses,
        // In place of its image's.
        variables,
        ...files,
      },
      back: { image: "web", port: 8082, health: { command: ["probe", "-q"] }, uses: [] },
      disk: { image: "web", port: 8083, singleton: true, storage: { data: { path: "/data" } }, uses: [] },
      queue: { image: "web", uses: [cache] },
      green: { image: "plain", port: 8084, uses: [] },
    },
    jobs: {
      prepare: {
        image: "tool",
        before: "rollout",
        order: 3,
        timeoutSeconds: 120,
        stopSeconds: 11,
        command: ["prepare"],
        uses,
        variables,
        ...files,
      },
    },
    cronJobs: {
      report: {
        image: "tool",
        schedule: "5 4 * * *",
        timeoutSeconds: 240,
        stopSeconds: 12,
        command: ["report"],
        uses,
        variables,
        ...files,
      },
    },
    httpMetrics: { requests: "shop_requests", durations: "shop_durations" },
    dashboards: {
      sales: {
        title: "Sales",
        panels: [{ title: "Rate", expression: "sum(rate(sales[5m]))", legend: "{{service}}", unit: "reqps" }],
      },
    },
  },
  network: {
    cidr: "10.20.0.0/16",
    zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    subnets: { database: "computed" },
    subnetBits: 7,
    natZones: ["eu-central-1a"],
    endpoints: { gateway: ["s3"], interface: ["sts", "ecr.api"] },
    flowLogs: { enabled: true, retentionDays: 30, traffic: "REJECT", aggregationSeconds: 60 },
    networkAcls: true,
    publicIpOnLaunch: risk,
  },
  cluster: {
    version: "1.34",
    name: "shop-cluster",
    zones: ["eu-central-1a", "eu-central-1b"],
    endpoint: {
      publicCidrs: ["203.0.113.0/24"],
      privateClients: { cidrs: ["10.99.0.0/16"], securityGroups: { runner: "sg-0123456789abcdef0" } },
      path: "public-cidrs",
    },
    logRetentionDays: 90,
    logTypes: ["api", "audit"],
    secretsKey: { enabled: true },
    support: "EXTENDED",
    access: {
      admins: ["arn:aws:iam::111111111111:role/admin"],
      deployers: ["arn:aws:iam::111111111111:role/deployer"],
      readers: ["arn:aws:iam::111111111111:role/reader"],
    },
    authenticationMode: "API_AND_CONFIG_MAP",
    creatorIsAdmin: risk,
    nodeGroups: {
      main: {
        capacity: "spot",
        instanceTypes: ["m7i.2xlarge", "m6i.2xlarge"],
        nodes: { min: 3, desired: 5, max: 9 },
        diskGib: 80,
        zones: ["eu-central-1a", "eu-central-1b"],
        labels: { pool: "main" },
        maxUnavailable: 2,
        repair: false,
      },
      special: {
        architecture: "arm64",
        instanceTypes: ["m7g.xlarge"],
        nodes: { min: 1, desired: 2, max: 3 },
        taints: [{ key: "only", value: "special", effect: "NO_SCHEDULE" }],
      },
    },
  },
  database: {
    engineVersion: "14",
    endOfSupportAcceptedUntil: "2027-01-31",
    identifier: "shop-db",
    instanceClass: "db.m7g.large",
    storageGib: 50,
    maxStorageGib: 300,
    name: "orders",
    additionalNames: ["invoices"],
    username: "keeper",
    passwordRotation: 2,
    multiAz: { enabled: true },
    zones: ["eu-central-1a", "eu-central-1b"],
    backupRetentionDays: 14,
    backupWindow: "01:00-02:00",
    maintenanceWindow: "tue:04:00-tue:05:00",
    parameters: { log_min_duration_statement: "500" },
    forceTls: off,
    iamAuthentication: true,
    performanceInsights: { enabled: true, retentionDays: 31 },
    monitoringSeconds: 30,
    logExports: ["postgresql"],
    deletionProtection: off,
    finalSnapshot: off,
    readReplicas: ["reports"],
    customerKey: true,
  },
  cache: {
    engine: "redis",
    engineVersion: "7.0",
    identifier: "shop-cache",
    nodeType: "cache.m7g.large",
    nodes: 3,
    failover: false,
    tokenRotation: 2,
    parameters: { timeout: "60" },
    snapshotRetentionDays: 3,
    snapshotWindow: "02:00-03:00",
    maintenanceWindow: "wed:04:00-wed:05:00",
    logs: { enabled: true, retentionDays: 30 },
    customerKey: true,
  },
  buckets: {
    pictures: {
      name: "pictures-of-shop",
      versioning: { enabled: true },
      noncurrentVersionDays: 45,
      customerKey: true,
      lifecycle: [{ id: "old", prefix: "old/", transitions: [{ days: 60, storageClass: "STANDARD_IA" }], expirationDays: 400 }],
      cors: [{ origins: ["https://shop.example.com"], methods: ["GET"], headers: ["range"], maxAgeSeconds: 60 }],
      accessLogs: { enabled: true },
      forceDestroy: risk,
    },
  },
  registry: {
    type: "ecr",
    repositoryPattern: "{system}/{image}",
    immutableTags: off,
    scanOnPush: off,
    keepImages: 9,
    untaggedDays: 3,
    customerKey: true,
    pullAccounts: ["222222222222"],
    forceDelete: risk,
  },
  secrets: { recoveryWindowDays: 14, customerKey: true, rotations: { session: 4 } },
  dns: {
    domain: "example.com",
    certificateNames: ["shop.example.com", "*.shop.example.com"],
    ownsValidation: false,
  },
  ingress: { host: "shop.example.com", scheme: "internal", sourceCidrs: ["198.51.100.0/24"] },
  logs: { customerKey: true },
  alarms: {
    critical: ["pager@example.com"],
    warning: ["team@example.com"],
    businessHours: { timeZone: "Europe/Berlin", from: "08:00", to: "18:00" },
  },
  pipeline: {
    repository: "acme/shop",
    repositoryIds: { owner: 1234, repository: 5678 },
    planEnvironment: "blue-plans",
    refs: ["refs/heads/release"],
    environment: "blue-gate",
    providerArn: "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com",
  },
  addons: {
    nodeScaling: "cluster-autoscaler",
    externalDns: true,
    monitoring: {
      scrapeSeconds: 20,
      retentionDays: 8,
      storageGib: 60,
      grafana: { host: "graphs.shop.example.com" },
      postgresExporter: true,
      passwordRotation: 2,
    },
    logShipping: { retentionDays: 30 },
    argoCd: {
      host: "argo.shop.example.com",
      passwordRotation: 2,
      repository: "https://github.com/acme/deploy",
      privateRepository: true,
      revision: "release",
      path: "charts/application",
      imageTagsFile: "tags/blue.yaml",
    },
    argoRollouts: true,
    keda: true,
    velero: { schedule: "30 2 * * *", retentionHours: 240, forceDestroy: risk },
  },
  workloads: {
    front: {
      ...size,
      replicas: 3,
      minAvailable: 2,
      rollout: { type: "canary", steps: [{ percent: 20, minutes: 4 }], progressDeadlineSeconds: 300 },
      priorityClass: "important",
      antiAffinity: true,
      variables: { EXTRA: "yes" },
      nodeSelector: { pool: "main" },
    },
    back: { ...size, autoscaling: { min: 2, max: 5, cpuPercent: 60, memoryPercent: 70 } },
    disk: { ...size, storageGib: { data: 12 }, storageClass: "fast" },
    queue: {
      ...size,
      autoscaling: {
        min: 0,
        max: 9,
        triggers: [
          { type: "redis-list", url: "QUEUE", list: "tasks", length: 20 },
          { type: "cron", timeZone: "Europe/Berlin", start: "0 8 * * *", end: "0 18 * * *", replicas: 4 },
        ],
      },
    },
    green: {
      ...size,
      rollout: {
        type: "blue-green",
        promotion: "automatic",
        previewMinutes: 6,
        keepMinutes: 7,
        progressDeadlineSeconds: 200,
      },
    },
    prepare: size,
    report: size,
  },
  alerts: {
    HighErrorRate: { percent: 4, minutes: 6 },
    HighLatency: { seconds: 2, minutes: 7 },
    PodNotReady: { minutes: 8 },
    PodCrashLooping: { restartsPerHour: 5, minutes: 9 },
    DatabaseConnectionFailed: { minutes: 3 },
  },
  extraObjects: {
    foundation: [{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "before" } }],
    workloads: [{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "after" } }],
  },
  delivery: "argocd",
};

/** Behind the NGINX controller, on Karpenter's nodes, its images in another registry. */
const forum: EnvironmentDefinition = {
  system: "forum",
  account: "333333333333",
  region: "us-east-1",
  backend: { type: "cloud", organization: "acme", project: "forums", hostname: "tfe.example.com" },
  application: {
    name: "talk",
    namespace: "talking",
    images: { site: { source: "built" } },
    secrets: { login: { source: "external", keys: ["username", "password"] } },
    components: {
      site: {
        image: "site",
        port: 8080,
        paths: ["/"],
        requests: { maxBodyMib: 20, timeoutSeconds: 90, websockets: true },
        uses: [cache],
        variables: { CACHE: { from: "cache", part: "url", database: 1 } },
      },
    },
  },
  network: {
    cidr: "10.30.0.0/20",
    zones: ["us-east-1a", "us-east-1b"],
    subnets: {
      public: { "us-east-1a": "10.30.0.0/24", "us-east-1b": "10.30.1.0/24" },
      private: { "us-east-1a": "10.30.4.0/22", "us-east-1b": "10.30.8.0/22" },
      database: { "us-east-1a": "10.30.2.0/24", "us-east-1b": "10.30.3.0/24" },
    },
    flowLogs: off,
    endpoints: {},
  },
  cluster: {
    endpoint: { path: "terraform-cloud-agent", privateClients: { cidrs: ["10.30.0.0/20"] } },
    secretsKey: off,
    access: { admins: ["arn:aws:iam::333333333333:role/admin"] },
    nodeGroups: { base: { instanceTypes: ["m7i.large"], nodes: { min: 2, desired: 2, max: 4 } } },
  },
  cache: {
    engine: "valkey",
    engineVersion: "8.0",
    nodeType: "cache.m7g.large",
    nodes: 2,
    authentication: { type: "none", reason: why },
    logs: off,
  },
  registry: { type: "external", prefix: "ghcr.io/acme", pullSecret: "login" },
  dns: { domain: "example.org", zone: "new" },
  ingress: { host: "forum.example.org", controller: "nginx" },
  addons: {
    nodeScaling: "karpenter",
    nginxIngress: true,
    certManager: { email: "ops@example.org" },
    monitoring: { grafana: { path: "/graphs" } },
  },
  workloads: { site: { ...size, replicas: 2 } },
  clusterAccess: { type: "exec" },
};

/** Small and on its own: state in files, no domain, its cache and database open by tokens of IAM and a password of RDS. */
const notes: EnvironmentDefinition = {
  system: "notes",
  tier: "non-production",
  account: "444444444444",
  region: "us-west-2",
  backend: { type: "local", directory: "states/notes" },
  application: {
    name: "pad",
    namespace: "pads",
    images: { pad: { source: "built" } },
    // For a program that nobody runs yet.
    secrets: { later: { source: "external", keys: ["code"] } },
    components: { pad: { image: "pad", port: 8080, paths: ["/"], health: "/", uses: [cache, database("pages")] } },
  },
  network: { cidr: "10.40.0.0/16", zones: ["us-west-2a", "us-west-2b"] },
  cluster: {
    endpoint: { privateClients: { cidrs: ["10.40.0.0/16"] } },
    access: { admins: ["arn:aws:iam::444444444444:role/admin"] },
    podRoles: "pod-identity",
    nodeGroups: { old: { instanceTypes: ["m7i.large"], nodes: { min: 2, desired: 2, max: 4 }, adopted: risk } },
  },
  database: {
    engineVersion: "17",
    instanceClass: "db.t4g.medium",
    storageGib: 20,
    name: "pages",
    username: "owner",
    password: "rds",
    multiAz: off,
    performanceInsights: off,
  },
  cache: { nodeType: "cache.t4g.micro", nodes: 1, authentication: { type: "iam" } },
  buckets: { papers: { versioning: off, accessLogs: off } },
  secrets: { immediateDeletion: risk },
  ingress: { host: "notes.example.net" },
  addons: { nodeScaling: "none", velero: {} },
  workloads: { pad: size },
  clusterAccess: { type: "kubeconfig", context: "notes-cluster", path: "~/notes/config" },
};

/** In production without a certificate. */
const board: EnvironmentDefinition = {
  system: "board",
  account: "555555555555",
  region: "us-west-2",
  backend: { type: "s3" },
  application: {
    name: "board",
    namespace: "boards",
    images: { wall: { source: "built" } },
    components: { wall: { image: "wall", port: 8080, paths: ["/"], health: "/", uses: [] } },
  },
  network: { cidr: "10.50.0.0/16", zones: ["us-west-2a", "us-west-2b"] },
  cluster: {
    endpoint: { privateClients: { cidrs: ["10.50.0.0/16"] } },
    access: { admins: ["arn:aws:iam::555555555555:role/admin"] },
    nodeGroups: { nodes: { instanceTypes: ["m7i.large"], nodes: { min: 2, desired: 2, max: 4 } } },
  },
  ingress: { host: "board.example.net", plainHttp: risk },
  workloads: { wall: size },
};

/** Environments that together have every setting on. */
export const fixtures: readonly EnvironmentDefinition[] = [shop, forum, notes, board];
