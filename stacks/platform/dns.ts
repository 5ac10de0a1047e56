import { certificateNamesOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import type { Construct } from "../../lib/terraform";
import { Dns } from "../../modules/dns";

/** The environment's zone and certificate, if it has a domain. */
export function addDns(scope: Construct, environment: Environment): Dns | undefined {
  const { dns } = environment;
  if (dns === undefined) {
    return undefined;
  }
  const names = certificateNamesOf(environment);
  return new Dns(scope, "dns", {
    domain: dns.domain,
    zone: dns.zone,
    ...(names.length > 0 && { certificateNames: names }),
    ownsValidation: dns.ownsValidation,
  });
}
