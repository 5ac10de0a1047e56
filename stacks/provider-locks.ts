import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "../lib/errors";
import { type Product, products } from "../lib/product";
import { projectRoot } from "../lib/project";
import type { TerraformStack } from "../lib/terraform";

/** Under which the app says whose checksums its stacks take. */
export const productKey = "slipway:product";

/**
 * Lays a `.terraform.lock.hcl` beside the stack's JSON, put together from the file in `locks/` of each provider that the
 * stack has, so that every `terraform init` checks the same checksums.
 */
export function addProviderLocks(stack: TerraformStack): void {
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize(session) {
      synthesizer.synthesize(session);
      const { workingDirectory } = session.manifest.forStack(stack);
      const names = stack.allProviders().map((provider) => provider.terraformResourceType);
      const product: Product = stack.node.tryGetContext(productKey) ?? "terraform";
      writeFileSync(join(session.outdir, workingDirectory, ".terraform.lock.hcl"), lockFile(names, product, stack.node.path));
    },
  };
}

/**
 * The content of a lock file.
 *
 * @param names of providers, such as `aws`
 * @param user who uses them, for the message
 * @throws ConfigurationError when the checksums of one are not pinned
 */
export function lockFile(names: readonly string[], product: Product, user: string): string {
  const blocks = [...new Set(names)].sort().map((name) => lockOf(name, product, user));
  return `# Made at synthesis from the project's locks/ folder.\n\n${blocks.join("\n")}`;
}

const locks = new Map<string, string>();

function lockOf(name: string, product: Product, user: string): string {
  const folder = products[product].locks;
  const file = join(projectRoot, folder, `${name}.hcl`);
  const known = locks.get(file);
  if (known !== undefined) {
    return known;
  }
  try {
    const lock = readFileSync(file, "utf8");
    locks.set(file, lock);
    return lock;
  } catch {
    throw new ConfigurationError(user, "uses a provider without pinned checksums", name, `a provider with a file in ${folder}/`);
  }
}
