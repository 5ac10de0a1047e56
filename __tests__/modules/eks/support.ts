import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Cluster, type ClusterProps, type NodeGroupProps } from "../../../modules/eks";
import type { BaseStack } from "../../../stacks/base";
import { addressesOf, resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

export const subnetsIn = (stack: BaseStack, ...zones: string[]) =>
  zones.map((zone) => new Subnet(stack, `private-${zone}`, { vpcId: "vpc-1", availabilityZone: `us-east-1${zone}` }));

export const nodes: NodeGroupProps = { instanceTypes: ["t3.medium"], nodes: { min: 2, desired: 3, max: 5 } };

type Overrides = Partial<ClusterProps> | ((stack: BaseStack) => Partial<ClusterProps>);

/** A cluster as DebtFlow has it, but for what is overridden; `use` gets it before synthesis. */
export function synthCluster(overrides: Overrides = {}, use: (cluster: Cluster, stack: BaseStack) => void = () => {}): string {
  return synthModule((stack) => {
    const given = typeof overrides === "function" ? overrides(stack) : overrides;
    const cluster = new Cluster(stack, "eks", {
      name: "debtflow-staging",
      account: "123456789012",
      version: "1.35",
      subnets: given.subnets ?? subnetsIn(stack, "a", "b"),
      nodeGroups: { nodes },
      ...given,
    });
    use(cluster, stack);
  });
}

/** The same with one node group that is overridden. */
export const synthNodeGroup = (overrides: Partial<NodeGroupProps> = {}, others: Partial<ClusterProps> = {}) =>
  synthCluster({ nodeGroups: { nodes: { ...nodes, ...overrides } }, ...others });

/** A reference as Terraform writes it. */
export const ref = (expression: string) => `\${${expression}}`;

/** What JSON text in an argument says. */
export const parsed = (text: unknown) => JSON.parse(String(text));

/** Every address that must be there before the one at `address` is created, near or far. */
export function predecessorsOf(json: string, address: string): Set<string> {
  const addresses = addressesOf(json);
  const seen = new Set<string>();
  const visit = (at: string) => {
    const body = JSON.stringify(resourceAt(json, at));
    for (const other of addresses) {
      const named = body.includes(`"${other}"`) || body.includes(`{${other}.`) || body.includes(`(${other}.`);
      if (other !== at && named && !seen.has(other)) {
        seen.add(other);
        visit(other);
      }
    }
  };
  visit(address);
  return seen;
}
