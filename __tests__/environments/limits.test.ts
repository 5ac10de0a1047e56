import { debtflow } from "../support/debtflow/application";
import { messageOf } from "../support/messages";

const group = "cluster.nodeGroups.nodes";
const noSchedule = { key: "a", effect: "NO_SCHEDULE" };
const rule = (...transitions: object[]) => ({ "buckets.files.lifecycle": [{ id: "archive", transitions }] });
const to = (storageClass: string, days: number) => ({ storageClass, days });
const keys = (of: unknown) => ({ "application.secrets.django": of });
const admin = "arn:aws:iam::123456789012:role/admin";

const many = (make: (name: string) => [string, unknown], count = 50) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => make(`number-${at}`)));

describe("what AWS would refuse after minutes is refused at once", () => {
  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    // nodes and access
    [
      "a group whose name gets too long",
      {
        "cluster.name": "c".repeat(40),
        [`cluster.nodeGroups.${"g".repeat(30)}`]: { instanceTypes: ["t3.large"], nodes: { min: 1, desired: 1, max: 1 } },
      },
      /nodeGroups\.g+: makes too long a name with the cluster's, got "c+-g+"; allowed: at most 63 characters/,
    ],
    [
      "a label key",
      { [`${group}.labels`]: { "a/": "b" } },
      /labels\["a\/"\]: is not a label key, got "a\/"; allowed: at most 63/,
    ],
    ["a label value", { [`${group}.labels`]: { a: "b c" } }, /labels\.a: is not a label value, got "b c"; allowed: 1 to 63/],
    [
      "a label that nodes may not give themselves",
      { [`${group}.labels`]: { "kubernetes.io/role": "b" } },
      /labels\["kubernetes\.io\/role"\]: is reserved, got "kubernetes\.io\/role"; allowed: a key with a prefix of your own/,
    ],
    [
      "a taint key",
      { [`${group}.taints`]: [{ ...noSchedule, key: "" }] },
      /taints\[0\]\.key: is not a taint key, got ""; allowed: at most 63/,
    ],
    [
      "a taint value",
      { [`${group}.taints`]: [{ ...noSchedule, value: " " }] },
      /taints\[0\]\.value: is not a taint value, got " "; allowed: 1 to 63/,
    ],
    ["a taint twice", { [`${group}.taints`]: [noSchedule, noSchedule] }, /taints\[1\]: is there twice, got "a:NO_SCHEDULE"/],
    [
      "an instance type twice",
      { [`${group}.instanceTypes`]: ["t3.large", "t3.large"] },
      /instanceTypes\[1\]: is there twice, got "t3\.large"/,
    ],
    [
      "nodes that take no add-on",
      { [`${group}.taints`]: [noSchedule] },
      /nodeGroups: leave no place for add-ons such as coredns, got \["nodes"\]; allowed: a group with a desired node/,
    ],
    ["a log type twice", { "cluster.logTypes": ["api", "api"] }, /logTypes\[1\]: is there twice, got "api"/],
    ["an admin twice", { "cluster.access.admins": [admin, admin] }, /access\.admins\[1\]: is there twice/],
    [
      "an admin that is everybody",
      { "cluster.access.admins": [`${admin}*`] },
      /access\.admins\[0\]: is not a principal, got ".*"; allowed: ARN of a role or a user, without wildcard/,
    ],
    [
      "a cluster whose add-ons nobody may apply",
      { "cluster.access": {} },
      /cluster\.access\.admins: has nobody who may apply the add-ons: deployers and the pipeline reach the application's namespace only/,
    ],
    // hashicorp/terraform-provider-aws#36447: CreateAccessEntry refuses service-linked roles.
    [
      "an admin that is a service",
      {
        "cluster.access.admins": ["arn:aws:iam::123456789012:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS"],
      },
      /access\.admins\[0\]: is not a principal, got ".*"; allowed: .*; not a service-linked role/,
    ],
    [
      "an admin whose name IAM does not take",
      { "cluster.access.admins": ["arn:aws:iam::123456789012:role/platform engineer"] },
      /access\.admins\[0\]: is not a principal/,
    ],
    // terraform-aws-modules/terraform-aws-eks#3293: a second entry of a principal is refused.
    [
      "an admin that is the pipeline",
      { "cluster.access.admins": ["arn:aws:iam::123456789012:role/debtflow-production-github-deploy"] },
      /access\.admins\[0\]: is a role of the pipeline's, which has an entry of its own; EKS gives a principal one, got ".*"; allowed: a role of yours/,
    ],
    [
      "a reader who is an admin already",
      { "cluster.access.admins": [admin], "cluster.access.readers": [admin] },
      /access\.readers\[0\]: has another level already, and EKS gives a principal one, got ".*role\/admin"; allowed: each principal once/,
    ],
    [
      "a private API that no runner reaches",
      { "cluster.endpoint": {} },
      /cluster\.endpoint\.privateClients: lets no runner reach the private endpoint: .*; allowed: cidrs or securityGroups/,
    ],
    [
      "a private API that no agent reaches",
      { "cluster.endpoint": { path: "terraform-cloud-agent" } },
      /cluster\.endpoint\.privateClients: lets no agent reach/,
    ],
    [
      "a private API that everybody reaches",
      { "cluster.endpoint.privateClients.cidrs": ["0.0.0.0/0"] },
      /cluster\.endpoint\.privateClients\.cidrs\[0\]: opens the Kubernetes API to everyone/,
    ],
    [
      "a private API for an address that is no block",
      { "cluster.endpoint.privateClients.cidrs": ["10.100.0.1/16"] },
      /cluster\.endpoint\.privateClients\.cidrs\[0\]: has bits set behind its prefix, got "10\.100\.0\.1\/16"/,
    ],
    [
      "a public API for an address that is no block",
      { "cluster.endpoint": { publicCidrs: ["203.0.113.7/24"], path: "public-cidrs" } },
      /cluster\.endpoint\.publicCidrs\[0\]: has bits set behind its prefix, got "203\.0\.113\.7\/24"/,
    ],
    [
      "a cluster without access entries",
      { "cluster.authenticationMode": "CONFIG_MAP" },
      /authenticationMode: has no access entries, which .* need, got "CONFIG_MAP"; allowed: API_AND_CONFIG_MAP, API/,
    ],
    // services
    [
      "a pattern that makes no repository",
      { registry: { type: "ecr", repositoryPattern: "{image}--x" } },
      /repositoryPattern: makes a name that no repository can have, for the image api, got "api--x"; allowed: 2 to 256/,
    ],
    [
      "an account that pulls twice",
      { registry: { type: "ecr", pullAccounts: ["111111111111", "111111111111"] } },
      /registry\.pullAccounts\[1\]: is there twice, got "111111111111"/,
    ],
    [
      "a ref twice",
      { "pipeline.refs": ["refs/heads/a", "refs/heads/a"] },
      /pipeline\.refs\[1\]: is there twice, got "refs\/heads\/a"/,
    ],
    [
      "a ref with a wildcard for one character",
      { "pipeline.refs": ["refs/heads/a?"] },
      /pipeline\.refs\[0\]: is not a ref, got "refs\/heads\/a\?"; allowed: .* with \* for anything/,
    ],
    [
      "a pipeline whose repository's numbers are not told",
      { "pipeline.repositoryIds": undefined },
      /pipeline\.repositoryIds: is missing/,
    ],
    [
      "pull requests that would read production's state",
      { "pipeline.planEnvironment": "production-plan" },
      /pipeline\.planEnvironment: would let a pull request read the state and the secrets of production, got "production-plan"/,
    ],
    [
      "a plan guarded by who guards the deployment",
      { tier: "non-production", "pipeline.planEnvironment": "production" },
      /pipeline\.planEnvironment: is the environment that guards the deployment, got "production"; allowed: another one/,
    ],
    [
      "no name of a certificate",
      { "dns.certificateNames": [] },
      /certificateNames: makes no certificate, got \[\]; allowed: one name or more/,
    ],
    [
      "a certificate's name twice",
      { "dns.certificateNames": ["a.debtflow.example.com", "a.debtflow.example.com"] },
      /certificateNames\[1\]: is there twice, got "a\.debtflow\.example\.com"/,
    ],
    [
      "a certificate's name elsewhere",
      { "dns.certificateNames": ["*.example.com"] },
      /certificateNames\[0\]: is not in the zone, got "\*\.example\.com"; allowed: debtflow\.example\.com, or a name below it/,
    ],
    [
      "a first name of a certificate that is too long",
      { "dns.certificateNames": [`${"a".repeat(60)}.debtflow.example.com`] },
      /certificateNames\[0\]: is too long for the first name of a certificate, got "a+\.debtflow\.example\.com"; allowed: at most 64 characters/,
    ],
    [
      "external-dns without a zone",
      { dns: undefined, "addons.externalDns": true },
      /addons\.externalDns: has no DNS zone to write into, got true; allowed: false, or a dns section/,
    ],
    [
      "an instance with two hyphens in a row",
      { "database.identifier": "a--b" },
      /database\.identifier: cannot be the name of the database, got "a--b"; allowed: 2 to 40 characters without two hyphens in a row/,
    ],
    [
      "a cache of one letter",
      { "cache.identifier": "a" },
      /cache\.identifier: cannot be the name of the cache, got "a"; allowed: 2 to 40/,
    ],
    [
      "a cache whose users' names get too long",
      { "cache.identifier": "a".repeat(34), "cache.authentication": { type: "iam" } },
      /cache\.identifier: cannot be the name of the cache, got "a+"; allowed: 2 to 33/,
    ],
    [
      "an environment that no database can be named after",
      { system: "a--b" },
      /\.system: cannot be the name of the database, got "a--b-production"/,
    ],
    // data
    [
      "a rule by the name of every bucket's own",
      { "buckets.files.lifecycle": [{ id: "housekeeping", expirationDays: 1 }] },
      /lifecycle\[0\]\.id: is a rule that every bucket has already, got "housekeeping"; allowed: any other name/,
    ],
    [
      "a transition too early",
      rule(to("STANDARD_IA", 7)),
      /transitions\[0\]\.days: is too early for STANDARD_IA, got 7; allowed: 30 or more/,
    ],
    [
      "a transition too early after another one",
      rule(to("STANDARD_IA", 30), to("GLACIER", 40)),
      /transitions\[1\]\.days: is too early for GLACIER, got 40; allowed: 60 or more/,
    ],
    [
      "a transition to a warmer class",
      rule(to("GLACIER", 30), to("STANDARD_IA", 90)),
      /transitions\[1\]\.storageClass: cannot follow GLACIER, got "STANDARD_IA"; allowed: DEEP_ARCHIVE/,
    ],
    [
      "an origin with two wildcards",
      { "buckets.files.cors": [{ origins: ["*.*"], methods: ["GET"] }] },
      /cors\[0\]\.origins: has more than one wildcard, got "\*\.\*"; allowed: one \* at most/,
    ],
    [
      "a header with two wildcards",
      { "buckets.files.cors": [{ origins: ["*"], methods: ["GET"], headers: ["x-*-*"] }] },
      /cors\[0\]\.headers: has more than one wildcard, got "x-\*-\*"/,
    ],
    [
      "a user of RDS' own",
      { "database.username": "rdsadmin" },
      /database\.username: is not a master user, got "rdsadmin"; allowed: a name/,
    ],
    [
      "too little room to grow",
      { "database.maxStorageGib": 21 },
      /maxStorageGib: is too close to storageGib, got 21; allowed: 22 or more, or 20 for no growth/,
    ],
    [
      "too many replicas",
      { "database.readReplicas": ["aa", "bb", "cc", "dd", "ee", "ff"] },
      /readReplicas: has too many, got 6; allowed: at most 5/,
    ],
    ["a replica twice", { "database.readReplicas": ["aa", "aa"] }, /readReplicas\[1\]: is there twice, got "aa"/],
    [
      "a replica's name",
      { "database.readReplicas": ["a--a"] },
      /readReplicas\[0\]: is not a replica's name, got "a--a"; allowed: 2 to 12/,
    ],
    ["a log twice", { "database.logExports": ["upgrade", "upgrade"] }, /logExports\[1\]: is there twice, got "upgrade"/],
    [
      "a retention between those that there are",
      { "database.performanceInsights": { enabled: true, retentionDays: 730 } },
      /performanceInsights\.retentionDays: is not a retention, got 730; allowed: 7, 731, or a multiple of 31/,
    ],
    [
      "TLS in two places",
      { "database.parameters": { "rds.force_ssl": "0" } },
      /parameters\["rds\.force_ssl"\]: is set in two places; allowed: database\.forceTls alone/,
    ],
    [
      "a parameter of PostgreSQL",
      { "database.parameters": { "a-b": "1" } },
      /parameters\.a-b: is not a parameter, got "a-b"; allowed: lower-case/,
    ],
    [
      "a parameter of the cache",
      { "cache.parameters": { a_b: "1" } },
      /cache\.parameters\.a_b: is not a parameter, got "a_b"; allowed: lower-case/,
    ],
    // what later stacks are told
    [
      "more roles than a parameter holds",
      { "application.components": many((name) => [name, debtflow.components.beat]) },
      /\.application: makes the list of roles too long for one parameter, by which later stacks read it, got \d+; allowed: about 4096 characters of names and ARNs/,
    ],
    [
      "more secrets than a parameter holds",
      { "application.secrets": many((name) => [name, { source: "external", keys: ["a"] }]) },
      /\.application\.secrets: makes the list of secrets too long for one parameter, by which later stacks read it/,
    ],
    [
      "more databases than a parameter holds",
      { "database.additionalNames": Object.keys(many((name) => [name.replaceAll("-", "_"), ""])) },
      /\.database\.additionalNames: makes the list of databases too long for one parameter, by which later stacks read it/,
    ],
    [
      "more repositories than a parameter holds",
      { "application.images": many((name) => [name, { source: "built" }]) },
      /\.application\.images: makes the list of repositories too long for one parameter, by which later stacks read it/,
    ],
    [
      "more buckets than a parameter holds",
      { buckets: many((name) => [name, {}], 80) },
      /\.buckets: makes the list of buckets too long for one parameter, by which later stacks read it/,
    ],
    // secrets, tags and endpoints
    [
      "a key of a secret twice",
      keys({ source: "external", keys: ["a", "a"] }),
      /secrets\.django\.keys\[1\]: is there twice, got "a"/,
    ],
    [
      "a secret that is made of nothing",
      keys({ source: "generated", keys: {} }),
      /secrets\.django\.keys: is empty, got \{\}; allowed: one key or more/,
    ],
    [
      "a key that Terraform cannot name",
      keys({ source: "generated", keys: { "a.pem": { length: 32 } } }),
      /secrets\.django\.keys\["a\.pem"\]: is not a name for a generated key, got "a\.pem"; allowed: letters, digits, _ and -/,
    ],
    [
      "a tag key",
      { tags: { "a=b": "c" } },
      /tags\["a=b"\]: is not a tag key, got "a=b"; allowed: 1 to 128 characters, no = and comma/,
    ],
    [
      "a tag value",
      { tags: { a: "b, c" } },
      /tags\.a: is not a tag value, got "b, c"; allowed: at most 256 characters, no comma/,
    ],
    [
      "a gateway endpoint twice",
      { "network.endpoints.gateway": ["s3", "s3"] },
      /endpoints\.gateway\[1\]: is there twice, got "s3"/,
    ],
    [
      "an interface endpoint twice",
      { "network.endpoints.interface": ["sts", "sts"] },
      /endpoints\.interface\[1\]: is there twice, got "sts"/,
    ],
  ])("%s", (_, changes, message) => {
    expect(messageOf(changes)).toMatch(message);
  });

  it("tells a storage class that comes too early once", () => {
    expect(messageOf(rule(to("STANDARD_IA", 40), to("GLACIER", 30)))).toMatch(/^[^\n]*transitions: are not in order[^\n]*$/);
  });
});
