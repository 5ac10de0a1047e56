import { onlyResource, resourceAt, resourcesOf } from "../../support/resources";
import { ref, synthCluster } from "./support";

const rules = (json: string) => resourcesOf(json).aws_vpc_security_group_ingress_rule ?? {};

describe("The private endpoint of a cluster", () => {
  it("is reached by the cluster's own members alone where nobody else is named", () => {
    expect(rules(synthCluster())).toEqual({});
  });

  it("lets in ranges and security groups, to its port alone, by a rule each", () => {
    const json = synthCluster({
      privateClientCidrs: ["10.100.0.0/16"],
      privateClientGroups: { runner: "sg-0123456789abcdef0" },
    });
    const api = {
      security_group_id: ref("aws_eks_cluster.eks_cluster.vpc_config[0].cluster_security_group_id"),
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
    };
    expect(Object.keys(rules(json))).toHaveLength(2);
    const address = "aws_vpc_security_group_ingress_rule.eks_private-client";
    expect(resourceAt(json, `${address}_cidr-10-100-0-0-16`)).toMatchObject({ ...api, cidr_ipv4: "10.100.0.0/16" });
    expect(resourceAt(json, `${address}_group-runner`)).toMatchObject({
      ...api,
      referenced_security_group_id: "sg-0123456789abcdef0",
    });
  });

  it("needs no public endpoint for that", () => {
    const { vpc_config: config } = onlyResource(synthCluster({ privateClientCidrs: ["10.100.0.0/16"] }), "aws_eks_cluster");
    expect(config).toMatchObject({ endpoint_private_access: true, endpoint_public_access: false });
  });
});
