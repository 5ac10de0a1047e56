import { statementsOf } from "../../../application/permissions";
import { bucket, cache, component, database, internet, secret } from "../../../application/uses";
import { networkOf } from "../../../application/values/network";
import { workloadsOf } from "../../../application/workloads";
import type { Environment } from "../../../environments/schema";
import { explained, type UseExplained, type WorkloadExplained } from "../../../tools/slipway/explain/explanation";
import { Platform } from "../../../tools/slipway/explain/platform";
import { workloadText } from "../../../tools/slipway/explain/text";
import { staging } from "../../support/debtflow/staging";
import { environmentWith } from "../../support/environments";

function workload(environment: Environment, name: string): WorkloadExplained {
  const found = explained(environment).find((one) => one.name === name);
  if (found === undefined) {
    throw new Error(`no workload ${name}`);
  }
  return found;
}

function useOf(explanation: WorkloadExplained, kind: UseExplained["use"]["kind"]): UseExplained {
  const found = explanation.uses.find(({ use }) => use.kind === kind);
  if (found === undefined) {
    throw new Error(`no use ${kind}`);
  }
  return found;
}

const api = (uses: readonly unknown[], changes: Readonly<Record<string, unknown>> = {}): Environment =>
  environmentWith({ "application.components.api.uses": uses, ...changes }, staging);

