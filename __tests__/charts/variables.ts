import type { Use } from "../../application/uses";
import { statedText, type VariableSource } from "../../application/variables";
import { workloadsOf } from "../../application/workloads";
import { secretNameOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { mapValues } from "../../lib/records";
import { type KubernetesObject, podOf } from "./helm";

/** One of the application's workloads, by what was rendered for it. */
interface Rendered {
  readonly name: string;
  readonly pod: KubernetesObject["spec"];
  readonly objects: readonly KubernetesObject[];
}

/** Where a workload's pods do not find in their environment what its image reads and its uses allow, or find more than that. */
export function variableProblems(environment: Environment, objects: readonly KubernetesObject[]): string[] {
  const { application } = environment;
  return workloadsOf(application).flatMap(({ name }) => {
    const fullname = `${application.name}-${name}`;
    const own = objects.filter(({ metadata }) => metadata.name === fullname);
    const [pod] = own.flatMap((object) => podOf(object) ?? []);
    const rendered = { name, pod, objects: own };
    return pod === undefined
      ? [`${name}: has no pods`]
      : [...textProblems(environment, rendered), ...secretProblems(environment, rendered)];
  });
}

function textProblems(environment: Environment, { name, pod, objects }: Rendered): string[] {
  const [{ env = [] }] = pod.spec.containers;
  const config = objects.find(({ kind }) => kind === "ConfigMap")?.data ?? {};
  const found = [...Object.keys(config), ...env.map((variable: { name: unknown }) => variable.name)];
  const expected = variablesOf(environment, name);
  // Comes along where another variable is made of it.
  const names = found.filter((variable) => variable !== "POD_IP" || "POD_IP" in expected);
  const wrong = Object.entries(expected).filter(([variable, text]) => text !== undefined && config[variable] !== text);
  return [
    ...differing(`${name}: variables`, names, Object.keys(expected)),
    ...wrong.map(
      ([variable, text]) => `${name}: ${variable} is ${JSON.stringify(config[variable])}, not ${JSON.stringify(text)}`,
    ),
  ];
}

/** Every variable that the workload should find, with its value where that is a text of the definition. */
function variablesOf({ application, workloads }: Environment, name: string): Readonly<Record<string, string | undefined>> {
  const workload = workloadsOf(application).find((one) => one.name === name);
  const stated = { ...application.images[workload?.image ?? ""]?.variables, ...definitionOf(application, name)?.variables };
  const read = Object.entries(stated).filter(
    ([, variable]) => typeof variable === "string" || isReadBy(variable, workload?.uses ?? []),
  );
  return {
    ...mapValues(Object.fromEntries(read), statedText),
    ...mapValues(workloads[name]?.variables ?? {}, statedText),
  };
}

/** A template is for who uses all that it is made of. */
function isReadBy(source: VariableSource, uses: readonly Use[]): boolean {
  if (source.from === "template") {
    return Object.values(source.values).every((value) => isReadBy(value, uses));
  }
  return (
    source.from === "text" ||
    source.from === "region" ||
    source.from === "ingress" ||
    uses.some((use) =>
      use.kind === "database"
        ? source.from === "database" && source.database === use.database
        : use.kind === "bucket"
          ? source.from === "bucket" && source.bucket === use.bucket
          : use.kind === "secret"
            ? source.from === "secret" && source.secret === use.secret
            : use.kind === "component"
              ? source.from === "component" && source.component === use.component
              : use.kind === "cache" && source.from === "cache",
    )
  );
}

function definitionOf({ components, jobs, cronJobs }: Environment["application"], name: string) {
  return components[name] ?? jobs[name] ?? cronJobs[name];
}

/** Each key that the pods take is made, of sources that are fetched, of secrets that there are and that the workload uses. */
function secretProblems(environment: Environment, { name, pod, objects }: Rendered): string[] {
  const asVariables = (pod.spec.containers[0].env ?? []).flatMap((variable: KubernetesObject["spec"]) => {
    const { secretKeyRef } = variable.valueFrom ?? {};
    return secretKeyRef ? [{ variable: variable.name, secret: secretKeyRef.name, key: secretKeyRef.key }] : [];
  });
  const mounted = (pod.spec.volumes ?? []).flatMap(({ projected }: KubernetesObject["spec"]) =>
    (projected?.sources ?? []).flatMap(({ secret }: KubernetesObject["spec"]) =>
      (secret?.items ?? []).map(({ key }: { key: string }) => ({ variable: key, secret: secret.name, key })),
    ),
  );
  const taken = [...asVariables, ...mounted];
  const external = objects.find(({ kind }) => kind === "ExternalSecret");
  const templates: Readonly<Record<string, string>> = external?.spec.target.template.data ?? {};
  const fetched: readonly {
    readonly secretKey: string;
    readonly remoteRef: { readonly key: string; readonly property: unknown };
  }[] = external?.spec.data ?? [];
  const needed = Object.values(templates).flatMap((template) =>
    [...String(template).matchAll(/\{\{-?\s*\.(\w+)/g)].map(([, source]) => source ?? ""),
  );
  const allowed = readableBy(environment, name);
  return [
    ...taken
      .filter(
        ({ variable, secret, key }: Readonly<Record<string, string>>) =>
          variable !== key || secret !== external?.spec.target.name,
      )
      .map(({ variable }: { variable: string }) => `${name}: ${variable} is no key of the workload's secret`),
    ...differing(
      `${name}: keys of the secret`,
      Object.keys(templates),
      taken.map(({ key }: { key: string }) => key),
    ),
    ...differing(
      `${name}: sources`,
      fetched.map(({ secretKey }) => secretKey),
      needed,
    ),
    ...fetched
      .filter(({ remoteRef: { key, property } }) => typeof property !== "string" || !allowed.includes(`${key}#${property}`))
      .map(({ remoteRef: { key, property } }) => `${name}: reads ${key}#${property}, which is not there or not its own`),
  ];
}

/** `secret#key` of everything that the workload's uses let it read. */
function readableBy(environment: Environment, name: string): string[] {
  const { application, database, cache } = environment;
  const { uses } = workloadsOf(application).find((workload) => workload.name === name) ?? { uses: [] };
  const of = (secret: string, keys: readonly string[]) => keys.map((key) => `${secretNameOf(environment, secret)}#${key}`);
  return uses.flatMap((use) => {
    switch (use.kind) {
      case "database":
        return of(use.database === database?.name ? "database" : `database-${use.database}`, ["username", "password"]);
      case "cache":
        return cache?.authentication.type === "token" ? of("redis", ["token"]) : [];
      case "secret": {
        const definition = application.secrets[use.secret];
        return of(use.secret, definition?.source === "external" ? definition.keys : Object.keys(definition?.keys ?? {}));
      }
      default:
        return [];
    }
  });
}

function differing(what: string, found: readonly unknown[], expected: readonly string[]): string[] {
  const [given, wanted] = [found, expected].map((names) => [...new Set(names.map(String))].sort().join(", "));
  return given === wanted ? [] : [`${what}: ${given}; expected: ${wanted}`];
}
