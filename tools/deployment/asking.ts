import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { removedAtEnd, writeWhole } from "../files";
import { Terraform } from "../terraform/runner";
import type { StackJson } from "../terraform/stack-files";
import type { Target } from "./target";

/** Provider and account of a stack, for one that only asks: it has no state worth keeping. */
export function askingOf({ terraform, provider }: StackJson): { readonly terraform: object; readonly provider: object } {
  const { aws } = terraform?.required_providers ?? {};
  return {
    terraform: { required_providers: { aws }, backend: { local: { path: "asked.tfstate" } } },
    provider: { aws: provider?.aws?.map(({ region, allowed_account_ids }) => ({ region, allowed_account_ids })) },
  };
}

const planFile = "asked.tfplan";

/**
 * The plan of a stack that only asks, as `terraform show` tells it. Terraform finds the user's credentials as no other program here does.
 * Nothing is locked or applied, and the plan is gone afterwards, because what was asked may be secret.
 *
 * @param asked the stack whose login asks
 */
export async function askByPlan(target: Target, folder: string, stack: object, asked: StackJson): Promise<unknown> {
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, "cdk.tf.json"), JSON.stringify(stack));
  const terraform = await Terraform.open({ folder, environment: target.variables(asked), gone: target.gone });
  const remove = removedAtEnd(join(folder, planFile));
  try {
    await terraform.init({ reconfigure: true });
    await terraform.plan(planFile);
    return await terraform.show(planFile);
  } finally {
    remove();
  }
}
