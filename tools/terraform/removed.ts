import type { Terraform } from "./runner";
import { readStack } from "./stack-files";

/**
 * Takes out of the state what the stack's `removed` blocks let go undestroyed, before a destruction: `terraform destroy` passes over those
 * blocks, and takes along what belongs to others by now, such as an account's provider for GitHub (seen with Terraform 1.11.4).
 */
export async function forgetRemoved(
  terraform: Pick<Terraform, "stateList" | "forget">,
  folder: string,
  report: (line: string) => void,
): Promise<void> {
  const left = (readStack(folder).removed ?? []).filter(({ lifecycle }) => lifecycle?.destroy === false).map(({ from }) => from);
  if (left.length === 0) {
    return;
  }
  const known = await terraform.stateList();
  for (const address of left.filter((one) => known.includes(one))) {
    await terraform.forget(address);
    report(`${address} is not this stack's any more: it stays`);
  }
}
