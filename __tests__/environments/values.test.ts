import { messageOf } from "../support/messages";

const cron = { type: "cron", replicas: 1, start: "0 8 * * *", end: "0 18 * * *" };
const scaled = (trigger: object) => ({
  "addons.keda": true,
  "workloads.api.autoscaling": { min: 1, max: 2, triggers: [{ ...cron, ...trigger }] },
});
const alarms = (timeZone: string) => ({
  "addons.monitoring": {},
  alarms: { critical: ["a@example.com"], warning: ["b@example.com"], businessHours: { timeZone } },
});
const long = "a-bucket-whose-name-is-forty-characters0";

describe("values that nobody has", () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      "a minute of a cron job",
      { "application.cronJobs.vacuum.schedule": "61 2 1 * *" },
      /cronJobs\.vacuum\.schedule: is not a schedule: 61 is no minute, got "61 2 1 \* \*"; allowed: minute: 0 to 59; in five cron fields/,
    ],
    [
      "a date of a cron job that never comes",
      { "application.cronJobs.vacuum.schedule": "0 0 30 2 *" },
      /vacuum\.schedule: never comes, got "0 0 30 2 \*"/,
    ],
    [
      "an hour of a backup",
      { "addons.velero": { schedule: "0 24 * * *" } },
      /velero\.schedule: is not a schedule: 24 is no hour/,
    ],
    ["a word where KEDA reads it", scaled({ start: "@daily" }), /triggers\[0\]\.start: is not a schedule, got "@daily"/],
    ["a step of a trigger", scaled({ end: "*/0 8 * * *" }), /triggers\[0\]\.end: is not a schedule: \*\/0 has no step/],
    ["a trigger's time zone", scaled({ timeZone: "Mars/Olympus" }), /timeZone: is not a time zone, got "Mars\/Olympus"/],
    [
      "an offset as a time zone",
      alarms("+05:00"),
      /businessHours\.timeZone: is not a time zone, got "\+05:00"; allowed: an IANA name/,
    ],
    [
      "more CPU asked for than allowed",
      { "workloads.api.requests.cpu": "2", "workloads.api.limits.cpu": "1500m" },
      /workloads\.api\.requests\.cpu: is above its limit, got "2"; allowed: at most 1500m, or a higher limit/,
    ],
    [
      "more memory asked for than allowed",
      { "workloads.api.requests.memory": "1Gi", "workloads.api.limits.memory": "1000Mi" },
      /workloads\.api\.requests\.memory: is above its limit, got "1Gi"; allowed: at most 1000Mi/,
    ],
    [
      "an instance type",
      { "cluster.nodeGroups.nodes.instanceTypes": ["m7i.lage"] },
      /instanceTypes\[0\]: is no instance type of EC2, got "m7i\.lage"; allowed: m7i\.large, /,
    ],
    [
      "a node without its image",
      { "cluster.nodeGroups.nodes.instanceTypes": ["a1.large"], "cluster.nodeGroups.nodes.architecture": "arm64" },
      /instanceTypes\[0\]: cannot start the nodes' image, Amazon Linux 2023, got "a1\.large"; allowed: Graviton2 or later/,
    ],
    [
      "an instance class",
      { "database.instanceClass": "db.r7g.huge" },
      /database\.instanceClass: is no instance class of RDS for PostgreSQL, got "db\.r7g\.huge"; allowed: db\.r7g\./,
    ],
    [
      "a node type",
      { "cache.nodeType": "cache.t3.macro" },
      /cache\.nodeType: is no node type of ElastiCache, got "cache\.t3\.macro"; allowed: cache\.t3\.micro/,
    ],
    [
      "a parameter of PostgreSQL",
      { "database.parameters": { max_conections: "100" } },
      /parameters\.max_conections: is no parameter of PostgreSQL 16, got "100"; allowed: max_connections/,
    ],
    [
      "a number in words",
      { "database.parameters": { max_connections: "four hundred" } },
      /parameters\.max_connections: is not a number, got "four hundred"; allowed: a whole number, 1 to 262143/,
    ],
    [
      "a time with its unit",
      { "database.parameters": { statement_timeout: "30s" } },
      /parameters\.statement_timeout: has a unit suffix, got "30s"; allowed: a plain number in the parameter's own unit: 0 to 2147483647, in units of ms/,
    ],
    [
      "a policy of the cache",
      { "cache.parameters": { "maxmemory-policy": "no-eviction" } },
      /parameters\.maxmemory-policy: is none of its values, got "no-eviction"; allowed: volatile-lru, .*noeviction/,
    ],
    [
      "replicas of a database whose password RDS manages",
      { "database.password": "rds", "database.readReplicas": ["reporting"] },
      /database\.password: cannot be RDS' own: RDS makes no read replica of a database whose password it manages, got "rds"; allowed: generated, random, or no readReplicas/,
    ],
    ...[
      "files--x-s3",
      "amzn-s3-demo-files",
      "xn--files",
      "sthree-files",
      "files-s3alias",
      "files--ol-s3",
      "files--table-s3",
      "files-an",
      "a.b",
      "ab",
      "a".repeat(64),
    ].map((name): [string, Record<string, unknown>, RegExp] => [
      `the bucket ${name}`,
      { "buckets.files.name": name, "backend.bucket": name },
      /backend\.bucket: is not a bucket name[\s\S]*buckets\.files\.name: is not a bucket name, got ".*"; allowed: 3 to 63/,
    ]),
    [
      "a bucket's name that gets too long",
      { [`buckets.${long}`]: {}, stage: "production-and-more" },
      /buckets\.a-bucket-.*: makes a bucket's name that S3 refuses \(69 characters\), got "debtflow-a-bucket-/,
    ],
    [
      "buckets of a system that S3 keeps",
      { system: "sthree" },
      /buckets\.files: makes a bucket's name that S3 refuses.*got "sthree-files-production"/,
    ],
    ["buckets of a stage that S3 keeps", { stage: "an" }, /buckets\.files: makes a bucket's name that S3 refuses/],
    [
      "a state bucket that S3 keeps",
      { "backend.owner": "xn--a" },
      /\.backend: makes a bucket's name that S3 refuses.*got "xn--a-terraform-state"/,
    ],
    ...[
      "*.-x.example.com",
      `${"a".repeat(64)}.example.com`,
      "a-.example.com",
      "a..example.com",
      "example.com.",
      "x.*.example.com",
      `${"a.".repeat(125)}example.com`,
    ].map((name): [string, Record<string, unknown>, RegExp] => [
      `the certificate name ${name}`,
      { "dns.certificateNames": ["debtflow.example.com", name] },
      /certificateNames\[1\]: is not a certificate name, got ".*; allowed: a domain name in lower case, or one below \*\./,
    ]),
    [
      "a certificate of another domain",
      { "dns.certificateNames": ["debtflow.example.com", "debtflow.example.org"] },
      /certificateNames\[1\]: is not in the zone, got "debtflow\.example\.org"; allowed: debtflow\.example\.com, or a name below it/,
    ],
    [
      "a certificate that leaves out the host",
      { "dns.certificateNames": ["*.debtflow.example.com"] },
      /ingress\.host: is not in the certificate, got "debtflow\.example\.com"; allowed: one of \*\.debtflow\.example\.com, or debtflow\.example\.com in dns\.certificateNames as well/,
    ],
    [
      "a certificate that covers the host two labels below",
      { "dns.certificateNames": ["*.debtflow.example.com"], "ingress.host": "a.b.debtflow.example.com" },
      /ingress\.host: is not in the certificate, got "a\.b\.debtflow\.example\.com"/,
    ],
    [
      "a certificate that leaves out Argo CD's host",
      {
        "dns.certificateNames": ["debtflow.example.com"],
        "addons.argoCd": { host: "argo.debtflow.example.com", repository: "https://github.com/a/b", path: "." },
      },
      /addons\.argoCd\.host: is not in the certificate, got "argo\.debtflow\.example\.com"/,
    ],
  ])("are refused: %s", (_, changes, message) => {
    expect(messageOf(changes)).toMatch(message);
  });

  it.each<[string, Record<string, unknown>]>([
    ["a zone behind GMT", alarms("Etc/GMT+5")],
    ["a zone of three parts", alarms("America/Argentina/Buenos_Aires")],
    ["storage that grows by a tenth", { "database.storageGib": 100, "database.maxStorageGib": 110 }],
    [
      "requests that are the limits",
      { "workloads.api.requests": { cpu: "1", memory: "1Gi" }, "workloads.api.limits": { cpu: "1000m", memory: "1024Mi" } },
    ],
    ["a word as a schedule", { "application.cronJobs.vacuum.schedule": "@daily", "addons.velero": { schedule: "@every 6h" } }],
    [
      "a host below a wildcard",
      { "dns.certificateNames": ["*.debtflow.example.com"], "ingress.host": "www.debtflow.example.com" },
    ],
    [
      "names of a certificate that the NGINX controller has no use for",
      {
        "dns.certificateNames": ["*.debtflow.example.com"],
        "ingress.controller": "nginx",
        "addons.nginxIngress": true,
        "addons.certManager": { email: "a@example.com" },
      },
    ],
    ["a password of RDS' own without replicas", { "database.password": "rds" }],
  ])("are not: %s", (_, changes) => {
    expect(messageOf(changes)).toBe("no problem");
  });

  it("keep 109 for 100 apart from 110", () => {
    expect(messageOf({ "database.storageGib": 100, "database.maxStorageGib": 109 })).toMatch(/got 109; allowed: 110 or more/);
  });
});
