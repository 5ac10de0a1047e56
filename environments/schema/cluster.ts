import { z } from "zod";
import { architectures } from "../../lib/architecture";
import type { AddonName } from "../../lib/data/eks-versions";
import { podRoleWays } from "../../lib/pod-roles";
import { label, text } from "../../lib/schema";
import { taintEffects } from "../../lib/taints";
import { arn, cidr, exception, logRetentionDays, protectedByDefault, zone } from "./common";

const instanceType = text(/^[a-z][a-z0-9-]*\.[a-z0-9]+$/, "is not an instance type", "a family and a size, such as t3.medium");

/** What a taint does to pods that do not tolerate it. */
export const taintEffect = z.enum(Object.keys(taintEffects) as (keyof typeof taintEffects)[]);

const taint = z.strictObject({
  /** Key of the taint. */
  key: z.string(),
  /** Value of the taint. @default - none */
  value: z.string().optional(),
  /** What it does to pods that do not tolerate it. */
  effect: taintEffect,
});

const nodeGroup = z.strictObject({
  /**
   * `spot` costs less, and is taken away at two minutes' notice; the account needs EC2's role for it, which the plan checks. Changing it replaces
   * the group.
   */
  capacity: z.enum(["on-demand", "spot"]).default("on-demand"),
  /** `arm64` is Graviton. Changing it replaces the group. */
  architecture: z.enum(architectures).default("x86_64"),
  /** Interchangeable types; several make spot capacity easier to find. Changing them replaces the group. */
  instanceTypes: z.array(instanceType).min(1).readonly(),
  /** How many nodes it has. */
  nodes: z.strictObject({
    /** Fewest nodes that the autoscaler leaves. `slipway deploy` starts what is missing with the change; EKS alone refuses more than run. */
    min: z.int().min(0).max(450),
    /** At creation; afterwards the autoscaler's business. */
    desired: z.int().min(0).max(450),
    /** Most nodes that the autoscaler starts. `slipway deploy` drains what is above with the change; EKS alone refuses fewer than run. */
    max: z.int().min(1).max(450),
  }),
  /** gp3 root volume, encrypted. */
  diskGib: z.int().min(20).max(16384).default(50),
  /** Zones that its nodes are in. Changing them replaces the group. @default - every zone of the network */
  zones: z.array(zone).min(1).readonly().optional(),
  /** Kubernetes labels of its nodes. */
  labels: z.record(z.string(), z.string()).default({}),
  /** Taints of its nodes: pods that do not tolerate them stay away. */
  taints: z.array(taint).readonly().default([]),
  /** Nodes replaced at once during an update. */
  maxUnavailable: z.int().min(1).max(100).default(1),
  /** EKS replaces nodes that it finds unhealthy. */
  repair: z.boolean().default(true),
  /** Without launch template and image type, as other code made it. Changing it replaces the group. */
  adopted: exception,
});

/** A version that is pinned, or `unmanaged`. */
const addonVersion = text(
  /^(unmanaged|v\d+\.\d+\.\d+-eksbuild\.\d+)$/,
  "is no version of an add-on",
  "such as v1.22.3-eksbuild.1, or unmanaged",
).optional();

const addonVersions = z.strictObject({
  /** The network plugin. One minor version at a time. @default - the catalogue's, for `cluster.version` */
  "vpc-cni": addonVersion,
  /** Of the cluster's minor version. @default - the catalogue's, for `cluster.version` */
  "kube-proxy": addonVersion,
  /** What hands roles to pods. @default - the catalogue's, for `cluster.version` */
  "eks-pod-identity-agent": addonVersion,
  /** The cluster's DNS. @default - the catalogue's, for `cluster.version` */
  coredns: addonVersion,
  /** What makes volumes. @default - the catalogue's, for `cluster.version` */
  "aws-ebs-csi-driver": addonVersion,
} satisfies Record<AddonName, z.ZodType>);

/** Roles and users of IAM. */
const principals = z.array(arn).readonly().default([]);

