import { loadEnvironments } from "../../environments";
import { debtflow } from "../support/debtflow/application";
import { resources } from "../support/debtflow/common";
import { local } from "../support/debtflow/local";
import { staging } from "../support/debtflow/staging";
import { definitionWith } from "../support/definitions";
import { messageOf, messageOfAll } from "../support/messages";

const because = { enabled: true, reason: "only to see that it is refused" };
const zones = ["us-east-1a", "us-east-1b"];
const spread = (third: number) => ({ "us-east-1a": `10.0.${third}.0/24`, "us-east-1b": `10.0.${third + 1}.0/24` });
const group = "cluster.nodeGroups.nodes";
const rule = { id: "archive", transitions: [{ days: 90, storageClass: "GLACIER" }] };

describe("rules between values", () => {
  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      "a zone of another region",
      { "network.zones": ["us-east-1a", "eu-west-1b"] },
      /network\.zones\[1\]: is not in us-east-1, got "eu-west-1b"; allowed: us-east-1a/,
    ],
    [
      "a zone that is there twice",
      { "network.zones": ["us-east-1a", "us-east-1a"] },
      /network\.zones\[1\]: is there twice, got "us-east-1a"/,
    ],
    [
      "a NAT gateway in no zone",
      { "network.natZones": ["us-east-1c"] },
      /natZones\[0\]: is no zone of the network, got "us-east-1c"; allowed: us-east-1a, us-east-1b/,
    ],
    [
      "a text that Terraform would fill in",
      { "tags.Team": `\${var.team}` },
      /\.tags\.Team: holds an expression of Terraform's, got "\$\{var\.team\}"; allowed: a string without \$\{ and %\{/,
    ],
    [
      "a text with a directive of Terraform's",
      { "buckets.files.cors": [{ origins: ["https://%{ if true }a"], methods: ["GET"] }] },
      /\.buckets\.files\.cors\[0\]\.origins\[0\]: holds an expression of Terraform's/,
    ],
    [
      "a key that Terraform would fill in",
      { tags: { "%{x}": "a" } },
      /\.tags: has a key with an expression of Terraform's, got "%\{x\}"; allowed: a string without \$\{ and %\{/,
    ],
    [
      "a workload with the name of one of the cluster's roles",
      { "application.components.node-role": debtflow.components.api },
      /components\.node-role: has a name that roles of the platform have, got "node-role"; allowed: none of cluster-role, node-role/,
    ],
    [
      "a workload whose role would be the database's",
      { "application.components.monitoring": debtflow.components.api },
      /components\.monitoring: has a name that roles of the platform have/,
    ],
    [
      "backups that go with the stack, in production",
      { "addons.velero": { forceDestroy: because } },
      /addons\.velero\.forceDestroy: would delete data for good, which production does not allow, got .*; allowed: \{ enabled: false \}, or tier: non-production/,
    ],
    [
      "a bucket with the name of the backups'",
      { "addons.velero": {}, "buckets.velero": {} },
      /addons\.velero: is the same as debtflow-production\.buckets\.velero\.name, got "debtflow-velero-production"/,
    ],
    [
      "a VPC range with bits set behind its prefix",
      { "network.cidr": "10.0.0.1/16" },
      /network\.cidr: has bits set behind its prefix, got "10\.0\.0\.1\/16"; allowed: the first address of the block: 10\.0\.0\.0\/16/,
    ],
    ["a VPC that is too large", { "network.cidr": "10.0.0.0/8" }, /network\.cidr: is no range for a VPC, got "10\.0\.0\.0\/8"/],
    [
      "subnets that get too small",
      { "network.cidr": "10.0.0.0/22" },
      /subnetBits: makes subnets of \/30, got 8; allowed: at most 6: the smallest subnet is \/28/,
    ],
    [
      "a VPC that no number of bits divides",
      { "network.cidr": "10.0.0.0/24" },
      /network\.cidr: has no room for computed subnets of \/28 or larger, got "10\.0\.0\.0\/24"; allowed: a \/23 or larger with subnetBits: 5, or subnets that name every block$/m,
    ],
    [
      "a growth that storage has no room for",
      { "database.storageGib": 60000, "database.maxStorageGib": 65536 },
      /maxStorageGib: is too close to storageGib, got 65536; allowed: 60000 for no growth: the least growth leads to 66000, and RDS ends at 65536$/m,
    ],
    [
      "a parameter of PostgreSQL in capitals",
      { "database.parameters": { MAX_CONNECTIONS: "200" } },
      /MAX_CONNECTIONS: is not a parameter, got "MAX_CONNECTIONS"; did you mean "max_connections"\?/,
    ],
    [
      "a parameter of PostgreSQL as its manual writes it",
      { "database.parameters": { TimeZone: "UTC" } },
      /TimeZone: is not a parameter, got "TimeZone"; did you mean "timezone"\?/,
    ],
    [
      "a parameter of a cache with underscores",
      { "cache.parameters": { maxmemory_policy: "noeviction" } },
      /maxmemory_policy: is not a parameter, got "maxmemory_policy"; did you mean "maxmemory-policy"\?/,
    ],
    [
      "a subnet for a zone that is not used",
      { "network.subnets.public": { ...spread(1), "us-east-1c": "10.0.9.0/24" } },
      /subnets\.public\.us-east-1c: is no zone of the network, got "us-east-1c"; allowed: us-east-1a/,
    ],
    [
      "a zone without its subnet",
      { "network.subnets.private": { "us-east-1a": "10.0.10.0/24" } },
      /subnets\.private\.us-east-1b: is missing; allowed: a CIDR block for every zone/,
    ],
    [
      "a subnet outside the VPC",
      { "network.subnets.public": { ...spread(1), "us-east-1b": "10.1.0.0/24" } },
      /subnets\.public\.us-east-1b: is outside the VPC, got "10\.1\.0\.0\/24"; allowed: a block in 10\.0\.0\.0\/16/,
    ],
    [
      "subnets that overlap",
      { "network.subnets.public": spread(10) },
      /subnets\.private\.us-east-1a: overlaps public\.us-east-1a \(10\.0\.10\.0\/24\), got "10\.0\.10\.0\/24"; allowed: a block of its own/,
    ],
    [
      "a subnet that is too small",
      { "network.subnets.public": { ...spread(1), "us-east-1b": "10.0.2.0/29" } },
      /subnets\.public\.us-east-1b: is no range for a subnet, got "10\.0\.2\.0\/29"; allowed: .*\/16 to \/28/,
    ],
    [
      "database subnets in one zone",
      { "network.subnets.database": { "us-east-1a": "10.0.20.0/24" } },
      /subnets\.database: has too few zones, got \["us-east-1a"\]; allowed: at least two/,
    ],
    [
      "a public endpoint for everyone",
      { "cluster.endpoint": { publicCidrs: ["0.0.0.0/0"], path: "public-cidrs" } },
      /publicCidrs\[0\]: opens the Kubernetes API to everyone, got "0\.0\.0\.0\/0"; allowed: the ranges that deploy/,
    ],
    [
      "a public endpoint that no path uses",
      { "cluster.endpoint": { publicCidrs: ["203.0.113.0/24"] } },
      /endpoint\.path: does not use the public endpoint that publicCidrs opens, got "runner-in-vpc"; allowed: public-cidrs/,
    ],
    [
      "a path over a public endpoint that is closed",
      { "cluster.endpoint": { path: "public-cidrs" } },
      /endpoint\.path: needs publicCidrs, got "public-cidrs"; allowed: runner-in-vpc/,
    ],
    [
      "a cluster that nobody can enter",
      { "cluster.access": {}, pipeline: undefined },
      /cluster\.access: lets nobody into the cluster, got \{.*\}; allowed: an admin, a deployer or a pipeline/,
    ],
    [
      "a cluster without nodes",
      { "cluster.nodeGroups": {} },
      /cluster\.nodeGroups: has no node group, got \{\}; allowed: one or more/,
    ],
    [
      "fewest nodes above most",
      { [`${group}.nodes`]: { min: 6, desired: 5, max: 5 } },
      /nodes\.min: is above max, got 6; allowed: at most 5/,
    ],
    ["desired nodes out of range", { [`${group}.nodes.desired`]: 9 }, /nodes\.desired: is out of range, got 9; allowed: 2 to 5/],
    [
      "an x86 type in a Graviton group",
      { [`${group}.architecture`]: "arm64" },
      /instanceTypes\[0\]: is not of architecture arm64, got "t3\.medium"; allowed: a Graviton type/,
    ],
    [
      "a Graviton type in an x86 group",
      { [`${group}.instanceTypes`]: ["m7gd.large"] },
      /instanceTypes\[0\]: is not of architecture x86_64, got "m7gd\.large"; allowed: an Intel or AMD type/,
    ],
    [
      "nodes in no zone",
      { [`${group}.zones`]: ["us-east-1c"] },
      /nodes\.zones\[0\]: is no zone of the network, got "us-east-1c"; allowed: us-east-1a, us-east-1b/,
    ],
    [
      "storage that cannot grow",
      { "database.maxStorageGib": 19 + 1, "database.storageGib": 30 },
      /database\.maxStorageGib: is below storageGib, got 20; allowed: at least 30/,
    ],
    [
      "an engine near its end",
      { "database.engineVersion": "14" },
      /endOfSupportAcceptedUntil: is needed for PostgreSQL 14, whose support ends on 2027-02-28, got null; allowed: a date up to 2027-02-28/,
    ],
    [
      "an engine accepted beyond its end",
      { "database.engineVersion": "14", "database.endOfSupportAcceptedUntil": "2028-01-01" },
      /endOfSupportAcceptedUntil: .*got "2028-01-01"/,
    ],
    [
      "a second database of the first one's name",
      { "database.additionalNames": ["debtflow"] },
      /additionalNames: has the name of the first database, got "debtflow"/,
    ],
    [
      "a database that is there twice",
      { "database.additionalNames": ["a", "a"] },
      /additionalNames\[1\]: is there twice, got "a"/,
    ],
    [
      "a retention that Performance Insights does not have",
      { "database.performanceInsights": { enabled: true, retentionDays: 8 } },
      /performanceInsights\.retentionDays: is not a retention, got 8; allowed: 7, 731, or a multiple of 31/,
    ],
    [
      "a backup during maintenance",
      { "database.backupWindow": "04:30-05:30" },
      /database\.backupWindow: overlaps the maintenance window mon:04:00-mon:05:00, got "04:30-05:30"; allowed: a window of its own/,
    ],
    [
      "a backup over midnight into maintenance",
      { "database.backupWindow": "23:45-00:45", "database.maintenanceWindow": "mon:00:30-mon:01:30" },
      /database\.backupWindow: overlaps/,
    ],
    [
      "maintenance of ten minutes",
      { "database.maintenanceWindow": "mon:04:00-mon:04:10" },
      /maintenanceWindow: is too short or too long, got "mon:04:00-mon:04:10"; allowed: 30 minutes to a day/,
    ],
    [
      "a snapshot during maintenance",
      { "cache.snapshotWindow": "04:00-05:00" },
      /cache\.snapshotWindow: overlaps the maintenance window/,
    ],
    [
      "a database in a zone without subnet",
      { "database.zones": [...zones.slice(0, 1), "us-east-1c"] },
      /database\.zones\[1\]: has no subnet for databases, got "us-east-1c"; allowed: us-east-1a, us-east-1b/,
    ],
    [
      "failover with one node",
      { "cache.nodes": 1, "cache.failover": true },
      /cache\.failover: needs a second node, there is 1, got true; allowed: false, or two nodes/,
    ],
    [
      "an engine version of the other engine",
      { "cache.engine": "valkey" },
      /cache\.engineVersion: is no version of valkey, got "7\.0"; allowed: 7\.2, 8\.0, 8\.1/,
    ],
    [
      "nodes of another minor than the cluster's",
      { "cluster.nodeRelease": "1.34.9-20260714" },
      /cluster\.nodeRelease: is no release of Kubernetes 1\.35, got "1\.34\.9-20260714"; allowed: one of 1\.35, or none/,
    ],
    [
      "a kube-proxy of another minor than the cluster's",
      { "cluster.addonVersions": { "kube-proxy": "v1.36.0-eksbuild.14" } },
      /cluster\.addonVersions\.kube-proxy: is no version for Kubernetes 1\.35, got "v1\.36\.0-eksbuild\.14"; allowed: one of v1\.35/,
    ],
    [
      "a lifecycle rule that does nothing",
      { "buckets.files.lifecycle": [{ id: "none" }] },
      /lifecycle\[0\]: does nothing; allowed: a rule with transitions or expirationDays/,
    ],
    [
      "transitions out of order",
      {
        "buckets.files.lifecycle": [{ ...rule, transitions: [...rule.transitions, { days: 30, storageClass: "DEEP_ARCHIVE" }] }],
      },
      /transitions: are not in order, got \[90,30\]; allowed: increasing days/,
    ],
    [
      "an expiration before the last transition",
      { "buckets.files.lifecycle": [{ ...rule, expirationDays: 60 }] },
      /expirationDays: is before the last transition, got 60; allowed: more than 90/,
    ],
    ["two rules of one id", { "buckets.files.lifecycle": [rule, rule] }, /lifecycle\[1\]: is there twice, got "archive"/],
    [
      "a production bucket that can be emptied",
      { "buckets.files.forceDestroy": because },
      /buckets\.files\.forceDestroy: would delete data for good, which production does not allow, got .*; allowed: \{ enabled: false \}, or tier: non-production/,
    ],
    [
      "production images that can be dropped",
      { registry: { type: "ecr", forceDelete: because } },
      /registry\.forceDelete: would delete data for good/,
    ],
    [
      "a production state store that can be emptied",
      { "backend.disposable": because },
      /backend\.disposable: would delete data for good/,
    ],
    [
      "a bucket named like that of the access logs",
      { "buckets.logs": {} },
      /buckets\.logs: is the bucket of the others' access logs, got "logs"; allowed: any other name/,
    ],
    [
      "production secrets without a way back",
      { secrets: { immediateDeletion: because } },
      /secrets\.immediateDeletion: would delete data for good/,
    ],
    [
      "a prefix that is too long",
      { stage: "production-of-the-northern-hemisphere" },
      /\.stage: makes the environment's id too long, got "debtflow-production-of-the-northern-hemisphere"; allowed: at most 32/,
    ],
    [
      "a tag that is set already",
      { tags: { Project: "x" } },
      /tags\.Project: is a tag that is set already, got "Project"; allowed: any other key/,
    ],
    [
      "a host outside the zone",
      { "ingress.host": "debtflow.example.org" },
      /ingress\.host: is not in the zone, got "debtflow\.example\.org"; allowed: debtflow\.example\.com, or a name below it/,
    ],
    [
      "an image that the application does not have",
      { "application.components.api.image": "backend" },
      /components\.api\.image: is no image of the application, got "backend"; allowed: api, frontend/,
    ],
    [
      "a job named like a component",
      { "application.jobs.api": { image: "api", before: "rollout", uses: [] } },
      /application\.jobs\.api: has the name of one of the components, got "api"/,
    ],
    [
      "a workload whose role's name gets too long",
      {
        stage: "production-of-the-north",
        "application.cronJobs.a-nightly-job-with-a-rather-long-name": { image: "api", schedule: "0 3 * * 0", uses: [] },
      },
      /cronJobs\.a-nightly-job-with-a-rather-long-name: makes a role's name of 70 characters, got "debtflow-production-of-the-north-a-nightly.*"; allowed: at most 64: a name of 31 or fewer/,
    ],
    [
      "a workload whose secrets' reader gets too long a name",
      {
        stage: "production-of-the-north",
        "cluster.podRoles": "pod-identity",
        "application.cronJobs.a-nightly-job-with-long-name": {
          image: "api",
          schedule: "0 3 * * 0",
          uses: [{ kind: "secret", secret: "django" }],
        },
      },
      /a-nightly-job-with-long-name: makes a role's name of 69 characters, got "debtflow-production-of-the-north-a-nightly-job-with-long-name\.secrets"; allowed: at most 64: a name of 23 or fewer/,
    ],
    [
      "a cron job whose jobs get too long a name",
      {
        "application.name": "an-application",
        "application.cronJobs.a-nightly-job-with-quite-a-long-name-too": { image: "api", schedule: "0 3 * * 0", uses: [] },
      },
      /name-too: makes an object's name of 55 characters, got "an-application-.*"; allowed: at most 52: a name of 37 or fewer/,
    ],
    [
      "a component whose service gets too long a name",
      {
        "application.name": "an-application-with-a-long-name",
        "application.components.a-component-with-a-long-name-too": { image: "api", port: 80, uses: [] },
      },
      /name-too: makes an object's name of 64 characters, got "an-application-.*"; allowed: at most 63: a name of 31 or fewer/,
    ],
    [
      "a namespace whose pods would be cut off",
      { "application.namespace": "kube-system" },
      /application\.namespace: is a namespace of the cluster or of an add-on, got "kube-system"; allowed: none of kube-system, external-secrets/,
    ],
    [
      "a workload named like a role of the platform",
      { "application.jobs.github-deploy": { image: "api", before: "rollout", uses: [] } },
      /application\.jobs\.github-deploy: has a name that roles of the platform have, got "github-deploy"; allowed: a name that starts with neither addon- nor github-/,
    ],
    [
      "a path without a port",
      { "application.components.worker.paths": ["/work"] },
      /components\.worker\.paths: need a port, got \["\/work"\]; allowed: a component with a port/,
    ],
    [
      "a path of two components",
      { "application.components.frontend.paths": ["/", "/api"] },
      /components\.frontend\.paths\[1\]: is a path of api already, got "\/api"/,
    ],
    [
      "a database that is not there",
      { "application.components.beat.uses": [{ kind: "database", database: "ledger" }] },
      /components\.beat\.uses\[0\]\.database: is no database of the environment, got "ledger"; allowed: debtflow/,
    ],
    [
      "a secret named like one of the data stores",
      { "application.secrets.redis": { source: "external", keys: ["a"] } },
      /application\.secrets\.redis: is a secret of the data stores, got "redis"; allowed: any other name/,
    ],
    [
      "a database where there is none at all",
      { database: undefined },
      /components\.api\.uses\[0\]\.database: is no database of the environment, got "debtflow"; there are none/,
    ],
    [
      "a cache where there is none",
      { cache: undefined },
      /components\.api\.uses\[1\]: needs a cache, which the environment does not have; allowed: an environment with a cache section/,
    ],
    [
      "a bucket that is not there",
      { buckets: {} },
      /components\.api\.uses\[4\]\.bucket: is no bucket of the environment, got "files"/,
    ],
    [
      "a secret that is not there",
      { "application.jobs.migrate.uses": [{ kind: "secret", secret: "mail" }] },
      /jobs\.migrate\.uses\[0\]\.secret: is no secret of the application, got "mail"; allowed: django, stripe, sftp/,
    ],
    [
      "a component without a port",
      { "application.components.beat.uses": [{ kind: "component", component: "worker" }] },
      /uses\[0\]\.component: is no component with a port, got "worker"; allowed: api, frontend/,
    ],
    [
      "one port twice",
      { "application.components.beat.uses": [{ kind: "internet", ports: [443, 443] }] },
      /uses\[0\]\.ports\[1\]: is there twice, got "443"/,
    ],
    [
      "a rotation of what nobody generates",
      { secrets: { rotations: { stripe: 2 } } },
      /secrets\.rotations\.stripe: is no secret that is generated, got "stripe"; allowed: django/,
    ],
    [
      "a pull secret that is not there",
      { registry: { type: "external", prefix: "ghcr.io/a", pullSecret: "ghcr" } },
      /registry\.pullSecret: is no secret of the application, got "ghcr"; allowed: django, stripe, sftp/,
    ],
    [
      "the size of something unknown",
      { "workloads.web": { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } } },
      /workloads\.web: is no workload of the application, got "web"; allowed: api, worker/,
    ],
    [
      "fewest pods above most",
      { "workloads.api.autoscaling": { min: 5, max: 4 } },
      /autoscaling\.min: is above max, got 5; allowed: at most 4/,
    ],
    [
      "a budget that no drain can meet",
      { "workloads.api.minAvailable": 3 },
      /minAvailable: leaves no pod that may be evicted, so nodes cannot be drained, got 3; allowed: fewer than the 3 pods there are/,
    ],
    [
      "two of a singleton",
      { "workloads.beat.replicas": 2 },
      /workloads\.beat\.replicas: is more than a singleton may have, got 2; allowed: 1/,
    ],
    [
      "an autoscaled singleton",
      { "workloads.beat.replicas": undefined, "workloads.beat.autoscaling": { min: 1, max: 3 } },
      /workloads\.beat\.autoscaling\.max: is more than a singleton may have, got 3; allowed: no autoscaling/,
    ],
    [
      "an autoscaled singleton of one pod",
      { "workloads.beat.replicas": undefined, "workloads.beat.autoscaling": { min: 1, max: 1 } },
      /workloads\.beat\.autoscaling\.max: has no effect: a singleton is not scaled, got 1; allowed: no autoscaling/,
    ],
  ])("refuse %s", (_, changes, message) => {
    expect(messageOf(changes)).toMatch(message);
  });

  it("accepts outside production, with a reason, what loses data", () => {
    expect(messageOf({ "buckets.files.forceDestroy": because, secrets: { immediateDeletion: because } }, staging)).toBe(
      "no problem",
    );
  });

  it("accepts a window that ends where the other begins", () => {
    expect(messageOf({ "database.backupWindow": "05:00-06:00", "cache.snapshotWindow": "03:00-04:00" })).toBe("no problem");
  });
});

