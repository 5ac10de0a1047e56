import { eksVersions } from "../../../lib/data/eks-versions";
import { platformWith } from "../../support/platforms";
import { onlyResource, resourceAt, resourcesOf } from "../../support/resources";

const ref = (expression: string) => `\${${expression}}`;
const reason = "a test of what happens then";
const json = platformWith({});

describe("versions of a platform that says nothing about them", () => {
  it("are the catalogue's for add-ons and nodes, which EKS raises by itself for nobody (terraform-aws-eks#1466)", () => {
    const { addons, nodes } = eksVersions["1.35"];
    const found = Object.values(resourcesOf(json).aws_eks_addon ?? {}).map(({ addon_name, addon_version }) => [
      String(addon_name),
      addon_version,
    ]);
    expect(Object.fromEntries(found)).toEqual(addons);
    expect(onlyResource(json, "aws_eks_node_group").release_version).toBe(nodes);
  });

  it("are what the environment had before: Redis, its PostgreSQL, and locks in a table", () => {
    expect(onlyResource(json, "aws_elasticache_replication_group")).toMatchObject({ engine: "redis", engine_version: "7.0" });
    expect(onlyResource(json, "aws_db_instance")).toMatchObject({ engine_version: "16", allow_major_version_upgrade: false });
    expect(onlyResource(json, "aws_db_instance")).not.toHaveProperty("apply_immediately");
    const { s3 } = JSON.parse(json).terraform.backend;
    expect(s3).toMatchObject({ dynamodb_table: "debtflow-terraform-lock" });
    expect(s3).not.toHaveProperty("use_lockfile");
  });
});

it("leaves add-ons and nodes alone that are unmanaged", () => {
  const left = platformWith({ "cluster.addonVersions": { coredns: "unmanaged" }, "cluster.nodeRelease": "unmanaged" });
  expect(resourceAt(left, "aws_eks_addon.eks_coredns")).not.toHaveProperty("addon_version");
  expect(resourceAt(left, "aws_eks_addon.eks_vpc-cni")).toHaveProperty("addon_version");
  expect(onlyResource(left, "aws_eks_node_group")).not.toHaveProperty("release_version");
});

it("upgrades a database in one plan: at once, with the group of the new family, which comes before the old one goes", () => {
  const upgraded = platformWith({
    "database.engineVersion": "17",
    "database.majorUpgrade": { enabled: true, reason },
    "database.readReplicas": ["reporting"],
  });
  const upgrade = { apply_immediately: true, parameter_group_name: ref("aws_db_parameter_group.database_parameters.name") };
  expect(resourceAt(upgraded, "aws_db_instance.database_instance")).toMatchObject({
    ...upgrade,
    engine_version: "17",
    allow_major_version_upgrade: true,
  });
  // RDS takes replicas along, and they take the group of the new family after their source.
  const replica = resourceAt(upgraded, "aws_db_instance.database_replica-reporting");
  expect(replica).toMatchObject({ ...upgrade, replicate_source_db: ref("aws_db_instance.database_instance.identifier") });
  expect(replica).not.toHaveProperty("engine_version");
  expect(onlyResource(upgraded, "aws_db_parameter_group")).toMatchObject({
    name: "debtflow-production-pg17",
    family: "postgres17",
    lifecycle: { create_before_destroy: true },
  });
});

describe("zones of the control plane", () => {
  const zonesOf = (platform: string) => JSON.parse(platform).data?.aws_availability_zones?.["control-plane-zones"];
  const refusal = (zone: string) => ({
    condition: ref(`!contains(["use1-az3"], self.zone_ids[index(self.names, "${zone}")])`),
    error_message: expect.stringContaining(`${zone} is `),
  });

  it("are looked up by id while planning, because letters differ from account to account", () => {
    expect(zonesOf(json)).toMatchObject({
      filter: [{ name: "zone-name", values: ["us-east-1a", "us-east-1b"] }],
      lifecycle: { postcondition: [refusal("us-east-1a"), refusal("us-east-1b")] },
    });
  });

  it("are the cluster's, not the network's", () => {
    const three = ["us-east-1a", "us-east-1b", "us-east-1e"];
    const wide = platformWith({ "network.zones": three, "cluster.zones": three.slice(0, 2) });
    expect(zonesOf(wide).filter[0].values).toEqual(three.slice(0, 2));
  });

  it("are asked about only where EKS refuses any", () => {
    const elsewhere = platformWith({
      region: "eu-west-1",
      "network.zones": ["eu-west-1a", "eu-west-1b"],
      "network.natZones": ["eu-west-1a"],
    });
    expect(zonesOf(elsewhere)).toBeUndefined();
  });
});
