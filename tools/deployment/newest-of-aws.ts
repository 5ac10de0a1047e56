import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { type AddonName, addonNames } from "../../lib/data/eks-versions";
import type { EksRelease } from "../../stacks/upgrades";
import { ToolError } from "../errors";
import { inTools, writeWhole } from "../files";
import { Terraform } from "../terraform/runner";
import { readStack, type StackJson } from "../terraform/stack-files";
import { awsTarget } from "./aws";
import { synthesizeInto } from "./synthesis";
import { folderOf } from "./target";

const planFile = "newest.tfplan";
const nodesOutput = "nodes";

/**
 * The newest add-ons and nodes that AWS has for the version of an environment's cluster. Asked by a plan, because Terraform finds the
 * user's credentials as no other program here does; nothing is made.
 */
export async function newestOfAws(environment: Environment): Promise<EksRelease> {
  const target = awsTarget(environment, inTools("upgrades", environment.id));
  await synthesizeInto(target.outdir, [environment]);
  const stack = readStack(folderOf(target, stackOf(environment, "platform")));
  const folder = join(target.outdir, "stacks", "newest");
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, "cdk.tf.json"), JSON.stringify(questions(stack, environment.cluster.version)));
  try {
    const terraform = await Terraform.open({ folder, environment: target.variables(stack) });
    await terraform.init({ reconfigure: true });
    await terraform.plan(planFile);
    return answers(await terraform.show(planFile));
  } finally {
    rmSync(join(folder, planFile), { force: true });
  }
}

/** A stack that only asks. */
export function questions(stack: StackJson, version: string): object {
  const { aws } = stack.terraform?.required_providers ?? {};
  const ofEach = <T>(value: (name: AddonName) => T) => Object.fromEntries(addonNames.map((name) => [name, value(name)]));
  return {
    terraform: { required_providers: { aws }, backend: { local: { path: "newest.tfstate" } } },
    provider: { aws: stack.provider?.aws?.map(({ region, allowed_account_ids }) => ({ region, allowed_account_ids })) },
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
