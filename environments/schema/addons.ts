import { z } from "zod";
import { stageVariable, variableName } from "../../application/variables";
import { label, schedule, text } from "../../lib/schema";
import { autoscaling } from "./autoscaling";
import { taintEffect } from "./cluster";
import { cidr, cpu, domain, email, exception, logRetentionDays, memory } from "./common";
import { rollout } from "./rollout";

/** What runs in the cluster beside the application: `true`, or settings, switches an add-on on. */
export const addons = z.strictObject({
  /** AWS Load Balancer Controller: makes the ALB of the ingress. */
  loadBalancerController: z.boolean().default(true),
  /** metrics-server: CPU and memory of pods, which autoscaling goes by. */
  metricsServer: z.boolean().default(true),
  /** External Secrets: brings secrets from Secrets Manager to the pods that use them. */
  externalSecrets: z.boolean().default(true),
  /** Restarts pods when a secret of theirs was rotated. */
  reloader: z.boolean().default(true),
  /** Who adds and removes nodes: cluster-autoscaler within the node groups, Karpenter with nodes of its own choice, or nobody. */
  nodeScaling: z.enum(["cluster-autoscaler", "karpenter", "none"]).default("cluster-autoscaler"),
  /** external-dns: points every host of the environment at its load balancer. */
  externalDns: z.boolean().default(false),
  /** cert-manager: certificates of Let's Encrypt, for the NGINX controller. @default - off */
  certManager: z
    .strictObject({
      /** Who Let's Encrypt writes to. */
      email,
    })
    .optional(),
  /** The NGINX controller of F5, which `ingress.controller: "nginx"` needs. */
  nginxIngress: z.boolean().default(false),
  /** Prometheus, Alertmanager and Grafana. @default - off */
  monitoring: z
    .strictObject({
      /** Seconds between two readings of each metric. */
      scrapeSeconds: z.int().min(5).max(300).default(30),
      /** Days that Prometheus keeps metrics. */
      retentionDays: z.int().min(1).max(365).default(15),
      /** Size of Prometheus' volume. */
      storageGib: z.int().min(5).max(1000).default(50),
      /** Grafana behind the ingress: a host of its own, or a path of the application's. */
      grafana: z
        .strictObject({
          /** Host of its own. */
          host: domain.optional(),
          /** In place of a host, path below the application's. */
          path: text(/^\/[\w-]+$/, "is not a path", "/ and a word, such as /grafana").optional(),
          /** Ranges that may reach it. ALB only, within `ingress.sourceCidrs`. @default - whoever reaches the load balancer */
          sourceCidrs: z.array(cidr).min(1).readonly().optional(),
          /** The whole Internet reaches its login, and a password is all that guards it. */
          openToInternet: exception,
        })
        .optional(),
      /** Metrics of the database, read under a login that may look and do nothing else. */
      postgresExporter: z.boolean().default(false),
      /** A higher number makes the passwords of Grafana and of the exporter's login anew. */
      passwordRotation: z.int().min(1).default(1),
    })
    .optional(),
  /** The pods' output in CloudWatch, by Fluent Bit. @default - off */
  logShipping: z
    .strictObject({
      /** Days that CloudWatch keeps it: one of its own steps. */
      retentionDays: logRetentionDays.default(365),
    })
    .optional(),
  /** Argo CD, which `delivery: "argocd"` needs. @default - off */
  argoCd: z
    .strictObject({
      /** Host of its web interface, with a generated password for `admin`. @default - none, and nobody logs in */
      host: domain.optional(),
      /** A higher number makes the password of `admin` anew. */
      passwordRotation: z.int().min(1).default(1),
      /** Repository that it installs from. */
      repository: z.url({ protocol: /^https$/ }),
      /** The repository asks for a user and a password, which a person fills into a secret. */
      privateRepository: z.boolean().default(false),
      /** Branch, tag or commit that it follows. */
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
  /** Argo Rollouts, which canary and blue-green rollouts need. */
  argoRollouts: z.boolean().default(false),
  /** KEDA, which triggers of autoscaling need. */
  keda: z.boolean().default(false),
  /** Velero: backups of the cluster's objects and volumes. @default - off */
  velero: z
    .strictObject({
      /** When a backup is made: five cron fields in UTC, or a word such as `@daily`. */
      schedule: schedule.default("0 2 * * *"),
      /** Hours that a backup is kept. */
      retentionHours: z.int().min(24).default(720),
      /** Destroying the stack deletes every backup. Outside production only. */
      forceDestroy: exception,
    })
    .optional(),
});

const resources = z.strictObject({
  /** Millicores or cores. */
  cpu,
  /** Mebibytes or gibibytes. */
  memory,
});

/** Size of one workload in one stage. */
export const workload = z.strictObject({
  /** Pods that run at once. */
  replicas: z.int().min(0).max(1000).default(1),
  /** What each pod is sure to get: nodes are chosen by it. */
  requests: resources,
  /** What each pod gets at most. */
  limits: resources,
  /** Takes the place of `replicas`. */
  autoscaling: autoscaling.optional(),
  /** Pods that voluntary disruptions leave running. */
  minAvailable: z.int().min(1).optional(),
  /** How a new version takes over. */
  rollout,
  /** A priority class of the cluster. @default - `slipway-components` for components, `slipway-jobs` for jobs and cron jobs: the add-ons make both */
  priorityClass: label.optional(),
  /** Rather one pod per node than two, besides the spread over zones and nodes that every component has. */
  antiAffinity: z.boolean().default(false),
  /** Environment variables that differ by stage, in place of the application's; never a secret. */
  variables: z.record(variableName, stageVariable).default({}),
  /** Size of each of its volumes, in GiB. It grows in place, and never shrinks. */
  storageGib: z.record(label, z.int().min(1).max(65_536)).default({}),
  /** Class of its volumes. Changing it replaces the StatefulSet, which Kubernetes refuses: remove the component first. */
  storageClass: label.default("gp3"),
  /** Labels of the nodes that it may run on, such as `eks.amazonaws.com/capacityType: ON_DEMAND`. @default - any node */
  nodeSelector: z.record(z.string(), z.string()).default({}),
  /**
   * Taints of node groups that do not keep it away. It may run elsewhere as well: `nodeSelector` says that it does not. @default - none
   */
  tolerations: z
    .array(
      z.strictObject({
        /** Key of the taint. */
        key: z.string(),
        /** Its value. @default - any */
        value: z.string().optional(),
        /** What it does. @default - any effect */
        effect: taintEffect.optional(),
      }),
    )
    .readonly()
    .default([]),
});

/** How a later stack reaches the Kubernetes API. */
export const clusterAccess = z.discriminatedUnion("type", [
  z.strictObject({
    /**
     * A token that Terraform gets for itself, with no program's help. It ends after 15 minutes: what cannot end before, rollout or add-ons,
     * is refused.
     */
    type: z.literal("token"),
  }),
  z.strictObject({
    /** The AWS CLI of the machine that runs Terraform asks for a token whenever one is needed: migrations and rollout have half an hour each, or as long as they need. */
    type: z.literal("exec"),
  }),
  z.strictObject({
    /** A context of a kubeconfig file: for clusters of this machine, or with logins of their own. */
    type: z.literal("kubeconfig"),
    /** Context of the kubeconfig file. */
    context: z.string().min(1),
    /** The kubeconfig file; `~` is the home of whoever runs Terraform. */
    path: text(/^(~\/|\/).*[^/]$/, "is not the absolute path of a file", "a path that starts with / or ~/").default(
      "~/.kube/config",
    ),
    /**
     * Add-ons and application are left out, and that is said, where Terraform runs without this cluster: no kubeconfig, no such
     * context, no answer, no providers to install. Outside production only.
     */
    optional: z.boolean().default(false),
  }),
]);

export const delivery = z.enum(["helm", "argocd"]);

const kubernetesObject = z.looseObject({
  /** Such as `v1`. */
  apiVersion: z.string().min(1),
  /** Any but Secret. */
  kind: z.string().refine((kind) => kind !== "Secret", {
    error: "would put secret values into the environment",
    params: { allowed: "any other kind; secrets of the application" },
  }),
  /** Name and labels. */
  metadata: z.looseObject({
    /** Its name. */
    name: z.string().min(1),
  }),
});

/** Kubernetes objects that the application's releases hold besides, as they are. */
export const extraObjects = z.strictObject({
  /** Those that pods need before they start. */
  foundation: z.array(kubernetesObject).readonly().default([]),
  /** Those that may come with the pods. */
  workloads: z.array(kubernetesObject).readonly().default([]),
});
