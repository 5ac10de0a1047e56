import type { EnvironmentDefinition } from "../../../environments/schema";
import { debtflow } from "./application";
import { common, resources } from "./common";

const trial = "the embedded AWS emulator is thrown away with everything in it";

/** DebtFlow on the embedded AWS emulator: what `npm start` deploys. */
export const local: EnvironmentDefinition = {
  ...common,
  system: "local",
  tier: "non-production",
  target: "emulator",
  // The emulator's own account.
  account: "000000000000",
  backend: { type: "s3", disposable: { enabled: true, reason: trial } },
  application: debtflow,
  network: {
    ...common.network,
    flowLogs: {
      enabled: false,
      reason: "the emulator forgets the role and interval of flow logs, so every start would replace them",
    },
  },
  cluster: {
    ...common.cluster,
    // The emulator makes no security group for its cluster.
    endpoint: {},
    access: { admins: ["arn:aws:iam::000000000000:role/developer"] },
    // The emulator forgets it, and cannot change it.
    support: "unmanaged",
    nodeGroups: {
      nodes: {
        ...common.cluster.nodeGroups.nodes,
        adopted: {
          enabled: true,
          reason: "the emulator forgets a group's launch template, so every start would replace the group",
        },
      },
    },
  },
  database: {
    ...common.database,
    // The emulator forgets them: every start would set them again, which takes longer than all the rest.
    logExports: [],
    multiAz: { enabled: false, reason: trial },
    deletionProtection: { enabled: false, reason: trial },
    finalSnapshot: { enabled: false, reason: trial },
  },
  cache: {
    ...common.cache,
    authentication: {
      type: "none",
      reason: "a token takes a provider that an offline machine may not have; nothing real is in there",
    },
  },
  buckets: { files: { ...common.buckets.files, forceDestroy: { enabled: true, reason: trial } } },
  registry: { type: "ecr", forceDelete: { enabled: true, reason: trial } },
  secrets: { immediateDeletion: { enabled: true, reason: trial } },
  dns: { domain: "debtflow.test", zone: "new" },
  ingress: { host: "debtflow.test" },
  // Whatever controllers of AWS do off AWS is nothing: nodes do not scale, and the ingress gets no load balancer.
  addons: { nodeScaling: "none" },
  workloads: resources,
  // Add-ons and application go to a cluster of yours, such as kind's; `npm start` leaves them out.
  clusterAccess: { type: "kubeconfig", context: "kind-slipway", optional: true },
};
