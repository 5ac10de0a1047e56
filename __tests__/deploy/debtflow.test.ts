import { staging } from "../support/debtflow/staging";
import { definitionWith } from "../support/definitions";
import { addressesOf } from "../support/resources";
import { Deployment, minutes } from "./deployment";
import { expectedGaps, gapsIn } from "./known-gaps";

const bootstrap = "debtflow-bootstrap";
const platform = "debtflow-staging-platform";

jest.setTimeout(20 * minutes);

let deployment: Deployment;

const hasRandom = process.env.SLIPWAY_TEST_RANDOM_PROVIDER === "yes";
const itWithRandom = hasRandom ? it : it.skip;

/**
 * Staging as it is, in the emulator's account, but that state and images may go with it, that the zone is made here, that pods get their roles
 * by Pod Identity, and that nobody is let in to the cluster's private API, for which the emulator makes no security group. Where the random
 * provider is not to be had, the cache asks for no token.
 */
const trial = { enabled: true, reason: "the emulator is thrown away with everything in it" };
const definition = definitionWith(
  {
    account: "000000000000",
    target: "emulator",
    "cluster.endpoint": {},
    "cluster.podRoles": "pod-identity",
    backend: { type: "s3", disposable: trial },
    registry: { type: "ecr", forceDelete: trial },
    "dns.zone": "new",
    ...(!hasRandom && {
      "cache.authentication": { type: "none", reason: "the token takes a provider that is not to be had here" },
    }),
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

  itWithRandom("keeps the cache's token in a secret of its own (skipped without the random provider)", async () => {
    expect(await deployment.resources(await deployment.open(platform))).toContain("random_password.cache_token");
    const { secret = [] } = await deployment.emulator.inventory();
    expect(secret).toContain("debtflow/staging/redis");
  });

  it("is destroyed to nothing", async () => {
    await (await deployment.open(platform)).destroy();
    await deployment.destroyBootstrap(bootstrap);
    expect(await deployment.emulator.inventory()).toEqual({});
  });
});
