import { z } from "zod";
import { alertSettings } from "../application/alerts";
import { applicationSchema } from "../application/schema";
import { regions } from "../lib/regions";
import { label, text } from "../lib/schema";
import { addons, clusterAccess, delivery, extraObjects, workload } from "./schema/addons";
import { backend } from "./schema/backend";
import { cluster } from "./schema/cluster";
import { bucket, cache, database } from "./schema/data";
import { network } from "./schema/network";
import { notBuilt } from "./schema/not-built";
import { alarms, dns, ingress, pipeline, registry, secrets } from "./schema/services";

const account = text(/^\d{12}$/, "is not an account id", "12 digits");
const region = z.string().refine((value) => regions.some((one) => one === value), {
  error: "is not a region",
  // Others are partitions of their own: ARNs, and what there is, differ.
  params: { allowed: "an AWS region outside China and GovCloud, such as us-east-1", choices: regions },
  abort: true,
});

// The driver of volumes takes its tags as one list: key=value,key=value.
const tagKey = text(/^[^=,]{1,128}$/, "is not a tag key", "1 to 128 characters, no = and comma");
const tagValue = text(/^[^,]{0,256}$/, "is not a tag value", "at most 256 characters, no comma");

/** The sections of an environment, without the rules between them. */
export const sections = z.strictObject({
  /** Product, such as `debtflow`: prefix of names, and of the state's keys. Changing it replaces everything. */
  system: label,
  /** Stage, such as `production`. Changing it replaces everything. @default - the system has one environment, named like itself */
  stage: label.optional(),
  /** Production refuses what destroys data without a way back. */
  tier: z.enum(["production", "non-production"]).default("production"),
  /**
   * Where it lives: in its AWS account, or on an AWS emulator that `npm start` and `slipway` start on this machine, one for each
   * such environment. Outside production only.
   */
  target: z.enum(["aws", "emulator"]).default("aws"),
  /** AWS account that it lives in. Credentials of another one are refused before anything is read. */
  account,
  /** AWS region that it lives in. Changing it replaces everything. */
  region,
  /** Besides Project, Environment and ManagedBy. */
  tags: z.record(tagKey, tagValue).default({}),
  /** Where Terraform keeps and locks the state of its stacks. */
  backend,
  /** What runs there: the same for every stage of a system. */
  application: applicationSchema,
  /** The VPC: address ranges, zones, ways out, and what is logged of its traffic. */
  network,
  /** The EKS cluster: version, who may enter, and the nodes. */
  cluster,
  /** A PostgreSQL instance of RDS. @default - none */
  database: database.optional(),
  /** A Redis or Valkey cache of ElastiCache. @default - none */
  cache: cache.optional(),
  /** S3 buckets by name, as `bucket("<name>")` uses them. */
  buckets: z.record(label, bucket).default({}),
  /** Where the images that the team builds are kept. */
  registry: registry.prefault({ type: "ecr" }),
  /** How the secrets in Secrets Manager are kept. */
  secrets: secrets.prefault({}),
  /** The zone of its names, and the certificate. @default - none: plain HTTP */
  dns: dns.optional(),
  /** The way in from outside. @default - none: nothing comes in */
  ingress: ingress.optional(),
  /** A firewall and a distribution in front of the load balancer: not built yet. */
  edge: notBuilt,
  /** Logs of all that writes into CloudWatch. */
  logs: z
    .strictObject({
      /** At rest under a customer managed key instead of CloudWatch's own. */
      customerKey: z.boolean().default(true),
    })
    .prefault({}),
  /** Account-wide trail and detection: not built yet. */
  audit: notBuilt,
  /** Who is told when something is wrong. @default - nobody */
  alarms: alarms.optional(),
  /** AWS Backup, besides what each service keeps itself: not built yet. */
  backup: notBuilt,
  /** Somebody is told of what it costs: not built yet. */
  budget: notBuilt,
  /** Roles for GitHub Actions. @default - none */
  pipeline: pipeline.optional(),
  /** What runs in the cluster beside the application. */
  addons: addons.prefault({}),
  /** Size of each component, job and cron job. */
  workloads: z.record(label, workload).default({}),
  /** What somebody is told of; `{}` takes an alert's usual thresholds. */
  alerts: alertSettings.prefault({}),
  /** Kubernetes objects of your own that the application's releases hold besides. */
  extraObjects: extraObjects.prefault({}),
  /** Who installs the application: Terraform as Helm releases, or Argo CD from a repository. */
  delivery: delivery.default("helm"),
  /** How Terraform reaches the Kubernetes API to install add-ons and application. */
  clusterAccess: clusterAccess.default({ type: "token" }),
});

export type Sections = z.output<typeof sections>;

/** Everything that one environment is, complete with defaults. */
export interface Environment extends Sections {
  /** Names the environment, and prefixes what AWS wants unique: `debtflow-production`. */
  readonly id: string;
}

/** An environment as its file states it. */
export type EnvironmentDefinition = z.input<typeof sections>;

/** `<system>-<stage>`, or the system alone. */
export function idOf({ system, stage }: Pick<Sections, "system" | "stage">): string {
  return stage === undefined ? system : `${system}-${stage}`;
}
