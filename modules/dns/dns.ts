import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Construct } from "../../lib/terraform";
import { Certificate } from "./certificate";
import { checkCertificateNames, checkDomain } from "./names";

export interface DnsProps {
  /** Name of the public zone, such as `debtflow.example.com`. Changing it replaces a new zone with all of its records. */
  readonly domain: string;
  /**
   * `existing`: the zone is looked up. `new`: it is made here, and who holds the domain above must name its name servers: until
   * then no certificate is issued, and the first apply waits for it, 75 minutes at most. @default "existing"
   */
  readonly zone?: "existing" | "new";
  /** Let Terraform delete a new zone with every record in it, also those that others made. @default false */
  readonly forceDestroy?: boolean;
  /**
   * Names of the certificate, in the zone; `*.` in front of one covers all one level below. Changing them replaces the
   * certificate. AWS deletes the old one only once no load balancer has it: apply what takes the new one, then this
   * again. @default - no certificate
   */
  readonly certificateNames?: readonly string[];
  /**
   * Whether the validation records of those names are made here. AWS asks for the same record again for a name, its
   * wildcard, and every other certificate of the account: of several that share a name, one owns the record, and the others wait
   * for it. @default true
   */
  readonly ownsValidation?: boolean;
}

/**
 * The public zone of a domain, and a validated certificate for names in it.
 *
 * @throws ConfigurationError on a domain or name that is none, or lies outside the zone
 */
export class Dns extends Construct {
  readonly domain: string;
  readonly zoneId: string;
  readonly zoneArn: string;
  /** What the domain above must name as this zone's servers. */
  readonly nameServers: string[];
  /** Certificate that has been issued; none without names. */
  readonly certificateArn: string | undefined;

  constructor(scope: Construct, id: string, props: DnsProps) {
    super(scope, id);
    checkDomain(`${this.node.path}.domain`, props.domain);
    if (props.certificateNames) {
      checkCertificateNames(`${this.node.path}.certificateNames`, props.certificateNames, props.domain);
    }

    const zone =
      props.zone === "new"
        ? new Route53Zone(this, "zone", {
            name: props.domain,
            comment: `Names of ${props.domain}`,
            forceDestroy: props.forceDestroy ?? false,
          })
        : new DataAwsRoute53Zone(this, "zone", { name: props.domain, privateZone: false });
    const certificate =
      props.certificateNames &&
      new Certificate(this, "tls", {
        names: props.certificateNames,
        zoneId: zone.zoneId,
        ownsValidation: props.ownsValidation ?? true,
      });

    this.domain = props.domain;
    this.zoneId = zone.zoneId;
    this.zoneArn = zone.arn;
    this.nameServers = zone.nameServers;
    this.certificateArn = certificate?.arn;
  }
}