describe("explained", () => {
  const environment = environmentWith({}, staging);
  const all = explained(environment);

  it("has every component, job and cron job with its account and role", () => {
    expect(all.map(({ name, kind, serviceAccount, role }) => [kind, name, serviceAccount, role])).toEqual(
      workloadsOf(environment.application).map(({ kind, name, uses }) => [
        kind,
        name,
        `debtflow/debtflow-${name}`,
        uses.length > 0 ? `debtflow-staging-${name}` : undefined,
      ]),
    );
  });

  it("gives the uses together the rights and ways out of the workload, and no others", () => {
    const platform = Platform.of(environment);
    for (const { name, uses } of all) {
      const whole = workloadsOf(environment.application).find((one) => one.name === name);
      const rights = uses.flatMap(({ statements }) => statements);
      const expected = statementsOf(whole?.uses ?? [], platform.grants);
      expect(pairs(rights)).toEqual(
        pairs(expected.map((one) => ({ ...one, resources: one.resources.map((arn) => platform.readable(arn)) }))),
      );
      const ways = uses.flatMap(({ egress }) => egress);
      expect(new Set(ways.map((way) => JSON.stringify(way)))).toEqual(
        new Set((whole && networkOf(whole, environment).egress)?.map((way) => JSON.stringify(way))),
      );
    }
  });

  it("tells what a use of a database brings", () => {
    expect(useOf(workload(environment, "beat"), "database")).toEqual({
      use: database("debtflow"),
      statements: [expect.objectContaining({ sid: "ReadSecrets", resources: ["debtflow/staging/database"] })],
      secrets: [{ name: "debtflow/staging/database", keys: ["password"] }],
      variables: ["host", "port", "name", "user", "password"].map((part) => ({
        name: `DATABASE_${part.toUpperCase()}`,
        from: `${part} of the database debtflow`,
        statedBy: "image",
      })),
      files: [],
      egress: [
        { cidrs: ["10.0.10.0/24", "10.0.11.0/24"], ports: [5432] },
        { cidrs: ["0.0.0.0/0"], except: ["10.0.0.0/16", "169.254.0.0/16", "10.100.0.0/16", "172.20.0.0/16"], ports: [443] },
      ],
      ingress: [],
      securityGroupRules: [{ group: "debtflow-staging-db", description: "From the cluster", port: 5432 }],
    });
  });

  it("tells keys of secrets that reach the pods, in variables and in files, and never what is in them", () => {
    const files = {
      "/etc/stripe": { from: "secret", secret: "stripe", key: "webhook_secret" },
      "/etc/plain": "a-text-of-a-file",
    };
    const found = workload(api([secret("stripe")], { "application.components.api.files": files }), "api");
    expect(useOf(found, "secret")).toMatchObject({
      secrets: [{ name: "debtflow/staging/stripe", keys: ["api_key", "webhook_secret"] }],
      files: [{ name: "/etc/stripe", from: "key webhook_secret of the secret stripe", statedBy: "workload" }],
    });
    expect(found.files).toEqual([{ name: "/etc/plain", from: "a text", statedBy: "workload" }]);
    expect(JSON.stringify(all.concat(found))).not.toMatch(/a-text-of-a-file|config\.settings\.production|sftp\.example\.com/);
  });

  it("names who states a variable last", () => {
    const changes = {
      "application.components.api.variables": { SFTP_HOST: "own.example.com" },
      "workloads.api.variables": { SFTP_PORT: "2222" },
    };
    const { variables } = workload(api([], changes), "api");
    expect(Object.fromEntries(variables.map(({ name, statedBy }) => [name, statedBy]))).toMatchObject({
      SFTP_HOST: "workload",
      SFTP_PORT: "stage",
      SFTP_USER: "image",
    });
  });

  it("tells a text around values of two uses with both", () => {
    const text = {
      from: "template",
      text: "{host}/{bucket}",
      values: { host: { from: "database", database: "debtflow", part: "host" }, bucket: { from: "bucket", bucket: "files" } },
    };
    const found = workload(
      api([database("debtflow"), bucket("files", "read")], { "application.components.api.variables": { BOTH: text } }),
      "api",
    );
    const both = {
      name: "BOTH",
      from: "a text around host of the database debtflow, name of the bucket files",
      statedBy: "workload",
    };
    expect(useOf(found, "database").variables).toContainEqual(both);
    expect(useOf(found, "bucket").variables).toContainEqual(both);
    expect(found.variables).not.toContainEqual(both);
  });

  it("tells both ends of a use of a component", () => {
    const changed = environmentWith({ "application.components.frontend.uses": [component("api")] }, staging);
    expect(useOf(workload(changed, "frontend"), "component")).toMatchObject({
      statements: [],
      egress: [{ component: "api", ports: [8000] }],
      ingress: [{ into: "api", workload: "frontend", ports: [8000] }],
    });
  });

  it("names customer managed keys by their aliases", () => {
    const found = workload(api([bucket("files", "write")], { "buckets.files.customerKey": true }), "api");
    expect(useOf(found, "bucket").statements).toContainEqual({
      sid: "EncryptObjects",
      actions: ["kms:GenerateDataKey"],
      resources: ["alias/debtflow-staging-storage"],
    });
  });

  it("tells the rules of interface endpoints where AWS is called through them", () => {
    const found = workload(api([cache], { "network.endpoints.interface": ["sts", "secretsmanager"] }), "api");
    const { egress, securityGroupRules } = useOf(found, "cache");
    expect(egress).toContainEqual({ cidrs: ["10.0.10.0/24", "10.0.11.0/24"], ports: [443] });
    expect(securityGroupRules.map(({ group, port, cidr }) => [group, port, cidr])).toEqual([
      ["debtflow-staging-endpoints", 443, "10.0.10.0/24"],
      ["debtflow-staging-endpoints", 443, "10.0.11.0/24"],
      ["debtflow-staging-cache", 6379, undefined],
    ]);
  });

  it("opens no security group of ours to what goes out of the VPC", () => {
    const found = workload(api([internet(443, 5432)]), "api");
    expect(useOf(found, "internet").securityGroupRules).toEqual([]);
    expect(found.role).toBeUndefined();
  });

  it("explains credentials of a registry, which no file mentions", () => {
    const changes = {
      "application.secrets.registry": { source: "external", keys: ["username", "password"] },
      registry: { type: "external", prefix: "ghcr.io/acme", pullSecret: "registry" },
      pipeline: undefined,
    };
    expect(useOf(workload(api([], changes), "api"), "pull-secret").secrets).toEqual([
      { name: "debtflow/staging/registry", keys: ["username", "password"] },
    ]);
  });
});

describe("workloadText", () => {
  it("reads in 80 columns", () => {
    const lines = explained(environmentWith({}, staging)).flatMap(workloadText);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it("tells a use after the other, what follows below", () => {
    expect(workloadText(workload(api([bucket("files", "read")]), "api")).slice(-6)).toEqual([
      "  uses bucket files, read",
      "    may       s3:ListBucket on debtflow-files-staging",
      "    may       s3:GetObject on debtflow-files-staging/*",
      "    variable  AWS_STORAGE_BUCKET_NAME: name of the bucket files (image)",
      "    out       TCP 443 to 0.0.0.0/0 except 10.0.0.0/16, 169.254.0.0/16,",
      "              10.100.0.0/16, 172.20.0.0/16",
    ]);
  });
});

/** Each right once: an action on a resource. */
function pairs(statements: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[]): string[] {
  const all = statements.flatMap(({ actions, resources }) =>
    actions.flatMap((action) => resources.map((resource) => `${action} ${resource}`)),
  );
  return [...new Set(all)].sort();
}
