import { z } from "zod";
import { variableName } from "../../application/variables";
import { label, text } from "../../lib/schema";
import { autoscaling } from "./autoscaling";
import { cpu, domain, email, exception, logRetentionDays, memory } from "./common";
import { rollout } from "./rollout";

const cron = text(/^[\d*/,-]+( [\dA-Z*/,-]+){4}$/, "is not a schedule", "five cron fields, such as 0 2 * * *");

/** What runs in the cluster beside the application: `true`, or settings, switches an add-on on. */
export const addons = z.strictObject({
  loadBalancerController: z.boolean().default(true),
  metricsServer: z.boolean().default(true),
  externalSecrets: z.boolean().default(true),
  /** Restarts pods when a secret of theirs was rotated. */
  reloader: z.boolean().default(true),
  nodeScaling: z.enum(["cluster-autoscaler", "karpenter", "none"]).default("cluster-autoscaler"),
  externalDns: z.boolean().default(false),
  certManager: z.strictObject({ email }).optional(),
  nginxIngress: z.boolean().default(false),
  monitoring: z
    .strictObject({
      scrapeSeconds: z.int().min(5).max(300).default(30),
      retentionDays: z.int().min(1).max(365).default(15),
      storageGib: z.int().min(5).max(1000).default(50),
      /** Grafana behind the ingress: a host of its own, or a path of the application's. */
      grafana: z
        .union([
          z.strictObject({ host: domain }),
          z.strictObject({ path: text(/^\/[\w-]+$/, "is not a path", "/ and a word, such as /grafana") }),
        ])
        .optional(),
      /** Metrics of the database, read under a login that may look and do nothing else. */
      postgresExporter: z.boolean().default(false),
      /** A higher number makes the passwords of Grafana and of the exporter's login anew. */
      passwordRotation: z.int().min(1).default(1),
    })
    .optional(),
  logShipping: z.strictObject({ retentionDays: logRetentionDays.default(365) }).optional(),
  argoCd: z
    .strictObject({
      /** Host of its web interface, with a generated password for `admin`. @default - none, and nobody logs in */
      host: domain.optional(),
      /** A higher number makes the password of `admin` anew. */
      passwordRotation: z.int().min(1).default(1),
      repository: z.url({ protocol: /^https$/ }),
      /** The repository asks for a user and a password, which a person fills into a secret. */
      privateRepository: z.boolean().default(false),
      revision: z.string().default("main"),
      /** Folder of the repository with the application chart. */
      path: z.string(),
      /**
       * Values file of the repository with the tag of each built image, as `images.<image>.tag`: whoever commits to it rolls out.
       * @default - Terraform's variable `image_tags` says them
       */
      imageTagsFile: text(
        /^(?!.*(^|\/)\.\.?\/)[\w.-]+(\/[\w.-]+)*\.ya?ml$/,
        "is not a file of the repository",
        "a path from its root, such as image-tags/production.yaml",
      ).optional(),
    })
    .optional(),
  argoRollouts: z.boolean().default(false),
  keda: z.boolean().default(false),
  velero: z
    .strictObject({
      schedule: cron.default("0 2 * * *"),
      retentionHours: z.int().min(24).default(720),
      /** Destroying the stack deletes every backup. Outside production only. */
      forceDestroy: exception,
    })
    .optional(),
});

const resources = z.strictObject({ cpu, memory });

/** Size of one workload in one stage. */
export const workload = z.strictObject({
  replicas: z.int().min(0).max(1000).default(1),
  requests: resources,
  limits: resources,
  /** Takes the place of `replicas`. */
  autoscaling: autoscaling.optional(),
  /** Pods that voluntary disruptions leave running. */
  minAvailable: z.int().min(1).optional(),
  rollout,
  /** Environment variables that differ by stage; never a secret. */
  /** A priority class of the cluster. @default - the cluster's default */
  priorityClass: label.optional(),
  /** Rather one pod per node than two, besides the spread over zones and nodes that every component has. */
  antiAffinity: z.boolean().default(false),
  variables: z.record(variableName, z.string()).default({}),
  /** Size of each of its volumes, in GiB. It grows in place, and never shrinks. */
  storageGib: z.record(label, z.int().min(1).max(65_536)).default({}),
  /** Class of its volumes. Changing it takes a new StatefulSet. */
  storageClass: label.default("gp3"),
  /** Labels of the nodes that it may run on, such as `eks.amazonaws.com/capacityType: ON_DEMAND`. @default - any node */
  nodeSelector: z.record(z.string(), z.string()).default({}),
});

/** How a later stack reaches the Kubernetes API. */
export const clusterAccess = z.discriminatedUnion("type", [
  /**
   * A token that Terraform gets for itself, with no program's help. It ends after 15 minutes, so migrations and rollout have a few
   * minutes each.
   */
  z.strictObject({ type: z.literal("token") }),
  /** The AWS CLI of the machine that runs Terraform asks for a token whenever one is needed: migrations and rollout have half an hour each. */
  z.strictObject({ type: z.literal("exec") }),
  z.strictObject({
    type: z.literal("kubeconfig"),
    context: z.string().min(1),
    /** The kubeconfig file; `~` is the home of whoever runs Terraform. */
    path: text(/^(~\/|\/).*[^/]$/, "is not a path that holds wherever Terraform runs", "an absolute one, or one from ~/").default(
      "~/.kube/config",
    ),
  }),
]);

export const delivery = z.enum(["helm", "argocd"]);

const kubernetesObject = z.looseObject({
  apiVersion: z.string().min(1),
  kind: z.string().refine((kind) => kind !== "Secret", {
    error: "holds values that stand in no environment",
    params: { allowed: "any other kind; secrets of the application" },
  }),
  metadata: z.looseObject({ name: z.string().min(1) }),
});

/** Kubernetes objects that the application's releases hold besides, as they are. */
export const extraObjects = z.strictObject({
  /** Those that pods need before they start. */
  foundation: z.array(kubernetesObject).readonly().default([]),
  workloads: z.array(kubernetesObject).readonly().default([]),
});
