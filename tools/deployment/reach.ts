import type { Environment } from "../../environments/schema";
import { ToolError } from "../errors";
import { TerraformError } from "../terraform/errors";

type Endpoint = Environment["cluster"]["endpoint"];

const paths: Readonly<Record<Endpoint["path"], string>> = {
  "runner-in-vpc": "a runner inside the VPC, or a machine with a route into it (a VPN)",
  "terraform-cloud-agent": "a Terraform Cloud agent inside the VPC: the workspace's execution mode has to be `agent`",
  "argocd-pull":
    "Argo CD inside the cluster, which pulls; what Terraform itself installs takes a machine with a route into the VPC",
  "public-cidrs": "a machine in the ranges of cluster.endpoint.publicCidrs",
};

/** What to know before a stack goes into the cluster from here; undefined when the API is open to the ranges that it names. */
export function reachOf({
  cluster: { endpoint },
  clusterAccess,
}: Pick<Environment, "cluster" | "clusterAccess">): string | undefined {
  if (clusterAccess.type === "kubeconfig") {
    return undefined;
  }
  const { publicCidrs, path } = endpoint;
  if (publicCidrs.length > 0) {
    return path === "public-cidrs" ? undefined : `the Kubernetes API is meant to be reached by ${paths[path]}`;
  }
  return `the Kubernetes API has a private endpoint only; it is meant to be reached by ${paths[path]}`;
}

/** The error, with the way that leads to the cluster if it was the connection that failed. */
export function explainReach(error: unknown, environment: Environment): unknown {
  if (
    !(error instanceof TerraformError) ||
    error.kind !== "endpoint unreachable" ||
    environment.clusterAccess.type === "kubeconfig"
  ) {
    return error;
  }
  const { path, publicCidrs } = environment.cluster.endpoint;
  const ranges = publicCidrs.length > 0 ? `\nits public endpoint is open to ${publicCidrs.join(", ")}` : "";
  return new ToolError(
    error.message,
    `if it is the Kubernetes API that was not reached: ${environment.id} says cluster.endpoint.path ${path},\nso run this from ${paths[path]}${ranges}`,
  );
}
