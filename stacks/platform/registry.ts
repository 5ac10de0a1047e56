import { repositoryNamesOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { mapValues } from "../../lib/records";
import { Construct } from "../../lib/terraform";
import { Repository } from "../../modules/ecr";
import type { Keys } from "./keys";

/** A repository for each image that the team builds; none where another registry keeps them. */
export function addRegistry(scope: Construct, environment: Environment, keys: Keys): Readonly<Record<string, Repository>> {
  const { registry } = environment;
  if (registry.type !== "ecr") {
    return {};
  }
  const ecr = new Construct(scope, "ecr");
  return mapValues(repositoryNamesOf(environment), (name, image) => {
    const { immutableTags, scanOnPush, keepImages, untaggedDays, pullAccounts, forceDelete, customerKey } = registry;
    return new Repository(ecr, image, {
      name,
      immutableTags: immutableTags.enabled,
      scanOnPush: scanOnPush.enabled,
      keepImages,
      untaggedDays,
      pullAccounts,
      forceDelete: forceDelete.enabled,
      ...(customerKey && { encryptionKey: keys.for("ecr") }),
    });
  });
}
