import type { Environment } from "../../environments/schema";
import type { Construct } from "../../lib/terraform";
import { Dns } from "../../modules/dns";

/** The environment's zone and certificate, if it has a domain. */
export function addDns(scope: Construct, { dns, ingress }: Environment): Dns | undefined {
  if (dns === undefined) {
    return undefined;
  }
  const names = dns.certificateNames ?? (ingress ? [ingress.host] : []);
  return new Dns(scope, "dns", {
    domain: dns.domain,
    zone: dns.zone,
    ...(names.length > 0 && { certificateNames: names }),
    ownsValidation: dns.ownsValidation,
  });
}
