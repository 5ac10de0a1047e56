import { cidrText, parseCidr, subnetOf } from "../../../lib/cidr";
import type { Tier } from "../../../lib/subnets";
import type { Dice } from "../dice";

/** Where an environment is. */
export interface Place {
  readonly region: string;
  readonly account: string;
  readonly zones: readonly string[];
}

export function somePlace(dice: Dice): Place {
  const region = dice.one(["us-east-1", "eu-central-1", "ap-southeast-2", "sa-east-1"]);
  const letters = dice.some(["a", "b", "c", "d", "e", "f"]);
  const enough = letters.length < 2 && dice.chance(98) ? ["a", "b"] : letters;
  return {
    region,
    account: dice.one(["123456789012", "000000000000", "999999999999"]),
    zones: enough.map((letter) => `${region}${letter}`),
  };
}

/** A network whose subnets mostly fit. */
export function someNetwork(dice: Dice, { zones }: Place) {
  const prefix = dice.one([16, 16, 17, 17, 18, 19, 20, 24]);
  const base = dice.one(["10.0.0.0", "10.20.0.0", "172.16.0.0", "192.168.0.0", "100.64.0.0"]);
  const cidr = `${base}/${prefix}`;
  const mostBits = Math.min(12, 28 - prefix);
  const chosen = dice.some(zones);
  const isExplicit = prefix === 24 || dice.chance(25);
  // Small subnets are mostly too small.
  const bits = dice.chance(80) ? Math.min(5, mostBits) : dice.number(Math.min(5, mostBits), Math.max(5, mostBits));
  return {
    cidr,
    zones,
    ...((!isExplicit || dice.chance(2)) && { subnetBits: dice.chance(98) ? bits : dice.number(4, 13) }),
    ...(isExplicit && { subnets: explicitSubnets(dice, cidr, zones) }),
    ...dice.optional({
      natZones: chosen.length > 0 || dice.chance(5) ? chosen : zones,
      endpoints: dice.optional({
        gateway: dice.some(["s3", "dynamodb"]),
        interface: dice.some([
          "ec2",
          "ecr.api",
          "ecr.dkr",
          "eks",
          "eks-auth",
          "kms",
          "logs",
          "secretsmanager",
          "sqs",
          "ssm",
          "sts",
        ]),
      }),
      flowLogs: dice.chance(50)
        ? dice.protection()
        : { enabled: true, retentionDays: dice.logRetention(), traffic: "REJECT", aggregationSeconds: 60 },
      networkAcls: dice.chance(50),
      publicIpOnLaunch: dice.exception(),
    }),
  };
}

/** Blocks of a place of their own; now and then two that overlap, a zone without one, or one that is left to be computed. */
function explicitSubnets(dice: Dice, cidr: string, zones: readonly string[]): Partial<Record<Tier, unknown>> {
  const block = parseCidr(cidr);
  const bits = Math.min(28 - block.prefix, 5);
  let next = -1;
  const tier = (members: readonly string[]) =>
    Object.fromEntries(
      members.map((zone) => {
        next += dice.chance(99) ? 1 : 0;
        return [zone, cidrText(subnetOf(block, bits, Math.max(next, 0) % 2 ** bits))];
      }),
    );
  const computed = dice.chance(5) ? dice.one(["public", "private"]) : undefined;
  const all = {
    public: tier(dice.chance(98) ? zones : dice.some(zones)),
    private: tier(zones),
    ...(dice.chance(50) && { database: dice.chance(5) ? "computed" : tier(dice.chance(95) ? zones : dice.some(zones)) }),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== computed));
}
