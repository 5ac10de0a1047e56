import type { Environment } from "../../environments/schema";
import { App, type TerraformStack } from "../../lib/terraform";
import { addStacks } from "../../stacks";
import { withoutOrigins } from "../../stacks/synthesize";

/** A stack as Terraform reads it. */
export type Stack = Readonly<Record<string, unknown>> & {
  readonly provider: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** None in a stack that only reads. */
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
};

/** Every stack of the environments, by id: what a synthesis does but for the writing. */
export function synthesizeInMemory(environments: readonly Environment[]): Readonly<Record<string, Stack>> {
  return withoutOrigins(() => {
    const app = new App({ outdir: "never-written", skipValidation: false });
    addStacks(app, environments);
    const stacks = app.node.children as TerraformStack[];
    for (const stack of stacks) {
      stack.prepareStack();
      stack.runAllValidations();
    }
    return Object.fromEntries(stacks.map((stack) => [stack.node.id, JSON.parse(JSON.stringify(stack.toTerraform())) as Stack]));
  });
}
