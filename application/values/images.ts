import type { Image, RegistryLogin } from "../../.gen/application-chart";
import { ConfigurationError } from "../../lib/errors";
import { type Application, pullSecretKeys } from "../schema";
import type { Workload } from "../workloads";
import { found, type PlatformFacts, type Stage } from "./facts";

/** Where an image is, and which one: somebody else's by its own reference, a built one by the tag of this rollout. */
export function imageOf(name: string, image: Application["images"][string], stage: Stage, facts: PlatformFacts): Image {
  if (image.source === "public") {
    const [, repository = "", tag, digest] = /^(.+?)(?::([^:/@]+))?(?:@(.+))?$/.exec(image.reference) ?? [];
    return { repository, ...(digest === undefined ? tag !== undefined && { tag } : { digest }) };
  }
  const { registry } = stage;
  const repository = registry.type === "external" ? `${registry.prefix}/${name}` : facts.repositories[name];
  const tag = facts.tags?.[name];
  if (repository === undefined || (facts.tags !== undefined && tag === undefined)) {
    throw new ConfigurationError(`${stage.id}.application.images.${name}`, "has no repository and tag", undefined, "both");
  }
  return { repository, ...(tag !== undefined && { tag }) };
}

/** What a workload's image is pulled with, where its registry asks for credentials. */
export function registryLoginOf({ uses }: Workload, { registry }: Stage, facts: PlatformFacts): RegistryLogin | undefined {
  const use = uses.find(({ kind }) => kind === "pull-secret");
  if (use?.kind !== "pull-secret" || registry.type !== "external") {
    return undefined;
  }
  const [host = ""] = registry.prefix.split("/");
  const [username, password] = pullSecretKeys;
  const key = found(facts.secrets, use.secret);
  return { host, username: { key, property: username }, password: { key, property: password } };
}
