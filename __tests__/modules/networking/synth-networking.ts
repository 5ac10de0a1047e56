import { Networking, type NetworkingProps } from "../../../modules/networking";
import type { BaseStack } from "../../../stacks/base";
import { synthModule } from "../../support/synth-module";

export const zones = ["us-east-1a", "us-east-1b"];

/** A reference as the JSON has it. */
export const ref = (path: string) => `\${${path}}`;

const props = { name: "debtflow-staging", region: "us-east-1", cidr: "10.0.0.0/16", zones, natZones: ["us-east-1a"] } as const;

type Overrides = Partial<NetworkingProps> | ((stack: BaseStack) => Partial<NetworkingProps>);

/** The reference document's network with these changes, as JSON. */
export function synthNetworking(overrides: Overrides = {}): string {
  return synthModule((stack) => {
    new Networking(stack, "networking", { ...props, ...(typeof overrides === "function" ? overrides(stack) : overrides) });
  });
}

/** The same as an object. */
export function networkingWith(overrides: Partial<NetworkingProps> = {}): Networking {
  const built: Networking[] = [];
  synthModule((stack) => {
    built.push(new Networking(stack, "networking", { ...props, ...overrides }));
  });
  const [network] = built;
  if (network === undefined) {
    throw new Error("nothing was built");
  }
  return network;
}
