import { ownValue } from "../lib/records";
import type { Application } from "./schema";
import { isUsed, plainSourcesOf, type Variable } from "./variables";
import type { Workload } from "./workloads";

type Cache = { readonly authentication: { readonly type: "token" | "iam" | "none" } } | undefined;

/** What a workload's pods would find, before a stage's own texts. */
export function variablesOf(application: Application, { kind, name, image, uses }: Workload): Readonly<Record<string, Variable>> {
  const stated = { ...ownValue(application.images, image)?.variables, ...application[kind][name]?.variables };
  return Object.fromEntries(
    Object.entries(stated).filter(([, variable]) => typeof variable === "string" || isUsed(variable, uses)),
  );
}

/** Whether it has a secret store: values of its variables or files, or the login of its registry, come from Secrets Manager. */
export function hasSecretStore(application: Application, workload: Workload, cache: Cache): boolean {
  const files = Object.values(application[workload.kind][workload.name]?.files ?? {});
  return (
    workload.uses.some(({ kind }) => kind === "pull-secret") ||
    [...Object.values(variablesOf(application, workload)), ...files].some((variable) => isSecret(variable, cache))
  );
}

/** Whether the value comes from the secret store. */
export function isSecret(variable: Variable, cache: Cache): boolean {
  return (
    typeof variable !== "string" &&
    plainSourcesOf(variable).some(
      (source) =>
        source.from === "secret" ||
        (source.from === "database" && source.part === "password") ||
        (source.from === "cache" &&
          (source.part === "token" || (source.part === "url" && cache?.authentication.type === "token"))),
    )
  );
}
