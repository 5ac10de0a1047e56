import type { SecretSource } from "../../.gen/application-chart";
import { dataPorts } from "../../lib/data-ports";
import { answeringHosts } from "../routes";
import { type PlainSource, placeholder, podAddress, type VariableSource } from "../variables";
import { objectName } from "../workloads";
import { found, type PlatformFacts, type Stage } from "./facts";

/** One value: a plain text, a text that names other variables, or a template around secret values. */
export type Value =
  | { readonly kind: "config" | "env"; readonly text: string }
  | { readonly kind: "secret"; readonly template: string; readonly sources: Readonly<Record<string, SecretSource>> };

/** The secret part of what is named, if it is one. */
export function secretValue(name: string, value: Value) {
  return value.kind === "secret" ? [{ name, template: value.template, sources: value.sources }] : [];
}

/** The value of a source; `name` is what secret values are called in templates, and unique within a workload. */
export function valueFrom(name: string, source: VariableSource, stage: Stage, facts: PlatformFacts): Value {
  switch (source.from) {
    case "template":
      return templateValue(name, source, stage, facts);
    case "text":
      return plain(source.value);
    default:
      return plainValue(name, source, stage, facts);
  }
}

/** A text that everybody may read. */
export const plain = (text: string): Value => ({ kind: "config", text });

function templateValue(
  name: string,
  { text, values }: Extract<VariableSource, { from: "template" }>,
  stage: Stage,
  facts: PlatformFacts,
): Value {
  const sources: Record<string, SecretSource> = {};
  let pod = false;
  const filled = text.replace(placeholder, (_, key: string) => {
    const value = plainValue(`${name}_${key.replaceAll("-", "_")}`, found(values, key), stage, facts);
    if (value.kind !== "secret") {
      pod ||= value.kind === "env";
      return value.text;
    }
    Object.assign(sources, value.sources);
    return value.template.replace(/ \}\}$/, " | urlquery }}");
  });
  return Object.keys(sources).length > 0
    ? { kind: "secret", template: filled, sources }
    : { kind: pod ? "env" : "config", text: filled };
}

function plainValue(name: string, source: PlainSource, stage: Stage, facts: PlatformFacts): Value {
  const secret = (key: string, property: string): Value => ({
    kind: "secret",
    template: `{{ .${name} }}`,
    sources: { [name]: { key, property } },
  });
  switch (source.from) {
    case "region":
      return plain(stage.region);
    case "bucket":
      return plain(found(facts.buckets, source.bucket));
    case "ingress": {
      const { host } = found({ ingress: stage.ingress }, "ingress");
      const hosts = [...answeringHosts(stage), `$(${podAddress})`].join(",");
      const texts = { host, origin: `https://${host}`, hosts };
      return { kind: source.part === "hosts" ? "env" : "config", text: texts[source.part] };
    }
    case "cache":
      return source.part === "token"
        ? secret(found({ cache: facts.cacheSecret }, "cache"), "token")
        : cacheValue(name, source, stage, facts);
    case "component": {
      const { port } = found(stage.application.components, source.component);
      return plain(source.part === "host" ? objectName(stage.application, source.component) : String(port));
    }
    case "database": {
      const database = found({ database: stage.database }, "database");
      switch (source.part) {
        case "host":
          return plain(
            source.replica === undefined
              ? found(facts.databaseHosts, source.database)
              : found(facts.replicaHosts, source.replica),
          );
        case "port":
          return plain(String(dataPorts.database));
        case "name":
          return plain(source.database);
        case "user":
          // The others have a login of their own, named like them.
          return plain(source.database === database.name ? database.username : source.database);
        case "engineVersion":
          return plain(database.engineVersion);
        case "password":
          return secret(found(facts.databaseSecrets, source.database), "password");
      }
      break;
    }
    case "secret":
      return secret(found(facts.secrets, source.secret), source.key);
  }
}

function cacheValue(
  name: string,
  source: Exclude<Extract<PlainSource, { from: "cache" }>, { part: "token" }>,
  stage: Stage,
  { cacheHost, cacheSecret }: PlatformFacts,
): Value {
  const host = found({ cache: cacheHost }, "cache");
  if (source.part !== "url") {
    return { kind: "config", text: source.part === "host" ? host : String(dataPorts.cache) };
  }
  const parameters = source.parameters === undefined ? "" : `?${source.parameters}`;
  const url = (login: string) => `rediss://${login}${host}:${dataPorts.cache}/${source.database}${parameters}`;
  return stage.cache?.authentication.type === "token"
    ? {
        kind: "secret",
        template: url(`:{{ .${name} | urlquery }}@`),
        sources: { [name]: { key: found({ cache: cacheSecret }, "cache"), property: "token" } },
      }
    : { kind: "config", text: url("") };
}
