import { existsSync } from "node:fs";
import { local } from "../../environments/local";
import type { TerraformError } from "../../tools/terraform/errors";
import { definitionWith } from "../support/definitions";
import { addressesOf } from "../support/resources";
import { Deployment, minutes } from "./deployment";
import { expectedGaps, gapsIn } from "./known-gaps";

const bootstrap = "local-bootstrap";
const platform = "local-platform";

jest.setTimeout(15 * minutes);

/** What stands in for a NAT gateway, and nobody who needs the internet. */
const endpoints = ["ec2", "ecr.api", "ecr.dkr", "sts", "secretsmanager", "eks-auth"];
const withoutInternet = Object.fromEntries(
  Object.entries(local.application.components).map(([name, { uses }]) => [
    `application.components.${name}.uses`,
    uses.filter(({ kind }) => kind !== "internet"),
  ]),
);

let deployment: Deployment;

beforeAll(async () => {
  deployment = await Deployment.start("lifecycle");
  deployment.synthesize(local);
}, 10 * minutes);

afterAll(() => deployment?.stop());

/** The bootstrap stack as it lies in its own bucket: what a colleague with an empty machine finds. */
async function bootstrapInBucket() {
  const terraform = await deployment.open(bootstrap);
  await terraform.init({ reconfigure: true });
  return terraform;
}

// Each test goes on where the one before it ended: one deployment, from nothing to nothing.
describe("the local environment on the emulator", () => {
  it("starts with a bootstrap whose state moves into the bucket that it made", async () => {
    await deployment.applyBootstrap(bootstrap);

    expect(existsSync(deployment.localState(bootstrap))).toBe(false);
    const terraform = await bootstrapInBucket();
    expect(await deployment.resources(terraform)).toEqual(addressesOf(deployment.json(bootstrap)));
    expect(await deployment.plannedChanges(terraform)).toEqual([]);
  });

  it("changes nothing when bootstrap runs again, on a machine that never saw its local state", async () => {
    const stateOf = async () => JSON.parse(await (await bootstrapInBucket()).statePull());
    const before = { lineage: (await stateOf()).lineage, inventory: await deployment.emulator.inventory() };
    await deployment.applyBootstrap(bootstrap);

    expect({ lineage: (await stateOf()).lineage, inventory: await deployment.emulator.inventory() }).toEqual(before);
  });

  it("applies its platform against that bucket and lock table, and needs no second apply", async () => {
    const terraform = await deployment.apply(platform);

    expect(await deployment.resources(terraform)).toEqual(addressesOf(deployment.json(platform)));
    expect(gapsIn(await deployment.plannedChanges(terraform))).toEqual(expectedGaps("local"));
  });

  it.each([
    ["another zone", { "network.zones": ["us-east-1a", "us-east-1b", "us-east-1d"] }],
    [
      "another zone in the middle, and NAT in every zone",
      { "network.zones": ["us-east-1b", "us-east-1c", "us-east-1a"], "network.natZones": undefined },
    ],
    ["NAT in another zone", { "network.natZones": ["us-east-1b"] }],
    ["no NAT at all", { "network.natZones": [], "network.endpoints.interface": endpoints, ...withoutInternet }],
  ])("would replace no subnet for %s", async (_, changes) => {
    deployment.synthesize(definitionWith(changes, local));
    try {
      const planned = await deployment.plannedChanges(await deployment.open(platform));
      expect(planned.length).toBeGreaterThan(0);
      const touched = planned.filter(({ actions }) => actions.includes("delete") || actions.includes("update"));
      expect(
        touched.filter(({ type }) => ["aws_vpc", "aws_subnet", "aws_route_table", "aws_route_table_association"].includes(type)),
      ).toEqual([]);
    } finally {
      deployment.synthesize(local);
    }
  });

  it("refuses credentials of another account before anything is read", async () => {
    const terraform = await deployment.open(platform, { copy: "wrong-account", account: "111111111111" });
    const refused = await terraform.init({ reconfigure: true }).then(
      () =>
        terraform.plan().then(
          () => undefined,
          (error: TerraformError) => error,
        ),
      (error: TerraformError) => error,
    );
    expect(refused?.kind).toBe("wrong account");
  });

  it("lets one of ten applies at once through, tells nine who holds the lock, and loses nothing", async () => {
    deployment.synthesize(definitionWith({ "buckets.files.noncurrentVersionDays": 30 }, local));
    const ten = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const terraform = await deployment.open(platform, { copy: `ten/${index}` });
        await terraform.init({ reconfigure: true });
        return terraform;
      }),
    );
    const results = await Promise.all(
      ten.map((terraform) =>
        terraform.apply().then(
          () => "applied",
          (error: TerraformError) => (error.kind === "locked" ? error.kind : error.message),
        ),
      ),
    );
    expect(results.toSorted()).toEqual(["applied", ...Array.from({ length: 9 }, () => "locked")]);

    const terraform = await deployment.open(platform);
    expect(await deployment.resources(terraform)).toEqual(addressesOf(deployment.json(platform)));
    expect(gapsIn(await deployment.plannedChanges(terraform))).toEqual(expectedGaps("local"));
  });

  it("is destroyed to nothing", async () => {
    await (await deployment.open(platform)).destroy();
    await deployment.destroyBootstrap(bootstrap);

    expect(await deployment.emulator.inventory()).toEqual({});
  });
});
