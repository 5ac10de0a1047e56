import "./matchers";
import { Testing } from "../../lib/terraform";
import { BaseStack } from "../../stacks/base";
import { withoutOrigins } from "../../stacks/synthesize";

/** Synthesizes what `build` puts into a stack like the real ones (addresses, provider, validations) and returns its JSON. */
export function synthModule(build: (stack: BaseStack) => void): string {
  return withoutOrigins(() => {
    const stack = new BaseStack(Testing.app(), "test", {
      region: "us-east-1",
      account: "123456789012",
      backend: { type: "local", directory: ".state" },
      stateKey: "test",
    });
    build(stack);
    return Testing.synth(stack, true);
  });
}
