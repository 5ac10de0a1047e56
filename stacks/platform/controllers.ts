import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { type AddonSecret, podLogGroupOf, type Severity, secretNameOf, secretReadersPath } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { admits } from "../../lib/pod-roles";
import { type PolicyStatement, policyDocument } from "../../lib/policy";
import { Construct } from "../../lib/terraform";
import type { AlarmTopic } from "../../modules/alarms";
import type { Dns } from "../../modules/dns";
import type { Cluster } from "../../modules/eks";
import {
  alertmanagerStatements,
  argoRolloutsStatements,
  type Controller,
  ControllerRole,
  certManagerStatements,
  clusterAutoscalerStatements,
  externalDnsStatements,
  externalSecretsStatements,
  karpenterStatements,
  loadBalancerControllerPolicy,
  logShippingStatements,
  secretReaderStatements,
  veleroStatements,
} from "../../modules/iam";
import type { Secret } from "../../modules/secrets";
import type { Bucket } from "../../modules/storage";
import type { Databases } from "./data";
import { Karpenter } from "./karpenter";
import type { Keys } from "./keys";
import { podIdentitiesOf } from "./roles";
import { addVelero } from "./velero";

/** What controllers work on. */
export interface ControllerSurroundings {
  readonly cluster: Cluster;
  readonly dns: Dns | undefined;
  readonly keys: Keys;
  /** Bucket that takes access logs. */
  readonly logs: Bucket | undefined;
  readonly databases: Databases | undefined;
  readonly secrets: Readonly<Partial<Record<AddonSecret, Secret>>>;
  readonly alarmTopics: Readonly<Partial<Record<Severity, AlarmTopic>>>;
}

/** The role of each add-on that is switched on and calls AWS, and what it needs outside the cluster. */
export function addControllers(
  scope: Construct,
  environment: Environment,
  around: ControllerSurroundings,
): Readonly<Partial<Record<Controller, ControllerRole>>> {
  const controllers = new Construct(scope, "addon");
  const identities = podIdentitiesOf(environment, around.cluster);
  return Object.fromEntries(
    Object.entries(policiesOf(scope, environment, around)).map(([controller, policy]) => [
      controller,
      new ControllerRole(controllers, kebab(controller), {
        prefix: environment.id,
        controller: controller as Controller,
        identities,
        policy,
      }),
    ]),
  );
}

function policiesOf(
  scope: Construct,
  environment: Environment,
  around: ControllerSurroundings,
): Readonly<Partial<Record<Controller, string>>> {
  const { addons } = environment;
  const { cluster, dns, keys, logs } = around;
  const alerts = alertmanagerPolicy(environment, around);
  // No pod has this role: External Secrets takes it by a service account's token, or has another instead.
  const databaseLogin = admits(environment.cluster, "irsa") ? databaseLoginStatements(environment, around) : undefined;
  const zones = dns ? [dns.zoneArn] : [];
  const backups = addVelero(scope, environment, logs);
  const podLogs = addPodLogs(scope, environment, keys);
  return {
    ...(addons.loadBalancerController && { loadBalancerController: loadBalancerControllerPolicy }),
    ...(addons.nodeScaling === "cluster-autoscaler" && {
      clusterAutoscaler: policyDocument(clusterAutoscalerStatements(cluster.name)),
    }),
    ...(addons.nodeScaling === "karpenter" && { karpenter: karpenterPolicy(scope, environment, cluster) }),
    ...(addons.externalSecrets && { externalSecrets: externalSecretsPolicy(environment, keys) }),
    ...(addons.externalDns && zones.length > 0 && { externalDns: policyDocument(externalDnsStatements(zones)) }),
    ...(addons.certManager && zones.length > 0 && { certManager: policyDocument(certManagerStatements(zones)) }),
    ...(podLogs && { logShipping: policyDocument(logShippingStatements(podLogs.arn)) }),
    ...(alerts !== undefined && { alertmanager: alerts }),
    ...(databaseLogin !== undefined && { postgresExporter: policyDocument(databaseLogin) }),
    ...(addons.argoRollouts && { argoRollouts: policyDocument(argoRolloutsStatements()) }),
    ...(backups && { velero: policyDocument(veleroStatements({ bucketArn: backups.arn })) }),
  };
}

function karpenterPolicy(scope: Construct, environment: Environment, cluster: Cluster): string {
  const { region, account } = environment;
  const { queueArn } = new Karpenter(scope, "karpenter", environment, cluster);
  const { name: clusterName, arn: clusterArn, nodeRole } = cluster;
  return policyDocument(karpenterStatements({ clusterName, clusterArn, region, account, nodeRoleArn: nodeRole.arn, queueArn }));
}

/** Under IRSA it reads add-ons' own secrets itself; under Pod Identity it reads nothing, and assumes the roles that read. */
function externalSecretsPolicy(environment: Environment, keys: Keys): string {
  const { account, cluster } = environment;
  return policyDocument([
    ...(admits(cluster, "irsa") ? addonSecretStatements(environment, keys) : []),
    ...(admits(cluster, "pod-identity")
      ? secretReaderStatements(`arn:aws:iam::${account}:role${secretReadersPath(environment)}*`)
      : []),
  ]);
}

/** Add-ons' own secrets alone: the application's are read by roles of its workloads. */
export function addonSecretStatements(environment: Environment, keys: Keys): PolicyStatement[] {
  const { region, account, secrets } = environment;
  return externalSecretsStatements({
    secretArns: [`arn:aws:secretsmanager:${region}:${account}:secret:${secretNameOf(environment, "addons/*")}`],
    ...(secrets.customerKey && { keyArns: [keys.for("secrets").arn] }),
  });
}

function alertmanagerPolicy({ addons }: Environment, { alarmTopics }: ControllerSurroundings): string | undefined {
  const topics = Object.values(alarmTopics);
  const [first] = topics;
  return addons.monitoring && first
    ? policyDocument(alertmanagerStatements({ topicArns: topics.map(({ arn }) => arn), keyArn: first.encryptionKey.arn }))
    : undefined;
}

/** The master user's password, and that of the login which is made with it. */
export function databaseLoginStatements(
  { database }: Environment,
  { databases, secrets }: Pick<ControllerSurroundings, "databases" | "secrets">,
): PolicyStatement[] | undefined {
  const master = databases?.logins[database?.name ?? ""];
  const own = secrets["postgres-exporter"];
  if (master === undefined || own === undefined) {
    return undefined;
  }
  const keyArns = [master, own].flatMap(({ encryptionKey }) => encryptionKey?.arn ?? []);
  return externalSecretsStatements({ secretArns: [master.arn, own.arn], keyArns: [...new Set(keyArns)] });
}

/** Made here, so that Fluent Bit need not be allowed to, and the group ends some day. */
function addPodLogs(scope: Construct, environment: Environment, keys: Keys): CloudwatchLogGroup | undefined {
  const { logShipping } = environment.addons;
  return (
    logShipping &&
    new CloudwatchLogGroup(scope, "pod-logs", {
      name: podLogGroupOf(environment),
      retentionInDays: logShipping.retentionDays,
      ...(keys.logs && { kmsKeyId: keys.logs.arn }),
    })
  );
}

const kebab = (word: string): string => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
