import type { Addon, AddonContext } from "../../addons";
import type { KubernetesObject } from "../../lib/kubernetes-object";
import { objectOf as renderedObjectOf } from "../charts/helm";
import { environmentWith } from "../support/environments";

export const account = "123456789012";
export const certificateArn = `arn:aws:acm:us-east-1:${account}:certificate/1`;

/** What an add-on learns of a cluster of DebtFlow's production with the value at each path replaced. */
export function contextWith(changes: Readonly<Record<string, unknown>>): AddonContext {
  const environment = environmentWith(changes);
  return {
    environment,
    clusterName: "debtflow-production",
    clusterEndpoint: "https://example.com",
    vpcId: "vpc-1",
    certificateArn,
    databaseHost: (database) => `${database}.example.rds.amazonaws.com`,
    databaseSecretArn: (database) => `arn:aws:secretsmanager:us-east-1:${account}:secret:${database}-AbCdEf`,
    roleArn: (controller) => `arn:aws:iam::${account}:role/${controller}`,
    tags: {},
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what stands below differs by chart; an assertion on what is not there fails
export const valuesOf = (addon: Addon, context: AddonContext): any => addon.values(context);

/** The one object of a kind and name. */
// biome-ignore lint/suspicious/noExplicitAny: what stands below differs by kind; an assertion on what is not there fails
export function objectOf(objects: readonly KubernetesObject[] | undefined, kind: string, name: string): any {
  return renderedObjectOf(objects ?? [], kind, name);
}
