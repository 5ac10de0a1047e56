import { Construct } from "../../../lib/terraform";
import type { BaseStack } from "../../../stacks/base";
import { resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

/** What is built below `secrets`, as in the platform. */
export const synthSecrets = (build: (secrets: Construct, stack: BaseStack) => void) =>
  synthModule((stack) => build(new Construct(stack, "secrets"), stack));

/** The ephemeral resources of a synthesized stack, by `type.name`. */
export function ephemeralsOf(json: string): Readonly<Record<string, unknown>> {
  const types: Record<string, Record<string, unknown>> = JSON.parse(json).ephemeral ?? {};
  return Object.fromEntries(
    Object.entries(types).flatMap(([type, named]) => Object.entries(named).map(([name, body]) => [`${type}.${name}`, body])),
  );
}

/** The value that Terraform writes into the secret `name`. */
export const writtenTo = (json: string, name: string) =>
  resourceAt(json, `aws_secretsmanager_secret_version.secrets_${name}_value`);

/** The statements of the resource policy of the secret `name`. */
export const statementsOf = (json: string, name: string) =>
  JSON.parse(String(resourceAt(json, `aws_secretsmanager_secret_policy.secrets_${name}_policy`).policy)).Statement;

/** An expression as it stands in the synthesized file. */
export const reference = (expression: string) => `\${${expression}}`;