describe("problems", () => {
  it("of a file come all at once, also when one section is not valid by itself", () => {
    const message = messageOf({
      account: "1",
      "network.zones": ["us-east-1a", "eu-west-1c"],
      "cache.nodes": 0,
      "application.components.api.image": "x",
    });
    expect(message).toMatch(/^4 problems:/);
    for (const path of ["account", "network.zones[1]", "cache.nodes", "application.components.api.image"]) {
      expect(message).toContain(`debtflow-production.${path}: `);
    }
  });

  it("of several environments come all at once", () => {
    const message = messageOfAll([definitionWith({ account: "1" }), definitionWith({ region: "x" }, staging)]);
    expect(message).toMatch(/debtflow-production\.account[\s\S]*debtflow-staging\.region/);
  });

  it("of a file that names no system are still told", () => {
    expect(messageOf({ system: undefined })).toMatch(
      /^environment\.system: is missing; allowed: lower-case letters, digits and hyphens/,
    );
  });
});

describe("what containers get as it is", () => {
  it.each(["application.components.api.command.0", "workloads.api.variables.GREETING"])(
    "%s may hold what a shell fills in",
    (path) => {
      const command = { "application.components.api.command": ["sh"], "workloads.api.variables": {} };
      expect(messageOf({ ...command, [path]: `hello \${USER}` })).toBe("no problem");
    },
  );
});

