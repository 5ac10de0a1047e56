import { join } from "node:path";
import { stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { type AddonName, addonNames } from "../../lib/data/eks-versions";
import type { EksRelease } from "../../stacks/upgrades";
import { ToolError } from "../errors";
import { inTools } from "../files";
import { readStack, type StackJson } from "../terraform/stack-files";
import { askByPlan, askingOf } from "./asking";
import { awsTarget } from "./aws";
import { synthesizeInto } from "./synthesis";
import { folderOf } from "./target";

const nodesOutput = "nodes";

/** The newest add-ons and nodes that AWS has for the version of an environment's cluster. */
export async function newestOfAws(environment: Environment): Promise<EksRelease> {
  const target = awsTarget(environment, inTools("upgrades", environment.id));
  await synthesizeInto(target.outdir, [environment]);
  const stack = readStack(folderOf(target, stackOf(environment, "platform")));
  const folder = join(target.outdir, "stacks", "newest");
  return answers(await askByPlan(target, folder, questions(stack, environment.cluster.version), stack));
}

/** A stack that only asks. */
export function questions(stack: StackJson, version: string): object {
  const ofEach = <T>(value: (name: AddonName) => T) => Object.fromEntries(addonNames.map((name) => [name, value(name)]));
  return {
    ...askingOf(stack),
    data: {
      aws_eks_addon_version: ofEach((name) => ({ addon_name: name, kubernetes_version: version, most_recent: true })),
      // Source: Amazon EKS User Guide, Retrieve recommended Amazon Linux AMI IDs. Releases of both architectures have one number.
      aws_ssm_parameter: {
        [nodesOutput]: {
          name: `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/x86_64/standard/recommended/release_version`,
        },
      },
    },
    output: {
      ...ofEach((name) => ({ value: `\${data.aws_eks_addon_version.${name}.version}` })),
      [nodesOutput]: { value: `\${nonsensitive(data.aws_ssm_parameter.${nodesOutput}.value)}` },
    },
  };
}

interface Shown {
  readonly planned_values?: { readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>> };
}

/** @throws ToolError when AWS left one out */
export function answers(shown: unknown): EksRelease {
  const { outputs = {} } = (shown as Shown).planned_values ?? {};
  const answer = (name: string): string => {
    const value = outputs[name]?.value;
    if (typeof value !== "string") {
      throw new ToolError(`AWS names no newest version of ${name}`, "ask again, or look at the console of EKS");
    }
    return value;
  };
  const addons = Object.fromEntries(addonNames.map((name) => [name, answer(name)])) as Record<AddonName, string>;
  return { addons, nodes: answer(nodesOutput) };
}
