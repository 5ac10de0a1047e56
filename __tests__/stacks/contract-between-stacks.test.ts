import { database } from "../../application/uses";
import type { Environment } from "../../environments/schema";
import { addStacks } from "../../stacks";
import { contractPath } from "../../stacks/contract";
import { parametersOf } from "../support/contracts";
import { debtflowEnvironments } from "../support/debtflow";
import { environmentWith } from "../support/environments";
import { listedEnvironments } from "../support/listed";
import { factAt, type Inputs, readsOf } from "../support/release-values";
import { synthStacks } from "../support/synth-stacks";

interface Stacks {
  readonly environment: Environment;
  readonly platform: string;
  /** Add-ons and application. */
  readonly later: readonly string[];
}

function stacksOf(environments: readonly Environment[]): Stacks[] {
  const { stacks } = synthStacks((app) => addStacks(app, environments));
  const stackOf = (id: string, layer: string) => stacks[`${id}-${layer}`] ?? "";
  return environments.map((environment) => ({
    environment,
    platform: stackOf(environment.id, "platform"),
    later: [stackOf(environment.id, "addons"), stackOf(environment.id, "application")],
  }));
}

const argo = { system: "argo", delivery: "argocd", "addons.argoCd": { repository: "https://example.com/r", path: "c" } };
const replicated = {
  system: "replicated",
  "database.readReplicas": ["reporting"],
  "application.components.frontend.uses": [database("debtflow", { replica: "reporting" })],
  "application.components.frontend.variables": {
    READS: { from: "database", database: "debtflow", part: "host", replica: "reporting" },
  },
};
const fixtures = stacksOf([...debtflowEnvironments, environmentWith(argo), environmentWith(replicated)]);
const all = [
  ...fixtures.map((stacks) => ["a fixture", stacks] as const),
  ...stacksOf(listedEnvironments).map((stacks) => ["as listed", stacks] as const),
];

/** What may be read by none of these stacks, and who reads it. */
const readElsewhere: Readonly<Record<string, string>> = {
  "network.publicSubnetIds": "load balancers find subnets by their tags",
  "network.privateSubnetIds": "load balancers find subnets by their tags",
  "cluster.oidcProviderArn": "roles that other stacks of yours bind to service accounts",
  "cluster.securityGroupId": "data stores that other stacks of yours open to pods",
  "storage.bucketArns": "policies of other stacks of yours; names of buckets follow from the environment",
  "dns.zoneIds": "records of other stacks of yours",
};

describe.each(all.map(([what, stacks]) => [`${stacks.environment.id}, ${what}`, stacks] as const))("%s", (_, stacks) => {
  const { environment, platform, later } = stacks;
  const inputs: Inputs = { parameters: parametersOf(platform) };
  const reads = later.flatMap(readsOf);

  it("reads nothing that its platform does not write, by the same parameter and the same keys", () => {
    expect(reads).not.toEqual([]);
    for (const read of reads) {
      expect([read, factAt(inputs, read)]).toEqual([read, expect.stringMatching(/./)]);
    }
  });

  it("has no parameter that is asked for as a whole, and none of another environment", () => {
    for (const json of later) {
      const parameters: readonly { name: string }[] = Object.values(JSON.parse(json).data?.aws_ssm_parameter ?? {});
      for (const { name } of parameters) {
        expect(name).toMatch(new RegExp(`^${contractPath(environment)}/[a-z]+$`));
      }
      expect(json.split(".insecure_value").length - 1).toBe(readsOf(json).length);
    }
  });
});

it("leaves nothing unread but what is listed here", () => {
  const written = fixtures.flatMap(({ environment, platform }) =>
    Object.entries(parametersOf(platform)).flatMap(([parameter, section]) =>
      Object.keys(section).map((key) => `${parameter.replace(`${contractPath(environment)}/`, "")}.${key}`),
    ),
  );
  const read = fixtures.flatMap(({ environment, later }) =>
    later.flatMap(readsOf).map(({ parameter, path }) => `${parameter.replace(`${contractPath(environment)}/`, "")}.${path[0]}`),
  );
  const unread = [...new Set(written)].filter((fact) => !read.includes(fact));
  expect(unread.filter((fact) => !(fact in readElsewhere))).toEqual([]);
  expect(Object.keys(readElsewhere).filter((fact) => !written.includes(fact))).toEqual([]);
});
