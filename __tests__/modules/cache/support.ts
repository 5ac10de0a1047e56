import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { Cache, type CacheEngine, type CacheProps } from "../../../modules/cache";
import type { BaseStack } from "../../../stacks/base";
import { resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

type Overrides = Partial<CacheProps> | ((stack: BaseStack) => Partial<CacheProps>);
type UseOf = (cache: Cache, stack: BaseStack) => void;

/** DebtFlow's production, without the way that clients prove who they are. */
function debtflow(stack: BaseStack): CacheProps {
  return {
    name: "debtflow-production",
    description: "DebtFlow Redis cluster (production)",
    subnets: ["a", "b"].map((zone) => new Subnet(stack, `private-${zone}`, { vpcId: "vpc-1" })),
    securityGroups: [new SecurityGroup(stack, "cache-group", { vpcId: "vpc-1" })],
    engineVersion: "7.0",
    nodeType: "cache.t3.micro",
    nodes: 2,
    parameters: { "maxmemory-policy": "noeviction" },
  };
}

/** A stack with the cache of DebtFlow's production: with a token, and so with the random provider. */
export function synthCache(overrides: Overrides = {}, use?: UseOf): string {
  return synthModule((stack) => {
    new RandomProvider(stack, "random");
    const given = typeof overrides === "function" ? overrides(stack) : overrides;
    const secret = { name: "debtflow/production/cache" };
    const cache = new Cache(stack, "cache", { ...debtflow(stack), secret, ...given });
    use?.(cache, stack);
  });
}

/** The same without a token: with the AWS provider only. */
export function synthTokenless(authentication: "iam" | "none", overrides: Overrides = {}, use?: UseOf): string {
  return synthModule((stack) => {
    const given = typeof overrides === "function" ? overrides(stack) : overrides;
    const cache = new Cache(stack, "cache", { ...debtflow(stack), authentication, ...given });
    use?.(cache, stack);
  });
}

/** A cache that says no more than it has to. */
export function synthSmallest(engine: CacheEngine): string {
  return synthModule((stack) => {
    const { subnets, securityGroups } = debtflow(stack);
    const props = { name: "shop", subnets, securityGroups, nodeType: "cache.t3.micro", nodes: 1 };
    new Cache(stack, "cache", { ...props, engine, authentication: "none" });
  });
}

export const groupOf = (json: string) => resourceAt(json, "aws_elasticache_replication_group.cache_group");

/** An expression as it stands in the synthesized file. */
export const reference = (expression: string) => `\${${expression}}`;
