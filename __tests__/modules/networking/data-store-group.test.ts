import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { DataStoreGroup, type DataStoreGroupProps, Networking } from "../../../modules/networking";
import { onlyResource, resourcesOf } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

function synthGroup(overrides: Partial<DataStoreGroupProps> = {}): string {
  return synthModule((stack) => {
    const { vpc } = new Networking(stack, "networking", {
      name: "shop",
      region: "us-east-1",
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a"],
    });
    const props = { namePrefix: "shop-db-", description: "PostgreSQL of shop", vpc, port: 5432, clients: { cluster: "sg-1" } };
    new DataStoreGroup(stack, "db", { ...props, ...overrides });
  });
}

describe("DataStoreGroup", () => {
  it("opens its port to the named groups and nothing to an address", () => {
    expect(onlyResource(synthGroup(), "aws_vpc_security_group_ingress_rule")).toMatchObject({
      ip_protocol: "tcp",
      from_port: 5432,
      to_port: 5432,
      referenced_security_group_id: "sg-1",
    });
    expect(onlyResource(synthGroup(), "aws_vpc_security_group_ingress_rule")).not.toHaveProperty("cidr_ipv4");
  });

  it("lets its data store open no connection", () => {
    expect(resourcesOf(synthGroup()).aws_vpc_security_group_egress_rule).toBeUndefined();
    expect(onlyResource(synthGroup(), "aws_security_group")).not.toHaveProperty("egress");
  });

  it("is replaced by making the new one first", () => {
    expect(synthGroup()).toHaveResourceWithProperties(SecurityGroup, {
      name_prefix: "shop-db-",
      lifecycle: { create_before_destroy: true },
    });
  });

  it.each<[string, Partial<DataStoreGroupProps>, string]>([
    ["a port out of range", { port: 0 }, "db.port: is out of range, got 0; allowed: 1 to 65535"],
    ["no client", { clients: {} }, "db.clients: lets nobody connect, got {}; allowed: one security group or more"],
  ])("refuses %s", (_, overrides, message) => {
    expect(() => synthGroup(overrides)).toThrow(message);
  });
});
