/**
 * A file of environments, none of which has anything that takes long to make: `local` and `other` on emulators, with these images,
 * each of which runs; and `small`, which lies in an account.
 *
 * @param settings further settings of `local`, as they stand in its file
 */
export const environments = (images: readonly string[], settings = ""): string => `
import type { EnvironmentDefinition } from "./schema";

const trial = { enabled: true, reason: "a test throws it away with everything in it" } as const;
const off = { enabled: false, reason: "a test throws it away with everything in it" } as const;

const base: EnvironmentDefinition = {
  system: "local",
  tier: "non-production",
  account: "000000000000",
  region: "us-east-1",
  backend: { type: "local" },
  application: {
    name: "shop",
    namespace: "shop",
    images: { ${images.map((name) => `${name}: { source: "built" }`).join(", ")} },
    components: { ${images.map((name) => `${name}: { image: "${name}", uses: [] }`).join(", ")} },
  },
  network: { cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1b"], natZones: ["us-east-1a"], flowLogs: off },
  cluster: {
    support: "unmanaged",
    access: { admins: ["arn:aws:iam::000000000000:role/developer"] },
    nodeGroups: { nodes: { instanceTypes: ["t3.medium"], nodes: { min: 1, desired: 2, max: 3 }, adopted: trial } },
  },
  registry: { type: "ecr", forceDelete: trial },
  workloads: { ${images.map((name) => `${name}: { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "100m", memory: "128Mi" } }`).join(", ")} },
};

const of = (account: string) => ({
  account,
  cluster: { ...base.cluster, access: { admins: [\`arn:aws:iam::\${account}:role/developer\`] } },
});

export const local: EnvironmentDefinition = { ...base, target: "emulator", ${settings} };

export const other: EnvironmentDefinition = { ...base, ...of("210987654321"), system: "other", target: "emulator" };

const account = of("123456789012");
const endpoint = { privateClients: { cidrs: ["10.100.0.0/16"] } };

export const small: EnvironmentDefinition = {
  ...base,
  ...account,
  system: "small",
  backend: { type: "s3" },
  cluster: { ...account.cluster, endpoint },
};
`;
