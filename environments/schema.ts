import { z } from "zod";
import { alertSettings } from "../application/alerts";
import { applicationSchema } from "../application/schema";
import { label, text } from "../lib/schema";
import { addons, clusterAccess, delivery, extraObjects, workload } from "./schema/addons";
import { backend } from "./schema/backend";
import { cluster } from "./schema/cluster";
import { bucket, cache, database } from "./schema/data";
import { network } from "./schema/network";
import { alarms, audit, backup, budget, dns, edge, ingress, pipeline, registry, secrets } from "./schema/services";

const account = text(/^\d{12}$/, "is not an account id", "12 digits");
const region = text(
  // Others are partitions of their own: ARNs, and what there is, differ.
  /^(?!cn-|us-gov-|us-iso)[a-z]{2}(-[a-z]+)+-\d$/,
  "is not a region",
  "an AWS region outside China and GovCloud, such as us-east-1",
);

/** The sections of an environment, without the rules between them. */
export const sections = z.strictObject({
  /** Product, such as `debtflow`: prefix of names, and of the state's keys. */
  system: label,
  /** Stage, such as `production`. @default - the system has one environment, named like itself */
  stage: label.optional(),
  /** Production refuses what destroys data without a way back. */
  tier: z.enum(["production", "non-production"]).default("production"),
  account,
  region,
  /** Besides Project, Environment and ManagedBy. */
  tags: z.record(z.string(), z.string()).default({}),
  backend,
  application: applicationSchema,
  network,
  cluster,
  database: database.optional(),
  cache: cache.optional(),
  buckets: z.record(label, bucket).default({}),
  registry: registry.prefault({ type: "ecr" }),
  secrets: secrets.prefault({}),
  dns: dns.optional(),
  ingress: ingress.optional(),
  edge: edge.prefault({}),
  /** Logs of all that writes into CloudWatch. */
  logs: z
    .strictObject({
      /** At rest under a customer managed key instead of CloudWatch's own. */
      customerKey: z.boolean().default(true),
    })
    .prefault({}),
  audit: audit.prefault({}),
  alarms: alarms.optional(),
  backup: backup.optional(),
  budget: budget.optional(),
  pipeline: pipeline.optional(),
  addons: addons.prefault({}),
  /** Size of each component, job and cron job. */
  workloads: z.record(label, workload).default({}),
  /** What somebody is told of; `{}` takes an alert's usual thresholds. */
  alerts: alertSettings.prefault({}),
  extraObjects: extraObjects.prefault({}),
  delivery: delivery.default("helm"),
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
