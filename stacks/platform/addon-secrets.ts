import { type AddonSecret, addonSecretNameOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { Construct } from "../../lib/terraform";
import { ExternalSecret, GeneratedSecret, type Secret, type SecretSettings } from "../../modules/secrets";
import type { Keys } from "./keys";
import { secretSettings } from "./secrets";

/** Characters of a generated password; no symbols, so that every program takes it. */
const passwordLength = 32;

/** Name of the exporter's login, which may look at the database and do nothing else. */
const monitoringLogin = "monitoring";

/** Secrets that add-ons have of their own: what a person logs in with, or the add-on somewhere else. */
export function addAddonSecrets(
  scope: Construct,
  environment: Environment,
  keys: Keys,
): Readonly<Partial<Record<AddonSecret, Secret>>> {
  const { monitoring, argoCd } = environment.addons;
  const secrets = new Construct(scope, "addon-secrets");
  const settings = (secret: AddonSecret, what: string): SecretSettings => ({
    ...secretSettings(environment, keys, secret, `${what} of ${environment.id}`),
    name: addonSecretNameOf(environment, secret),
  });
  const login = (secret: AddonSecret, what: string, username: string, rotation: number) =>
    new GeneratedSecret(secrets, secret, {
      ...settings(secret, what),
      plain: { username },
      generated: { password: { length: passwordLength } },
      rotation,
    });
  return {
    ...(monitoring && { grafana: login("grafana", "Grafana's admin", "admin", monitoring.passwordRotation) }),
    ...(monitoring?.postgresExporter && {
      "postgres-exporter": login(
        "postgres-exporter",
        "Database login of the metrics' exporter",
        monitoringLogin,
        monitoring.passwordRotation,
      ),
    }),
    ...(argoCd?.host !== undefined && { "argo-cd": login("argo-cd", "Argo CD's admin", "admin", argoCd.passwordRotation) }),
    ...(argoCd?.privateRepository && {
      "argo-cd-repository": new ExternalSecret(secrets, "argo-cd-repository", {
        ...settings("argo-cd-repository", "What Argo CD reads the repository with"),
        keys: ["username", "password"],
      }),
    }),
  };
}
