import { accessStack } from "../../../tools/cluster/access";

const aws = [{ region: "us-east-1", allowed_account_ids: ["111122223333"] }];
const name = `\${data.aws_ssm_parameter.cluster.name}`;
const connection = { host: `\${local.host}`, cluster_ca_certificate: `\${local.ca}` };
const stack = {
  terraform: { required_providers: { aws: { source: "aws", version: "5.100.0" } }, backend: { s3: {} } },
  data: { aws_ssm_parameter: { cluster: { name: "/slipway/a/cluster" } } },
};

describe("accessStack", () => {
  it.each([
    [
      "token",
      { ephemeral: { aws_eks_cluster_auth: { "cluster-token": { name } } }, provider: { aws, kubernetes: [connection] } },
    ],
    [
      "exec",
      { provider: { aws, kubernetes: [{ ...connection, exec: [{ args: ["eks", "get-token", "--cluster-name", name] }] }] } },
    ],
  ])("has a token for the cluster of a stack with `%s`, from the same account, and no state of the stack's", (_, access) => {
    expect(accessStack({ ...stack, ...access })).toEqual({
      terraform: {
        required_providers: { aws: { source: "aws", version: "5.100.0" } },
        backend: { local: { path: "access.tfstate" } },
      },
      provider: { aws },
      data: { ...stack.data, aws_eks_cluster_auth: { slipway: { name } } },
      output: {
        server: { value: connection.host },
        ca: { value: connection.cluster_ca_certificate },
        token: { value: `\${data.aws_eks_cluster_auth.slipway.token}`, sensitive: true },
      },
    });
  });

  it("refuses a stack that names no cluster", () => {
    expect(() => accessStack({ provider: { aws } })).toThrow("names no cluster");
  });
});
