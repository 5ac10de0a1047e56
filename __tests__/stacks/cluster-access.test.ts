import type { Environment } from "../../environments/schema";
import { addClusterAccess } from "../../stacks/cluster-access";
import { ContractReader } from "../../stacks/contract";
import { environmentWith } from "../support/environments";
import { messageOf } from "../support/messages";
import { synthModule } from "../support/synth-module";

function accessOf(clusterAccess: Environment["clusterAccess"]) {
  const environment = environmentWith({ clusterAccess, "workloads.api.rollout": { type: "rolling", maxSurge: "100%" } });
  const { provider, ephemeral, data } = JSON.parse(
    synthModule((stack) => addClusterAccess(stack, environment, new ContractReader(stack, "contract", environment))),
  );
  const [kubernetes] = provider.kubernetes;
  const [{ kubernetes: helm }] = provider.helm;
  return { kubernetes, helm, ephemeral, data };
}

const section = "jsondecode(data.aws_ssm_parameter.contract_cluster.insecure_value)";
const cluster = {
  host: `\${${section}.endpoint}`,
  cluster_ca_certificate: `\${base64decode(${section}.certificateAuthority)}`,
};

describe("helm and kubernetes reach the cluster", () => {
  it("by a token that Terraform asks for in every run, and keeps nowhere", () => {
    const { kubernetes, helm, ephemeral } = accessOf({ type: "token" });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
    expect(helm).toEqual({ ...cluster, token: "${ephemeral.aws_eks_cluster_auth.cluster-token.token}" });
    expect(kubernetes).toEqual(helm);
    expect(ephemeral).toEqual({ aws_eks_cluster_auth: { "cluster-token": { name: `\${${section}.name}` } } });
  });

  it("by the AWS CLI, whenever a token is needed", () => {
    const { kubernetes, helm, ephemeral } = accessOf({ type: "exec" });
    const exec = {
      api_version: "client.authentication.k8s.io/v1",
      command: "aws",
      args: ["eks", "get-token", "--output", "json", "--region", "us-east-1", "--cluster-name", `\${${section}.name}`],
    };
    expect(helm).toEqual({ ...cluster, exec });
    // A block there, of which there may be several.
    expect(kubernetes).toEqual({ ...cluster, exec: [exec] });
    expect(ephemeral).toBeUndefined();
  });

  it("by a context of a kubeconfig, without asking AWS about the cluster", () => {
    const { kubernetes, helm, data } = accessOf({
      type: "kubeconfig",
      context: "kind-slipway",
      path: "~/.kube/config",
      optional: false,
    });
    expect(helm).toEqual({ config_path: "~/.kube/config", config_context: "kind-slipway" });
    expect(kubernetes).toEqual(helm);
    expect(data).toBeUndefined();
  });
});

describe("An environment's way to the cluster is refused", () => {
  it.each<[what: string, changes: Readonly<Record<string, unknown>>, message: string]>([
    [
      "from a path that is another one in each stack's folder",
      { clusterAccess: { type: "kubeconfig", context: "kind", path: "./kubeconfig" } },
      'debtflow-production.clusterAccess.path: is not the absolute path of a file, got "./kubeconfig"; allowed: a path that starts with / or ~/',
    ],
    [
      "without a context",
      { clusterAccess: { type: "kubeconfig", context: "" } },
      'debtflow-production.clusterAccess.context: is too short, got ""; allowed: at least 1 character',
    ],
    [
      "through an agent of Terraform Cloud with state in S3",
      { "cluster.endpoint.path": "terraform-cloud-agent" },
      'debtflow-production.cluster.endpoint.path: needs Terraform Cloud, which the backend is not, got "terraform-cloud-agent"; allowed: runner-in-vpc, argocd-pull, or a backend of type cloud',
    ],
    [
      "by Argo CD's pull when Helm delivers",
      { "cluster.endpoint.path": "argocd-pull" },
      'debtflow-production.delivery: cannot reach the Kubernetes API with cluster.endpoint.path argocd-pull, got "helm"; allowed: argocd',
    ],
  ])("%s", (_, changes, message) => {
    expect(messageOf(changes)).toContain(message);
  });

  it("nowhere else", () => {
    expect(
      messageOf({ "cluster.endpoint.path": "terraform-cloud-agent", backend: { type: "cloud", organization: "acme" } }),
    ).toBe("no problem");
  });
});