export const cluster = z.strictObject({
  /** Kubernetes minor version in standard support. One step at a time upwards, never down. */
  version: z.enum(["1.34", "1.35", "1.36"]).default("1.35"),
  /** Versions of EKS' own add-ons; `unmanaged` leaves one as it is, for ever. `slipway upgrades` says what is behind. */
  addonVersions: addonVersions.prefault({}),
  /**
   * Release of the nodes' AMI, of the cluster's minor version; `unmanaged` leaves nodes as they are until the next minor. A change rolls the nodes.
   * @default - the catalogue's, for `cluster.version`
   */
  nodeRelease: text(
    /^(unmanaged|1\.\d{2}\.\d+-\d{8})$/,
    "is no release of EKS' AMI",
    "such as 1.35.6-20260714, or unmanaged",
  ).optional(),
  /** Name of the cluster. Changing it replaces the cluster. @default - the environment's prefix */
  name: label.optional(),
  /**
   * Zones of the Kubernetes API, for the cluster's life: name them before adding one to the network. Changing them replaces the cluster.
   * @default - every zone of the network
   */
  zones: z.array(zone).min(2).readonly().optional(),
  /** Who reaches the Kubernetes API. */
  endpoint: z
    .strictObject({
      /** Ranges that reach the public endpoint. Empty: there is only the private one. */
      publicCidrs: z.array(cidr).readonly().default([]),
      /** Who reaches the private endpoint besides the cluster itself: what `runner-in-vpc` and `terraform-cloud-agent` run on. */
      privateClients: z
        .strictObject({
          /** Ranges of the VPC, or of networks that are routed to it, such as a VPN's. */
          cidrs: z.array(cidr).readonly().default([]),
          /** Security groups by a word that names them, such as `{ runner: "sg-0123456789abcdef0" }`. */
          securityGroups: z
            .record(label, text(/^sg-[0-9a-f]{8,17}$/, "is not a security group", "such as sg-0123456789abcdef0"))
            .default({}),
        })
        .prefault({}),
      /** How deployments reach the Kubernetes API when it is private. */
      path: z.enum(["runner-in-vpc", "terraform-cloud-agent", "argocd-pull", "public-cidrs"]).default("runner-in-vpc"),
    })
    .prefault({}),
  /** Days that CloudWatch keeps the control plane's logs: one of its own steps. */
  logRetentionDays: logRetentionDays.default(365),
  /** Which logs of the control plane go to CloudWatch. */
  logTypes: z
    .array(z.enum(["api", "audit", "authenticator", "controllerManager", "scheduler"]))
    .readonly()
    .default(["api", "audit", "authenticator", "controllerManager", "scheduler"]),
  /** Kubernetes secrets encrypted under a customer managed key. Switching it off later replaces the cluster. */
  secretsKey: protectedByDefault,
  /** `EXTENDED` keeps a version beyond standard support, at six times the price; `unmanaged` leaves it as it is set. */
  support: z.enum(["STANDARD", "EXTENDED", "unmanaged"]).default("STANDARD"),
  /** Who may enter the cluster, besides what deploys it. */
  access: z
    .strictObject({
      /**
       * May do everything: who applies the add-ons. A role, such as that of Identity Center, gets in as it is; users by the role
       * `<cluster>-admin`, which they assume with MFA.
       */
      admins: principals,
      /** May deploy into the application's namespace; users by the role `<cluster>-deploy`, with MFA. */
      deployers: principals,
      /** May look at everything but secrets; users by the role `<cluster>-read`, with MFA. */
      readers: principals,
    })
    .prefault({}),
  /** Where access is decided. EKS changes it towards `API` only, a step at a time. */
  authenticationMode: z.enum(["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"]).default("API"),
  /**
   * Whoever creates the cluster is its admin, by an access entry that EKS makes itself: leave that principal out of `access`, because EKS
   * refuses a second entry. Changing it replaces the cluster.
   */
  creatorIsAdmin: exception,
  /** How pods get their roles: by the Pod Identity agent on their node, or by tokens of the cluster (`irsa`). Set `formerPodRoles` with a change. */
  podRoles: z.enum(podRoleWays).default("irsa"),
  /** How pods got their roles before, and may until the last that started then is gone: then take it out. @default - only as `podRoles` says */
  formerPodRoles: z.enum(podRoleWays).optional(),
  /** Managed node groups by name. */
  nodeGroups: z.record(label, nodeGroup),
});
