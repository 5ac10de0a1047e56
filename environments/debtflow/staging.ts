import type { EnvironmentDefinition } from "../schema";
import { common, resources } from "./common";

const rebuilt = { enabled: false, reason: "staging holds no data of value and is rebuilt often" } as const;
const emptied = { ...rebuilt, enabled: true } as const;

export const staging: EnvironmentDefinition = {
  ...common,
  stage: "staging",
  tier: "non-production",
  database: {
    ...common.database,
    multiAz: { enabled: false, reason: "staging can wait for a restore; a standby doubles the price" },
    deletionProtection: rebuilt,
    finalSnapshot: rebuilt,
  },
  buckets: { files: { ...common.buckets.files, forceDestroy: emptied } },
  registry: { type: "ecr", forceDelete: emptied },
  secrets: { immediateDeletion: emptied },
  // The zone is production's as well; this certificate's name and its record are staging's own.
  dns: { domain: "debtflow.example.com" },
  ingress: { host: "staging.debtflow.example.com" },
  pipeline: {
    repository: "debtflow/debtflow",
    repositoryIds: { owner: 1000001, repository: 1000002 },
    refs: ["refs/heads/main"],
    environment: "staging",
  },
  workloads: resources,
};
