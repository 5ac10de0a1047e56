import { resolvedSection } from "./references";
import type { Inputs, Section } from "./release-values";
import { resourcesOf } from "./resources";

/** Every parameter that a platform stack writes, with values of the form that AWS gives. */
export function parametersOf(platform: string): Inputs["parameters"] {
  return Object.fromEntries(
    Object.values(resourcesOf(platform).aws_ssm_parameter ?? {}).map(({ name, value }) => [
      String(name),
      JSON.parse(resolvedSection(platform, value)) as Section,
    ]),
  );
}
