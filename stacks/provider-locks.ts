import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "../lib/errors";
import { projectRoot } from "../lib/project";
import type { TerraformStack } from "../lib/terraform";

/**
 * Lays a `.terraform.lock.hcl` beside the stack's JSON, put together from `locks/<provider>.hcl` of each provider that the
 * stack has, so that every `terraform init` checks the same checksums.
 */
export function addProviderLocks(stack: TerraformStack): void {
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize(session) {
      synthesizer.synthesize(session);
      const { workingDirectory } = session.manifest.forStack(stack);
      writeFileSync(join(session.outdir, workingDirectory, ".terraform.lock.hcl"), lockFile(stack));
    },
  };
}

function lockFile(stack: TerraformStack): string {
  const names = [...new Set(stack.allProviders().map((provider) => provider.terraformResourceType))].sort();
  const blocks = names.map((name) => lockOf(stack, name));
  return `# Made at synthesis from the project's locks/ folder.\n\n${blocks.join("\n")}`;
}

const locks = new Map<string, string>();

function lockOf(stack: TerraformStack, name: string): string {
  const known = locks.get(name);
  if (known !== undefined) {
    return known;
  }
  try {
    const lock = readFileSync(join(projectRoot, "locks", `${name}.hcl`), "utf8");
    locks.set(name, lock);
    return lock;
  } catch {
    throw new ConfigurationError(
      stack.node.path,
      "uses a provider without pinned checksums",
      name,
      "a provider with a file in locks/",
    );
  }
}
