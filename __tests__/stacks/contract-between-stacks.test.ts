import { loadEnvironments } from "../../environments";
import { addStacks } from "../../stacks";
import { contractPath } from "../../stacks/contract";
import { parametersOf } from "../support/contracts";
import { environmentWith } from "../support/environments";
import { factAt, type Inputs, readsOf } from "../support/release-values";
import { synthStacks } from "../support/synth-stacks";

const environments = [
  ...loadEnvironments(""),
  environmentWith({ system: "argo", delivery: "argocd", "addons.argoCd": { repository: "https://example.com/r", path: "c" } }),
];
const { stacks } = synthStacks((app) => addStacks(app, environments));
const stackOf = (id: string, layer: string) => stacks[`${id}-${layer}`] ?? "";

/** What may be read by none of these stacks, and who reads it. */
const readElsewhere: Readonly<Record<string, string>> = {
  "network.publicSubnetIds": "load balancers find subnets by their tags",
  "network.privateSubnetIds": "load balancers find subnets by their tags",
  "cluster.oidcProviderArn": "roles that other stacks of yours bind to service accounts",
  "cluster.securityGroupId": "data stores that other stacks of yours open to pods",
  "storage.bucketArns": "policies of other stacks of yours; names of buckets follow from the environment",
  "dns.zoneIds": "records of other stacks of yours",
};

describe.each(environments.map((environment) => [environment.id, environment] as const))("%s", (id, environment) => {
  const inputs: Inputs = { parameters: parametersOf(stackOf(id, "platform")) };
  const reads = ["addons", "application"].flatMap((layer) => readsOf(stackOf(id, layer)));

  it("reads nothing that its platform does not write, by the same parameter and the same keys", () => {
    expect(reads.length).toBeGreaterThan(10);
    for (const read of reads) {
      expect([read, factAt(inputs, read)]).toEqual([read, expect.stringMatching(/./)]);
    }
  });

  it("has no parameter that is asked for as a whole, and none of another environment", () => {
    for (const layer of ["addons", "application"]) {
      const json = stackOf(id, layer);
      const parameters: readonly { name: string }[] = Object.values(JSON.parse(json).data?.aws_ssm_parameter ?? {});
      for (const { name } of parameters) {
        expect(name).toMatch(new RegExp(`^${contractPath(environment)}/[a-z]+$`));
      }
      expect(json.split(".insecure_value").length - 1).toBe(readsOf(json).length);
    }
  });
});

it("leaves nothing unread but what is listed here", () => {
  const written = environments.flatMap((environment) =>
    Object.entries(parametersOf(stackOf(environment.id, "platform"))).flatMap(([parameter, section]) =>
      Object.keys(section).map((key) => `${parameter.replace(`${contractPath(environment)}/`, "")}.${key}`),
    ),
  );
  const read = environments.flatMap((environment) =>
    ["addons", "application"]
      .flatMap((layer) => readsOf(stackOf(environment.id, layer)))
      .map(({ parameter, path }) => `${parameter.replace(`${contractPath(environment)}/`, "")}.${path[0]}`),
  );
  const unread = [...new Set(written)].filter((fact) => !read.includes(fact));
  expect(unread.filter((fact) => !(fact in readElsewhere))).toEqual([]);
  expect(Object.keys(readElsewhere).filter((fact) => !written.includes(fact))).toEqual([]);
});