describe("several environments", () => {
  it("cannot share an id", () => {
    const again = definitionWith({
      "buckets.files.name": "another-bucket",
      registry: { type: "ecr", repositoryPattern: "again-{image}" },
    });
    expect(messageOfAll([definitionWith({}), again])).toMatch(
      /debtflow-production: is in the list of environments twice; allowed: a stage of its own for each/,
    );
  });

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      "a cluster",
      { "cluster.name": "debtflow-production" },
      /debtflow-twin\.cluster\.name: is the same as debtflow-production\.cluster\.name, got "debtflow-production"/,
    ],
    [
      "a database instance",
      { "database.identifier": "debtflow-production" },
      /debtflow-twin\.database\.identifier: is the same as debtflow-production\.database\.identifier/,
    ],
    [
      "a cache",
      { "cache.identifier": "debtflow-production" },
      /debtflow-twin\.cache\.identifier: is the same as debtflow-production\.cache\.identifier/,
    ],
    [
      "the bucket of the other's access logs",
      { "buckets.files.name": "debtflow-logs-production" },
      /debtflow-twin\.buckets\.files\.name: is the same as debtflow-production\.buckets, got "debtflow-logs-production"/,
    ],
    [
      "the bucket of its states",
      { "buckets.files.name": "debtflow-terraform-state" },
      /debtflow-bootstrap\.bucket: is the same as debtflow-twin\.buckets\.files\.name, got "debtflow-terraform-state"/,
    ],
  ])("cannot share %s", (_, changes, message) => {
    expect(messageOfAll([definitionWith({}), definitionWith({ stage: "twin", ...changes })])).toMatch(message);
  });

  it("cannot share a role by the way their names fall together", () => {
    const short = definitionWith({
      stage: undefined,
      "application.components.production-api": debtflow.components.beat,
      "workloads.production-api": resources.beat,
    });
    expect(messageOfAll([definitionWith({}), short])).toMatch(
      /debtflow\.application\.components\.production-api: is the same as debtflow-production\.application\.components\.api, got "debtflow-production-api"/,
    );
  });

  it("cannot share the table that locks states", () => {
    const other = definitionWith({ stage: "twin", backend: { type: "s3", owner: "twin", lockTable: "debtflow-terraform-lock" } });
    expect(messageOfAll([definitionWith({}), other])).toMatch(
      /twin-bootstrap\.lockTable: is the same as debtflow-bootstrap\.lockTable, got "debtflow-terraform-lock"/,
    );
  });

  it("cannot share a bucket, nor a repository", () => {
    const twin = definitionWith({
      stage: "twin",
      "buckets.files.name": "debtflow-files-production",
      registry: { type: "ecr", repositoryPattern: "debtflow-{image}-production" },
    });
    const message = messageOfAll([definitionWith({}), twin]);
    expect(message).toMatch(
      /debtflow-twin\.buckets\.files\.name: is the same as debtflow-production\.buckets\.files\.name, got "debtflow-files-production"/,
    );
    expect(message).toMatch(
      /debtflow-twin\.registry\.api: is the same as debtflow-production\.registry\.api, got "debtflow-api-production"/,
    );
  });

  it.each([
    "arn:aws:iam::123456789012:role/github",
    "arn:aws:iam::123456789012:oidc-provider/gitlab.com",
    "arn:aws:iam::999999999999:oidc-provider/token.actions.githubusercontent.com",
  ])("trusts GitHub's provider in its own account alone, and not %s", (providerArn) => {
    const own = { backend: { type: "s3" }, "pipeline.providerArn": providerArn };
    expect(messageOf(own)).toBe(
      `debtflow-production.pipeline.providerArn: is not GitHub's provider in the environment's account, got "${providerArn}"; allowed: arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com`,
    );
  });

  it("of one account cannot both make its provider for GitHub", () => {
    const own = { backend: { type: "s3" } } as const;
    const both = [definitionWith(own), definitionWith(own, staging)];
    expect(messageOfAll(both)).toMatch(
      /debtflow-staging\.pipeline\.providerArn: is the same as debtflow-production\.pipeline\.providerArn, got "GitHub in account 123456789012"/,
    );
  });

  it("share the bootstrap stack's provider for GitHub, of which two systems of an account cannot have two", () => {
    expect(messageOfAll([definitionWith({}), definitionWith({}, staging)])).toBe("no problem");
    const backend = { type: "s3", githubProvider: true, owner: "other", bucket: "other-state" };
    expect(messageOfAll([definitionWith({}), definitionWith({ backend }, staging)])).toMatch(
      /other-bootstrap\.githubProvider: is the same as debtflow-bootstrap\.githubProvider, got "GitHub in account 123456789012"/,
    );
  });

  it("keep state in one place, or name another owner", () => {
    const elsewhere = definitionWith({ account: "210987654321" }, staging);
    expect(messageOfAll([definitionWith({}), elsewhere])).toMatch(
      /debtflow-staging\.backend: keeps its state in another place than debtflow-production, under the same owner debtflow, got .*210987654321.*; allowed: .*123456789012.*, or a backend\.owner of its own/,
    );
    expect(
      messageOfAll([definitionWith({}), definitionWith({ backend: { type: "s3", owner: "debtflow-staging" } }, elsewhere)]),
    ).toBe("no problem");
  });
});

describe("a selection", () => {
  const ids = (selection: string) => loadEnvironments(selection, [staging, definitionWith({}), local]).map(({ id }) => id);

  it("limits what is loaded, in the order of the list", () => {
    expect(ids("local, debtflow-staging")).toEqual(["debtflow-staging", "local"]);
  });

  it("of nothing is everything", () => {
    expect(ids("")).toEqual(["debtflow-staging", "debtflow-production", "local"]);
  });

  it("of an unknown name lists the known ones", () => {
    expect(() => ids("local,debtflow-prod")).toThrow(
      'SLIPWAY_ENVIRONMENTS: names an unknown environment, got "debtflow-prod"; allowed: debtflow-staging, debtflow-production, local',
    );
  });

  it("is read from SLIPWAY_ENVIRONMENTS", () => {
    process.env.SLIPWAY_ENVIRONMENTS = "local";
    try {
      expect(loadEnvironments(undefined, [staging, local]).map(({ id }) => id)).toEqual(["local"]);
    } finally {
      delete process.env.SLIPWAY_ENVIRONMENTS;
    }
  });

  it("does not see the problems of an environment that was not asked for", () => {
    expect(() => loadEnvironments("local", [definitionWith({ account: "1" }), local])).not.toThrow();
  });
});
