import { secretNameOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { mapValues } from "../../lib/records";
import { Construct } from "../../lib/terraform";
import { ExternalSecret, GeneratedSecret, type Secret, type SecretSettings } from "../../modules/secrets";
import type { Keys } from "./keys";

/** What every secret of the environment shares: name, key, recovery window, and that no other account reads it. */
export function secretSettings(environment: Environment, keys: Keys, name: string, description: string): SecretSettings {
  const { account, secrets } = environment;
  return {
    name: secretNameOf(environment, name),
    description,
    account,
    recoveryWindowDays: secrets.immediateDeletion.enabled ? 0 : secrets.recoveryWindowDays,
    ...(secrets.customerKey && { encryptionKey: keys.for("secrets") }),
  };
}

/** The application's own secrets: those that are made here, and those that a person fills in. */
export function addSecrets(scope: Construct, environment: Environment, keys: Keys): Readonly<Record<string, Secret>> {
  const secrets = new Construct(scope, "secrets");
  return mapValues(environment.application.secrets, (definition, name) => {
    const settings = secretSettings(environment, keys, name, `${name} of ${environment.id}`);
    return definition.source === "generated"
      ? new GeneratedSecret(secrets, name, {
          ...settings,
          generated: definition.keys,
          rotation: environment.secrets.rotations[name] ?? 1,
        })
      : new ExternalSecret(secrets, name, { ...settings, keys: definition.keys });
  });
}
