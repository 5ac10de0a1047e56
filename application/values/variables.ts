import type { Component as ComponentValues, Secret, SecretSource } from "../../.gen/application-chart";
import { dataPorts } from "../../lib/data-ports";
import { ConfigurationError } from "../../lib/errors";
import type { Use } from "../uses";
import type { VariableSource } from "../variables";
import type { Workload } from "../workloads";
import type { PlatformFacts, Stage } from "./facts";

/** Variable that holds the pod's own address. */
const podAddress = "POD_IP";

type VariableValues = Pick<ComponentValues, "config" | "env" | "podAddress" | "secret">;

/** One variable's value: a plain text, a text that names other variables, or a template around a secret value. */
type Value =
  | { readonly kind: "config" | "env"; readonly text: string }
  | { readonly kind: "secret"; readonly template: string; readonly source: SecretSource };

/** What a workload's pods find in their environment, sorted by how it gets there. */
export function variablesOf(workload: Workload, stage: Stage, facts: PlatformFacts): VariableValues {
  const own = stage.workloads[workload.name]?.variables ?? {};
  const values = new Map<string, Value>();
  for (const [name, variable] of Object.entries(stage.application.images[workload.image]?.variables ?? {})) {
    if (typeof variable === "string") {
      values.set(name, { kind: "config", text: variable });
    } else if (isUsed(variable, workload.uses)) {
      const path = `${stage.id}.application.images.${workload.image}.variables.${name}`;
      values.set(name, valueFrom(path, name, variable, stage, facts));
    }
  }
  for (const [name, text] of Object.entries(own)) {
    if (values.get(name)?.kind === "secret") {
      const path = `${stage.id}.workloads.${workload.name}.variables.${name}`;
      throw new ConfigurationError(path, "has a secret value, which stands in no environment", undefined, "another variable");
    }
    values.set(name, { kind: "config", text });
  }

  const config = textsOf(values, "config");
  const env = textsOf(values, "env");
  const secret = secretOf(values);
  return {
    ...(Object.keys(config).length > 0 && { config }),
    ...(Object.keys(env).length > 0 && { podAddress, env }),
    ...(secret && { secret }),
  };
}

/** What every workload may know, or what this one uses. */
function isUsed(source: VariableSource, uses: readonly Use[]): boolean {
  switch (source.from) {
    case "region":
    case "ingress":
      return true;
    case "cache":
      return uses.some(({ kind }) => kind === "cache");
    case "database":
      return uses.some((use) => use.kind === "database" && use.database === source.database);
    case "bucket":
      return uses.some((use) => use.kind === "bucket" && use.bucket === source.bucket);
    case "secret":
      return uses.some((use) => use.kind === "secret" && use.secret === source.secret);
  }
}

function valueFrom(path: string, name: string, source: VariableSource, stage: Stage, facts: PlatformFacts): Value {
  const plain = (text: string): Value => ({ kind: "config", text });
  const secret = (key: string, property: string): Value => ({
    kind: "secret",
    template: `{{ .${name} }}`,
    source: { key, property },
  });
  switch (source.from) {
    case "region":
      return plain(stage.region);
    case "bucket":
      return plain(known(path, facts.buckets, source.bucket));
    case "ingress": {
      if (stage.ingress === undefined) {
        throw new ConfigurationError(path, "needs an ingress, which the environment does not have", undefined, "ingress.host");
      }
      const { host } = stage.ingress;
      const texts = { host, origin: `https://${host}`, hosts: `${host},$(${podAddress})` };
      return { kind: source.part === "hosts" ? "env" : "config", text: texts[source.part] };
    }
    case "cache":
      return cacheValue(path, name, source, stage, facts);
    case "database":
      switch (source.part) {
        case "host":
          return plain(known(path, facts.databaseHosts, source.database));
        case "port":
          return plain(String(dataPorts.database));
        case "name":
          return plain(source.database);
        case "user":
          // The others have a login of their own, named like them.
          return plain(source.database === stage.database?.name ? stage.database.username : source.database);
        case "password":
          return secret(known(path, facts.databaseSecrets, source.database), "password");
      }
      break;
    case "secret": {
      const keys = stage.application.secrets[source.secret]?.keys ?? [];
      const names = Array.isArray(keys) ? keys : Object.keys(keys);
      if (!names.includes(source.key)) {
        throw new ConfigurationError(`${path}.key`, `is no key of the secret ${source.secret}`, source.key, names.join(", "));
      }
      return secret(known(path, facts.secrets, source.secret), source.key);
    }
  }
}

function cacheValue(
  path: string,
  name: string,
  source: Extract<VariableSource, { from: "cache" }>,
  stage: Stage,
  { cacheHost, cacheSecret }: PlatformFacts,
): Value {
  const host = known(path, cacheHost === undefined ? {} : { cache: cacheHost }, "cache");
  if (source.part !== "url") {
    return { kind: "config", text: source.part === "host" ? host : String(dataPorts.cache) };
  }
  const parameters = source.parameters === undefined ? "" : `?${source.parameters}`;
  const url = (login: string) => `rediss://${login}${host}:${dataPorts.cache}/${source.database}${parameters}`;
  switch (stage.cache?.authentication.type) {
    case "token":
      return {
        kind: "secret",
        template: url(`:{{ .${name} | urlquery }}@`),
        source: { key: known(path, cacheSecret === undefined ? {} : { cache: cacheSecret }, "cache"), property: "token" },
      };
    case "iam":
      throw new ConfigurationError(path, "cannot hold a login by IAM, whose tokens live for minutes", "url", "host, port");
    default:
      return { kind: "config", text: url("") };
  }
}

function textsOf(values: ReadonlyMap<string, Value>, kind: "config" | "env"): Readonly<Record<string, string>> {
  return Object.fromEntries([...values].flatMap(([name, value]) => (value.kind === kind ? [[name, value.text]] : [])));
}

function secretOf(values: ReadonlyMap<string, Value>): Secret | undefined {
  const secrets = [...values].flatMap(([name, value]) => (value.kind === "secret" ? [{ name, ...value }] : []));
  return secrets.length === 0
    ? undefined
    : {
        sources: Object.fromEntries(secrets.map(({ name, source }) => [name, source])),
        variables: Object.fromEntries(secrets.map(({ name, template }) => [name, template])),
      };
}

function known(path: string, facts: Readonly<Record<string, string>>, name: string): string {
  const fact = facts[name];
  if (fact === undefined) {
    throw new ConfigurationError(path, "names what the platform does not have", name, Object.keys(facts).join(", ") || "nothing");
  }
  return fact;
}
