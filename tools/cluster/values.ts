import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { folderOf, type Target } from "../deployment/target";
import { ToolError } from "../errors";
import { writeWhole } from "../files";
import { Terraform } from "../terraform/runner";
import { readStack, type StackJson } from "../terraform/stack-files";
import type { Release } from "./releases";

/** A stack of outputs, one for each release: with the aws provider alone Terraform works out what these hold of its language. */
export function valuesStack(stack: StackJson, releases: readonly Release[]): object {
  const { terraform, provider, data, locals, variable } = stack;
  return {
    terraform: {
      required_providers: { aws: terraform?.required_providers?.aws },
      backend: { local: { path: "values.tfstate" } },
    },
    provider: { aws: provider?.aws },
    ...(data && { data }),
    ...(locals && { locals }),
    ...(variable && { variable }),
    output: Object.fromEntries(releases.map(({ id, values }) => [id, { value: values }])),
  };
}

const planFile = "values.tfplan";

/**
 * The values of each of the releases, by its id, with the facts that the platform gives. It is planned, and nothing applied.
 *
 * @param args such as values of the stack's variables
 */
export async function valuesOf(
  target: Target,
  stack: string,
  releases: readonly Release[],
  args: readonly string[] = [],
): Promise<Readonly<Record<string, object>>> {
  const json = readStack(folderOf(target, stack));
  const folder = join(target.outdir, "values", stack);
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, "cdk.tf.json"), JSON.stringify(valuesStack(json, releases)));
  const terraform = await Terraform.open({ folder, environment: target.variables(json) });
  await terraform.init({ reconfigure: true });
  await terraform.plan(planFile, args);
  const { planned_values: planned } = (await terraform.show(planFile)) as {
    readonly planned_values?: { readonly outputs?: Readonly<Record<string, { readonly value?: string }>> };
  };
  return Object.fromEntries(
    releases.map(({ id, name }) => {
      const value = planned?.outputs?.[id]?.value;
      if (value === undefined) {
        throw new ToolError(`the values of the release ${name} are not known`, "deploy the platform first: npm start");
      }
      return [id, JSON.parse(value) as object];
    }),
  );
}
