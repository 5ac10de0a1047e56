import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import type { Environment } from "../environments/schema";
import { EphemeralResource } from "../lib/ephemeral";
import { type Construct, Fn } from "../lib/terraform";
import type { ContractReader } from "./contract";

/** How helm and kubernetes log in to the cluster: as the environment's `clusterAccess` says. */
export function addClusterAccess(scope: Construct, environment: Environment, contract: ContractReader): void {
  const connection = connectionOf(scope, environment, contract);
  new KubernetesProvider(scope, "kubernetes", kubernetesOf(connection));
  new HelmProvider(scope, "helm", { kubernetes: connection });
}

type Connection = NonNullable<ConstructorParameters<typeof HelmProvider>[2]>["kubernetes"] & object;

function connectionOf(scope: Construct, { clusterAccess, region }: Environment, contract: ContractReader): Connection {
  if (clusterAccess.type === "kubeconfig") {
    return { configPath: clusterAccess.path, configContext: clusterAccess.context };
  }
  const name = contract.text("cluster", "name");
  const cluster = {
    host: contract.text("cluster", "endpoint"),
    clusterCaCertificate: Fn.base64decode(contract.text("cluster", "certificateAuthority")),
  };
  if (clusterAccess.type === "token") {
    const token = new EphemeralResource(scope, "cluster-token", "aws_eks_cluster_auth", { name });
    return { ...cluster, token: token.attribute("token") };
  }
  return {
    ...cluster,
    exec: {
      apiVersion: "client.authentication.k8s.io/v1",
      command: "aws",
      args: ["eks", "get-token", "--output", "json", "--region", region, "--cluster-name", name],
    },
  };
}

/** The kubernetes provider takes `exec` as a block, of which there may be several. */
function kubernetesOf({ exec, ...connection }: Connection): ConstructorParameters<typeof KubernetesProvider>[2] {
  return { ...connection, ...(exec !== undefined && "command" in exec && { exec: [exec] }) };
}
