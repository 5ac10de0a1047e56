import { join } from "node:path";
import { type Layer, stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { chosen } from "../terraform/choice";
import { missingProviders } from "../terraform/cli-config";
import { readStack, requiredProviders, type StackJson, stackFolder } from "../terraform/stack-files";
import { lackOfContext } from "./kubeconfig";

/** Whether add-ons and application are left out where their cluster is not there. */
export const isClusterOptional = ({ clusterAccess }: Pick<Environment, "clusterAccess">): boolean =>
  clusterAccess.type === "kubeconfig" && clusterAccess.optional;

/**
 * Why a synthesized stack cannot go into its cluster from this machine, as far as that can be known before Terraform tries:
 * a sentence, or undefined.
 */
export async function lackOf(folder: string): Promise<string | undefined> {
  const stack = readStack(folder);
  return (await lackOfCluster(stack)) ?? (await lackOfProviders(folder, stack));
}

async function lackOfCluster({ provider }: StackJson): Promise<string | undefined> {
  const { config_path: path, config_context: context } = provider?.kubernetes?.[0] ?? {};
  return path === undefined || context === undefined
    ? "the environment names no kubeconfig context (clusterAccess)"
    : lackOfContext({ path, context });
}

async function lackOfProviders(folder: string, stack: StackJson): Promise<string | undefined> {
  const missing = await missingProviders(requiredProviders(stack, chosen().product), join(folder, ".terraform", "providers"));
  return missing.length === 0
    ? undefined
    : `no mirror of this machine has ${missing.map(nameOf).join(" and ")}, and the registry does not answer`;
}

/** Without the registry's host: `hashicorp/helm 3.1.1`. */
function nameOf({ address, version = "" }: { readonly address: string; readonly version?: string }): string {
  return `${address.split("/").slice(1).join("/")} ${version}`.trim();
}

/**
 * For environments whose cluster is optional: why a stack is left out, and what to do about it; asked once for each stack.
 *
 * @param next what brings a cluster
 */
export function leavingOut(
  { id, outdir }: { readonly id: string; readonly outdir: string },
  next: string,
): (layer: Layer) => Promise<string | undefined> {
  const known = new Map<Layer, Promise<string | undefined>>();
  return async (layer) => {
    if (layer === "platform") {
      return undefined;
    }
    const lack = known.get(layer) ?? lackOf(stackFolder(stackOf({ id }, layer), outdir));
    known.set(layer, lack);
    const why = await lack;
    return why && `${why}; ${next}`;
  };
}
