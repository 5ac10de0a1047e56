import type { StackJson } from "../../../review/aws";
import { addStacks } from "../../../stacks";
import { everyAddon } from "../../support/addons";
import { environmentWith } from "../../support/environments";
import { synthStacks } from "../../support/synth-stacks";

const keys = {
  "database.customerKey": true,
  "cache.customerKey": true,
  "buckets.files.customerKey": true,
  "registry.customerKey": true,
  "registry.type": "ecr",
  "secrets.customerKey": true,
};

/** Environments that between them make every kind of resource, as paths and values of DebtFlow's production. */
export const variants = {
  plain: { "addons.externalDns": true },
  "every add-on by the ALB": { ...everyAddon.alb, ...keys, "registry.pullAccounts": ["210987654321"] },
  "every add-on by NGINX": {
    ...everyAddon.nginx,
    "network.endpoints.interface": ["ecr.api", "ecr.dkr", "sts", "logs"],
    "network.networkAcls": true,
    "dns.zone": "new",
    "database.readReplicas": ["reporting"],
  },
  "logins by IAM": {
    "addons.externalDns": true,
    "cache.authentication": { type: "iam" },
    "cache.engine": "valkey",
    "cache.engineVersion": "8.0",
    "cache.parameters": {},
    "application.images.api.variables.REDIS_URL": { from: "cache", part: "host" },
    "application.images.api.variables.CELERY_BROKER_URL": { from: "cache", part: "port" },
    "database.iamAuthentication": true,
    "database.additionalNames": ["reports"],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Nothing of Route 53's: who has the name points it. */
export const elsewhere = {
  dns: undefined,
  "ingress.host": "debtflow.example.org",
  "ingress.plainHttp": { enabled: true, reason: "a proxy of the zone's owner encrypts it" },
};

/** The stacks of DebtFlow's production with the value at each path replaced, by id. */
export function stacksOf(changes: Readonly<Record<string, unknown>>): Record<string, StackJson> {
  const { stacks } = synthStacks((app) => addStacks(app, [environmentWith(changes)]));
  return Object.fromEntries(Object.entries(stacks).map(([id, json]) => [id, JSON.parse(json)]));
}
