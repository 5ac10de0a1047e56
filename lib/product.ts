import { basename } from "node:path";

/** What plans and applies the stacks. Each has a registry of its own, whose builds of a provider have checksums of their own. */
export const products = {
  terraform: { name: "Terraform", program: "terraform", registry: "registry.terraform.io", locks: "locks" },
  opentofu: { name: "OpenTofu", program: "tofu", registry: "registry.opentofu.org", locks: "locks/opentofu" },
} as const;

export type Product = keyof typeof products;

/** The product that a program of this name or path is. */
export const productOf = (program: string): Product => (/tofu/i.test(basename(program)) ? "opentofu" : "terraform");
