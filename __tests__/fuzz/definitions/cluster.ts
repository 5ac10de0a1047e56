import type { Dice } from "../dice";
import type { Place } from "./network";

export function someCluster(dice: Dice, { account, zones }: Place): object {
  const principals = () => dice.labels(3).map((name) => `arn:aws:iam::${account}:role/${name}`);
  const publicCidrs = dice.chance(20) ? ["203.0.113.0/24", "198.51.100.7/32"] : [];
  return {
    access: {
      admins: [`arn:aws:iam::${account}:role/engineers`],
      ...dice.optional({ deployers: principals(), readers: principals() }),
    },
    nodeGroups: Object.fromEntries(dice.labels(4, 1).map((name) => [name, someNodeGroup(dice, zones)])),
    endpoint:
      publicCidrs.length > 0
        ? { publicCidrs, path: "public-cidrs" }
        : {
            privateClients: dice.one<object>([
              { cidrs: ["10.250.0.0/16"] },
              { securityGroups: { runner: "sg-0123456789abcdef0" } },
            ]),
          },
    ...dice.optional({
      version: dice.one(["1.34", "1.35", "1.36"]),
      name: dice.label(),
      zones: dice.chance(95) ? zones : dice.some(zones),
      logRetentionDays: dice.logRetention(),
      logTypes: dice.some(["api", "audit", "authenticator", "controllerManager", "scheduler"]),
      secretsKey: dice.protection(),
      support: dice.one(["STANDARD", "EXTENDED", "unmanaged"]),
      authenticationMode: dice.one(["API", "API", "API_AND_CONFIG_MAP", "CONFIG_MAP"]),
      creatorIsAdmin: dice.exception(30),
      podRoles: dice.one(["irsa", "pod-identity"]),
      ...dice.optional({ formerPodRoles: dice.one(["irsa", "pod-identity"]) }, 10),
    }),
  };
}

function someNodeGroup(dice: Dice, zones: readonly string[]): object {
  const arm = dice.chance(25);
  const types = arm ? ["t4g.medium", "m7g.large", "c7gd.xlarge"] : ["t3.medium", "m6i.large", "c5.4xlarge", "m5.metal"];
  const min = dice.number(0, 5);
  const desired = min + dice.number(0, 5);
  const chosen = dice.some(zones);
  return {
    instanceTypes: [dice.oneOf(types, "t3.medium"), ...(dice.chance(20) ? [arm ? "m6g.large" : "m5.large"] : [])],
    nodes: { min, desired, max: Math.max(1, desired + dice.number(0, 10)) },
    ...(arm && { architecture: "arm64" }),
    ...dice.optional(
      {
        capacity: dice.one(["on-demand", "spot"]),
        diskGib: dice.number(20, 500),
        zones: chosen.length > 0 ? chosen : zones,
        labels: Object.fromEntries(dice.labels(3).map((key) => [someKey(dice, key), dice.label()])),
        taints: dice.labels(2).map((key) => ({
          key: someKey(dice, key),
          ...(dice.chance(50) && { value: dice.label() }),
          effect: dice.one(["PREFER_NO_SCHEDULE", "NO_SCHEDULE", "NO_EXECUTE"]),
        })),
        maxUnavailable: dice.number(1, 5),
        repair: dice.chance(50),
        adopted: dice.exception(),
      },
      20,
    ),
  };
}

const someKey = (dice: Dice, word: string) =>
  dice.chance(97)
    ? dice.one([word, `example.com/${word}`, `node.kubernetes.io/${word}`])
    : dice.one([`${word}/`, `kubernetes.io/${word}`, `${word} `, ""]);
