import { addonNames } from "../../../lib/data/eks-versions";
import { answers, questions } from "../../../tools/deployment/newest-of-aws";

describe("The newest versions that AWS has", () => {
  it("are asked of the environment's own account and region, for its Kubernetes", () => {
    const asked = questions(
      {
        terraform: { required_providers: { aws: { source: "aws", version: "5.100.0" } } },
        provider: { aws: [{ region: "us-east-1", allowed_account_ids: ["123456789012"] }] },
      },
      "1.35",
    );
    expect(asked).toMatchObject({
      provider: { aws: [{ region: "us-east-1", allowed_account_ids: ["123456789012"] }] },
      data: {
        aws_eks_addon_version: { coredns: { addon_name: "coredns", kubernetes_version: "1.35", most_recent: true } },
        aws_ssm_parameter: {
          nodes: { name: expect.stringMatching(/\/1\.35\/amazon-linux-2023\/x86_64\/standard\/recommended\/release_version$/) },
        },
      },
    });
    expect(asked).not.toHaveProperty("resource");
  });

  const outputs = Object.fromEntries([...addonNames, "nodes"].map((name) => [name, { value: `newest ${name}` }]));

  it("are read from the plan", () => {
    expect(answers({ planned_values: { outputs } })).toEqual({
      addons: Object.fromEntries(addonNames.map((name) => [name, `newest ${name}`])),
      nodes: "newest nodes",
    });
  });

  it("are all there, or there is an error", () => {
    const { nodes, ...others } = outputs;
    expect(nodes).toBeDefined();
    expect(() => answers({ planned_values: { outputs: others } })).toThrow("AWS names no newest version of nodes");
    expect(() => answers({})).toThrow("AWS names no newest version of vpc-cni");
  });
});
