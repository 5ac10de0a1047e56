import { synthesizeInMemory } from "../fuzz/synthesize";
import { debtflow } from "../support/debtflow/application";
import { resources } from "../support/debtflow/common";
import { environmentWith } from "../support/environments";
import { messageOf } from "../support/messages";

const invalid = { "application.components.api.pot": 80 };
const named = (word: string, count: number) => Array.from({ length: count }, (_, at) => `${word}-${at}`);

describe("a name that is taken is told in the first run, also where its section is not valid", () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "a secret",
      { "application.secrets.redis": { source: "external", keys: ["a"] } },
      "secrets.redis: is a secret of the data stores",
    ],
    [
      "a workload",
      { "application.jobs.github-x": { image: "api", before: "rollout", uses: [] } },
      "github-x: has a name that roles",
    ],
    ["a namespace", { "application.namespace": "kube-system" }, "namespace: is a namespace of the cluster"],
    [
      "a volume",
      { "application.components.api.storage": { files: { path: "/data" } } },
      "storage.files: is a name that the chart gives",
    ],
    ["a variable", { "application.components.api.variables.POD_IP": "a" }, "POD_IP: is set to the pod's own address already"],
    ["a stage's variable", { "workloads.api.variables": { POD_IP: "a" } }, "POD_IP: is set to the pod's own address already"],
    ["a bucket", { "buckets.logs": {}, "buckets.files.versoning": 1 }, "buckets.logs: is the bucket of the others' access logs"],
    ["a tag", { tags: { "aws:x": "a", b: 1 } }, 'tags["aws:x"]: is a tag that is set already'],
  ])("%s", (_, changes, told) => {
    expect(messageOf({ ...changes, ...invalid })).toContain(told);
    expect(messageOf({ ...changes, ...invalid })).toContain("components.api.pot: is not a setting");
  });
});

describe("what only the synthesis or Helm told is told at load", () => {
  it.each(["files", "registry"])("a workload named as the chart names the %s of another", (end) => {
    expect(
      messageOf({ [`application.components.api-${end}`]: debtflow.components.beat, [`workloads.api-${end}`]: resources.beat }),
    ).toBe(
      `debtflow-production.application.components.api-${end}: has a name that objects of api have, got "api-${end}"; allowed: any other name`,
    );
  });

  it("a file's path that the chart refuses", () => {
    expect(messageOf({ "application.components.api.files": { "/etc/..a": "x" } })).toContain("is not a file's path");
  });

  it("a tag of an image that is too long", () => {
    const reference = `postgres:${"1".repeat(129)}`;
    expect(messageOf({ "application.images.frontend": { source: "public", reference } })).toContain("is not a pinned image");
  });

  it("two contacts that Terraform's names cannot tell apart", () => {
    const alarms = { critical: ["on.call@example.com", "on-call@example.com"] };
    expect(messageOf({ alarms, "addons.monitoring": {} })).toBe(
      'debtflow-production.alarms.critical[1]: differs from on.call@example.com only in characters that Terraform\'s names do not have, got "on-call@example.com"; allowed: one of the two, or another address',
    );
  });

  it("a pod that is larger than every node", () => {
    expect(messageOf({ "workloads.worker.requests.cpu": "3", "workloads.worker.limits.cpu": "4" })).toContain(
      'workloads.worker.requests: fits on no node of nodes, where it may run, got "3000m of CPU"; allowed: at most 1940m of CPU',
    );
  });

  it("refs and users that no trust policy has room for", () => {
    expect(messageOf({ "pipeline.refs": named("refs/heads/a-branch-with-a-long-name", 50) })).toMatch(
      /pipeline\.refs: make the trust policy of one role too long, got \d+; allowed: at most 2048 characters/,
    );
    const principals = named("arn:aws:iam::123456789012:user/somebody", 50);
    expect(messageOf({ "cluster.access.readers": principals })).toMatch(
      /cluster\.access\.readers: make the trust policy of one role too long, got \d+; allowed: at most 2048 characters/,
    );
  });
});

describe("policies that are too long for a role", () => {
  const using = (count: number, key: boolean) => ({
    buckets: { files: {}, ...Object.fromEntries(named("b", count).map((name) => [name, { customerKey: key }])) },
    "application.components.beat.uses": named("b", count).map((bucket) => ({ kind: "bucket", bucket, access: "read-write" })),
  });

  it("are refused at load", () => {
    expect(messageOf(using(40, false))).toMatch(
      /components\.beat\.uses: make the policies of one role too long, got \d+; allowed: at most 10240 characters, as IAM counts them: fewer uses/,
    );
  });

  it.each([false, true])("are refused at load whenever the synthesis would refuse them (customer managed key: %s)", (key) => {
    const counts = Array.from({ length: 12 }, (_, at) => 16 + at);
    const taken = counts.filter((count) => !messageOf(using(count, key)).includes("too long"));
    const most = Math.max(...taken);
    expect(most).toBeGreaterThan(Math.min(...counts));
    expect(most).toBeLessThan(Math.max(...counts));
    expect(() => synthesizeInMemory([environmentWith(using(most, key))])).not.toThrow();
  });
});
