import { staging } from "../../environments/debtflow/staging";
import { definitionWith } from "../support/definitions";
import { addressesOf } from "../support/resources";
import { Deployment } from "./deployment";
import { expectedGaps, gapsIn } from "./known-gaps";

const bootstrap = "debtflow-bootstrap";
const platform = "debtflow-staging-platform";

const minutes = 60_000;
jest.setTimeout(20 * minutes);

let deployment: Deployment;

/**
 * Staging as it is, in the emulator's account, but for three things: state and images may go with it, the zone is made here, and the cache asks
 * for no token, which takes the random provider that a machine without a registry does not have.
 */
const trial = { enabled: true, reason: "the emulator is thrown away with everything in it" };
const definition = definitionWith(
  {
    account: "000000000000",
    backend: { type: "s3", disposable: trial },
    registry: { type: "ecr", forceDelete: trial },
    "cache.authentication": {
      type: "none",
      reason: "the token takes a provider from the registry, and the emulator breaks on IAM users",
    },
    "dns.zone": "new",
  },
  staging,
);

beforeAll(async () => {
  deployment = await Deployment.start("debtflow");
  deployment.synthesize(definition);
  await deployment.applyBootstrap(bootstrap);
}, 10 * minutes);

afterAll(() => deployment?.stop());

describe("DebtFlow's staging on the emulator", () => {
  it("applies, hardened node groups, flow logs and pipeline included", async () => {
    const terraform = await deployment.apply(platform);
    expect(await deployment.resources(terraform)).toEqual(addressesOf(deployment.json(platform)));
  });

  it("shows in a second plan only what the emulator forgets", async () => {
    const terraform = await deployment.open(platform);
    expect(gapsIn(await deployment.plannedChanges(terraform))).toEqual(expectedGaps("debtflow-staging"));
  });

  it("is destroyed to nothing", async () => {
    await (await deployment.open(platform)).destroy();
    await deployment.destroyBootstrap(bootstrap);
    expect(await deployment.emulator.inventory()).toEqual({});
  });
});
