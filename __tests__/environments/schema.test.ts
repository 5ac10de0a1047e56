import { messageOf } from "../support/messages";

const off = { enabled: false };

describe("each bad form of a value is told by path, value and what is allowed", () => {
  it.each([
    // identity
    ["system", "Debt Flow", /^Debt Flow-production.system: is not a name, got "Debt Flow"; allowed: lower-case letters/],
    ["stage", "constructor", /\.stage: is not a name, got "constructor"; allowed: .*not constructor/],
    ["stage", "-prod", /\.stage: is not a name, got "-prod"; allowed: lower-case/],
    ["tier", "prod", /\.tier: is not one of the choices, got "prod"; allowed: production, non-production/],
    ["account", "123", /\.account: is not an account id, got "123"; allowed: 12 digits/],
    ["account", undefined, /\.account: is missing; allowed: 12 digits/],
    [
      "region",
      "us-gov-west-1",
      /\.region: is not a region, got "us-gov-west-1"; did you mean "us-west-1"\? allowed: an AWS region outside China and GovCloud/,
    ],
    [
      "region",
      "us-east",
      /\.region: is not a region, got "us-east"; did you mean "us-east-1" or "us-east-2"\? allowed: an AWS region/,
    ],
    [
      "region",
      "us-est-1",
      /\.region: is not a region, got "us-est-1"; did you mean "us-east-1" or "us-west-1"\? allowed: an AWS region/,
    ],
    ["tags", { a: 1 }, /\.tags\.a: is of the wrong type, got 1; allowed: a string/],
    ["regoin", "x", /\.regoin: is not a setting; did you mean "region"\? allowed: system, stage, tier, target, account, region/],
    // backend
    ["backend.type", "gcs", /\.backend\.type: is not one of the choices, got "gcs"; allowed: s3, cloud, local/],
    ["backend.bucket", "Big", /\.backend\.bucket: is not a bucket name, got "Big"; allowed: 3 to 63/],
    ["backend.lockTable", "a b", /\.backend\.lockTable: is not a table name, got "a b"; allowed: 3 to 255/],
    ["backend.locking", "none", /\.backend\.locking: is not one of the choices, got "none"; allowed: table, file/],
    [
      "cluster.addonVersions",
      { coredns: "1.14" },
      /\.cluster\.addonVersions\.coredns: is no version of an add-on, got "1\.14"; allowed: such as v1\.22\.3-eksbuild\.1, or unmanaged/,
    ],
    [
      "cluster.nodeRelease",
      "latest",
      /\.cluster\.nodeRelease: is no release of EKS' AMI, got "latest"; allowed: such as 1\.35\.6-20260714, or unmanaged/,
    ],
    [
      "database.majorUpgrade",
      true,
      /\.database\.majorUpgrade: is of the wrong type, got true; allowed: \{ enabled: true, reason: "\.\.\." \}/,
    ],
    ["database.support", "extended", /\.database\.support: is not one of the choices, got "extended"; did you mean/],
    ["backend.lockFile", "yes", /\.backend\.lockFile: is of the wrong type, got "yes"; allowed: a boolean/],
    [
      "backend",
      { type: "local", directory: "cdktf.out/x" },
      /\.backend\.directory: is not a place for state, got "cdktf\.out\/x"; allowed: a folder below/,
    ],
    ["backend", { type: "local", directory: "../x" }, /\.backend\.directory: is not a place for state/],
    [
      "backend",
      { type: "cloud", organization: "" },
      /\.backend\.organization: is too short, got ""; allowed: at least 1 character$/,
    ],
    // network
    [
      "network.cidr",
      "10.0.0.0",
      /\.network\.cidr: is not an IPv4 CIDR block, got "10\.0\.0\.0"; allowed: an address and a prefix/,
    ],
    ["network.zones", ["us-east-1a"], /\.network\.zones: is too short, got \["us-east-1a"\]; allowed: at least 2 items/],
    [
      "network.zones.0",
      "us-east-1",
      /\.network\.zones\[0\]: is not an availability zone, got "us-east-1"; allowed: a region and a letter/,
    ],
    [
      "network.subnets.public",
      { "us-east-1a": "x" },
      /\.network\.subnets\.public\.us-east-1a: is not an IPv4 CIDR block, got "x"/,
    ],
    [
      "network.subnets.database",
      "none",
      /\.network\.subnets\.database: is not one of the forms, got "none"; allowed: .*computed/,
    ],
    ["network.subnetBits", 4, /\.network\.subnetBits: is out of range, got 4; allowed: at least 5/],
    [
      "network.endpoints.gateway",
      ["sqs"],
      /\.network\.endpoints\.gateway\[0\]: is not one of the choices, got "sqs"; allowed: s3, dynamodb/,
    ],
    [
      "network.endpoints.interface",
      ["ecr"],
      /\.network\.endpoints\.interface\[0\]: is not one of the choices, got "ecr"; did you mean "ec2"\? allowed: autoscaling/,
    ],
    ["network.flowLogs", off, /\.network\.flowLogs\.reason: is missing; allowed: \{ enabled: false, reason: "\.\.\." \}$/],
    [
      "network.flowLogs",
      { enabled: false, reason: "no" },
      /\.network\.flowLogs\.reason: is too short for a reason, got "no"; allowed: at least 10 characters/,
    ],
    [
      "network.flowLogs",
      { enabled: true, retentionDays: 8 },
      /\.network\.flowLogs\.retentionDays: is not one of the choices, got 8; allowed: 1, 3, 5/,
    ],
    [
      "network.flowLogs",
      { enabled: true, aggregationSeconds: 30 },
      /\.aggregationSeconds: is not one of the choices, got 30; allowed: 60, 600/,
    ],
    ["network.publicIpOnLaunch", { enabled: true }, /\.network\.publicIpOnLaunch\.reason: is missing/],
    ["network.natzones", [], /\.network\.natzones: is not a setting; did you mean "natZones"\? allowed: cidr, zones, subnets/],
    // cluster
    ["cluster.version", "1.29", /\.cluster\.version: is not one of the choices, got "1\.29"; allowed: 1\.34, 1\.35, 1\.36/],
    ["cluster.endpoint.publicCidrs", ["all"], /\.publicCidrs\[0\]: is not an IPv4 CIDR block, got "all"/],
    ["cluster.access.admins", ["me"], /\.cluster\.access\.admins\[0\]: is not an ARN, got "me"; allowed: arn:aws:/],
    ["cluster.nodeGroups.nodes.instanceTypes", [], /\.instanceTypes: is too short, got \[\]; allowed: at least 1 item$/],
    [
      "cluster.nodeGroups.nodes.instanceTypes",
      ["medium"],
      /\.instanceTypes\[0\]: is not an instance type, got "medium"; allowed: a family and a size/,
    ],
    ["cluster.nodeGroups.nodes.diskGib", 10, /\.diskGib: is out of range, got 10; allowed: at least 20/],
    ["cluster.nodeGroups.nodes.nodes.max", 451, /\.nodes\.max: is out of range, got 451; allowed: at most 450/],
    ["cluster.nodeGroups.nodes.nodes.min", 1.5, /\.nodes\.min: is of the wrong type, got 1\.5; allowed: a whole number/],
    [
      "cluster.nodeGroups.nodes.taints",
      [{ key: "a", effect: "NoSchedule" }],
      /\.taints\[0\]\.effect: is not one of the choices, got "NoSchedule"/,
    ],
    ["cluster.secretsKey", off, /\.cluster\.secretsKey\.reason: is missing/],
    // database
    [
      "database.engineVersion",
      "13",
      /\.database\.engineVersion: is not one of the choices, got "13"; allowed: 14, 15, 16, 17, 18/,
    ],
    [
      "database.instanceClass",
      "t3.medium",
      /\.database\.instanceClass: is not an instance class, got "t3\.medium"; allowed: such as db\.t3\.medium/,
    ],
    ["database.storageGib", 10, /\.database\.storageGib: is out of range, got 10; allowed: at least 20/],
    [
      "database.name",
      "Debt-Flow",
      /\.database\.name: is not a database name, got "Debt-Flow"; allowed: lower-case letters, digits and _/,
    ],
    [
      "database.password",
      "change-me",
      /\.database\.password: is not one of the choices, got "\.\.\. \(9 characters\)"; allowed: generated, rds, random/,
    ],
    ["database.multiAz", off, /\.database\.multiAz\.reason: is missing/],
    ["database.backupRetentionDays", 36, /\.backupRetentionDays: is out of range, got 36; allowed: at most 35/],
    ["database.backupWindow", "3:00-4:00", /\.backupWindow: is not a daily window, got "3:00-4:00"; allowed: hh:mm-hh:mm in UTC/],
    [
      "database.maintenanceWindow",
      "Mon:04:00-Mon:05:00",
      /\.maintenanceWindow: is not a weekly window, got "Mon:04:00-Mon:05:00"; allowed: .*lower case/,
    ],
    [
      "database.parameters",
      { shared_buffers: "256MB" },
      /\.parameters\.shared_buffers: has a unit suffix, got "256MB"; allowed: a plain number/,
    ],
    ["database.monitoringSeconds", 45, /\.monitoringSeconds: is not one of the choices, got 45; allowed: 0, 1, 5/],
    ["database.endOfSupportAcceptedUntil", "soon", /\.endOfSupportAcceptedUntil: is not valid, got "soon"; allowed: .*date/],
    // cache
    ["cache.nodes", 0, /\.cache\.nodes: is out of range, got 0; allowed: at least 1/],
    ["cache.nodeType", "t3.micro", /\.cache\.nodeType: is not a node type, got "t3\.micro"; allowed: such as cache\.t3\.micro/],
    ["cache.snapshotRetentionDays", 36, /\.snapshotRetentionDays: is out of range, got 36; allowed: at most 35/],
    [
      "cache.authentication",
      { type: "password" },
      /\.cache\.authentication\.type: is not one of the choices, got "password"; allowed: token, iam, none/,
    ],
    ["cache.authentication", { type: "none" }, /\.cache\.authentication\.reason: is missing/],
    // buckets, registry, secrets
    ["buckets", { "My Files": {} }, /\.buckets\["My Files"\]: is not a name, got "My Files"; allowed: lower-case/],
    ["buckets.files.name", "xn--a", /\.buckets\.files\.name: is not a bucket name, got "xn--a"; allowed: 3 to 63/],
    ["buckets.files.noncurrentVersionDays", 0, /\.noncurrentVersionDays: is out of range, got 0; allowed: at least 1/],
    [
      "buckets.files.cors",
      [{ origins: [], methods: ["GET"] }],
      /\.cors\[0\]\.origins: is too short, got \[\]; allowed: at least 1 item$/,
    ],
    ["buckets.files.forceDestroy", { enabled: true }, /\.forceDestroy\.reason: is missing/],
    ["registry", { type: "docker" }, /\.registry\.type: is not one of the choices, got "docker"; allowed: ecr, external/],
    [
      "registry",
      { type: "ecr", repositoryPattern: "{system}" },
      /\.repositoryPattern: is not a repository pattern, got "\{system\}"; allowed: .*\{image\} at least/,
    ],
    ["registry", { type: "ecr", keepImages: 0 }, /\.registry\.keepImages: is out of range, got 0; allowed: at least 1/],
    [
      "registry",
      { type: "external", prefix: "ghcr.io" },
      /\.registry\.prefix: is not a registry prefix, got "ghcr\.io"; allowed: a host and a path/,
    ],
    ["secrets", { recoveryWindowDays: 3 }, /\.secrets\.recoveryWindowDays: is out of range, got 3; allowed: at least 7/],
    // dns, ingress, alarms, pipeline, and what is not built yet
    ["dns.domain", "example", /\.dns\.domain: is not a domain name, got "example"; allowed: lower-case labels/],
    ["dns.certificateNames", ["*"], /\.dns\.certificateNames\[0\]: is not a certificate name, got "\*"/],
    ["ingress.controller", "traefik", /\.ingress\.controller: is not one of the choices, got "traefik"; allowed: alb, nginx/],
    ["edge", { firewall: {} }, /\.edge: is not built yet, got \{"firewall":\{\}\}; allowed: nothing: leave it out$/m],
    ["audit", { trail: false }, /\.audit: is not built yet, got \{"trail":false\}; allowed: nothing: leave it out$/m],
    ["backup", { retentionDays: 35 }, /\.backup: is not built yet, got \{"retentionDays":35\}; allowed: nothing: leave it out$/m],
    ["budget", { monthlyUsd: 100 }, /\.budget: is not built yet, got \{"monthlyUsd":100\}; allowed: nothing: leave it out$/m],
    [
      "alarms",
      { critical: ["oncall"] },
      /\.alarms\.critical\[0\]: is not an e-mail address, got "oncall"; allowed: name@example\.com/,
    ],
    ["alarms", { critical: [] }, /\.alarms\.critical: is too short, got \[\]; allowed: at least 1 item$/],
    [
      "pipeline",
      { repository: "x", refs: ["refs/heads/main"], environment: "a" },
      /\.pipeline\.repository: is not a repository, got "x"; allowed: owner\/name/,
    ],
    [
      "pipeline",
      { repository: "a/b", refs: ["main"], environment: "a" },
      /\.pipeline\.refs\[0\]: is not a ref, got "main"; allowed: refs\/heads/,
    ],
    // add-ons, workloads, delivery, access
    [
      "addons",
      { nodeScaling: "keda" },
      /\.addons\.nodeScaling: is not one of the choices, got "keda"; allowed: cluster-autoscaler, karpenter, none/,
    ],
    ["addons", { prometheus: true }, /\.addons\.prometheus: is not a setting; allowed: loadBalancerController, metricsServer/],
    [
      "addons",
      { velero: { schedule: "daily" } },
      /\.addons\.velero\.schedule: is not a schedule, got "daily"; allowed: five cron fields/,
    ],
    [
      "workloads.api.requests.cpu",
      "0.25 cores",
      /\.workloads\.api\.requests\.cpu: is not an amount of CPU, got "0\.25 cores"; allowed: millicores/,
    ],
    ["workloads.api.limits.memory", "512MB", /\.limits\.memory: is not an amount of memory, got "512MB"; allowed: mebibytes/],
    ["workloads.api.autoscaling.cpuPercent", 0, /\.autoscaling\.cpuPercent: is out of range, got 0; allowed: at least 1/],
    ["delivery", "flux", /\.delivery: is not one of the choices, got "flux"; allowed: helm, argocd/],
    [
      "clusterAccess",
      { type: "ssh" },
      /\.clusterAccess\.type: is not one of the choices, got "ssh"; allowed: token, exec, kubeconfig/,
    ],
    // application
    ["application.name", "Debt", /\.application\.name: is not a name, got "Debt"/],
    [
      "application.images.api",
      { source: "public", reference: "postgres:latest" },
      /\.images\.api\.reference: is not a pinned image, got "postgres:latest"; allowed: name:tag/,
    ],
    [
      "application.secrets.django.keys.secret_key.length",
      8,
      /\.secret_key\.length: is out of range, got 8; allowed: at least 16/,
    ],
    ["application.components.api.port", 70000, /\.components\.api\.port: is out of range, got 70000; allowed: at most 65535/],
    [
      "application.components.api.paths",
      ["api"],
      /\.components\.api\.paths\[0\]: is not a path that a load balancer takes, got "api"; allowed: a path such as \/api/,
    ],
    [
      "application.components.api.replicas",
      3,
      /\.components\.api\.replicas: is not a setting; allowed: .*image, command, uses,.* port, paths,.* singleton/,
    ],
    [
      "application.components.api.uses.0",
      { kind: "queue" },
      /\.uses\[0\]\.kind: is not one of the choices, got "queue"; allowed: database, cache, bucket/,
    ],
    [
      "application.jobs.migrate.before",
      "never",
      /\.jobs\.migrate\.before: is not one of the choices, got "never"; allowed: rollout/,
    ],
    [
      "application.cronJobs.vacuum.schedule",
      "weekly",
      /\.cronJobs\.vacuum\.schedule: is not a schedule, got "weekly"; allowed: five cron fields/,
    ],
  ])("%s = %j", (path, value, message) => {
    expect(messageOf({ [path]: value })).toMatch(message);
  });
});

it("accepts what the reference documents state", () => {
  expect(messageOf({})).toBe("no problem");
});
