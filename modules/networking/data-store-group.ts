import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { checkInteger } from "../../lib/checks";
import { ConfigurationError } from "../../lib/errors";
import { Construct } from "../../lib/terraform";

export interface DataStoreGroupProps {
  /** Start of the group's name, such as `debtflow-staging-db-`; AWS completes it. Changing it replaces the group. */
  readonly namePrefix: string;
  /** What it guards, such as `PostgreSQL of debtflow-staging`. Changing it replaces the group. */
  readonly description: string;
  readonly vpc: Vpc;
  /** TCP port of the data store. */
  readonly port: number;
  /** Security groups whose members may connect, by a word that names them, such as `{ cluster: "sg-1" }`; one at least. */
  readonly clients: Readonly<Record<string, string>>;
}

/**
 * Guards a data store: its port is open to named security groups, and it opens no connection itself.
 *
 * @throws ConfigurationError on a port out of range, or when nobody could connect
 */
export class DataStoreGroup extends Construct {
  readonly group: SecurityGroup;

  constructor(scope: Construct, id: string, props: DataStoreGroupProps) {
    super(scope, id);
    checkInteger(`${this.node.path}.port`, props.port, 1, 65535);
    if (Object.keys(props.clients).length === 0) {
      throw new ConfigurationError(`${this.node.path}.clients`, "lets nobody connect", {}, "one security group or more");
    }

    this.group = new SecurityGroup(this, "group", {
      namePrefix: props.namePrefix,
      description: props.description,
      vpcId: props.vpc.id,
      tags: { Name: props.namePrefix.replace(/-$/, "") },
      // What carries the group must have the new one before the old one can go.
      lifecycle: { createBeforeDestroy: true },
    });
    for (const [client, securityGroupId] of Object.entries(props.clients)) {
      new VpcSecurityGroupIngressRule(this, `from-${client}`, {
        securityGroupId: this.group.id,
        description: `From the ${client}`,
        ipProtocol: "tcp",
        fromPort: props.port,
        toPort: props.port,
        referencedSecurityGroupId: securityGroupId,
      });
    }
  }
}
