import { environments } from "../deploy/small-environments";

/** Beside the small environments, `kept`: in an account, its state in a bucket, with a protected database. */
export const faultEnvironments = `${environments(["web"])}
import { database } from "../application/uses";

export const kept: EnvironmentDefinition = {
  ...small,
  system: "kept",
  // The emulator makes no security group for its cluster, that private clients would be let into.
  cluster: { ...small.cluster, endpoint: { publicCidrs: ["203.0.113.0/24"], path: "public-cidrs" } },
  application: { ...base.application, components: { web: { image: "web", uses: [database("shop")] } } },
  database: {
    engineVersion: "16",
    instanceClass: "db.t3.medium",
    storageGib: 20,
    name: "shop",
    username: "shop",
    // The emulator forgets them: every plan would set them again.
    logExports: [],
  },
};
`;
