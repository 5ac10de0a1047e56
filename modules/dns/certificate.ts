import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct, TerraformIterator, Token } from "../../lib/terraform";
import { validationOwners } from "./names";

export interface CertificateProps {
  /** Names, the first of which is the common name. */
  readonly names: readonly string[];
  /** Public zone of the names. */
  readonly zoneId: string;
  /** Whether the validation records are made here. */
  readonly ownsValidation: boolean;
}

/** A public certificate that DNS proves, and that its successor replaces before it goes. */
export class Certificate extends Construct {
  /** ARN, known to be issued: who takes it waits for the validation. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { names, zoneId, ownsValidation }: CertificateProps) {
    super(scope, id);
    const [domainName = "", ...subjectAlternativeNames] = names;
    const certificate = new AcmCertificate(this, "certificate", {
      domainName,
      subjectAlternativeNames,
      validationMethod: "DNS",
      lifecycle: { createBeforeDestroy: true },
    });
    const records = ownsValidation ? this.validate(certificate, names, zoneId) : undefined;
    this.arn = new AcmCertificateValidation(this, "validation", {
      certificateArn: certificate.arn,
      ...(records && { validationRecordFqdns: Token.asList(`\${[for record in ${records} : record.fqdn]}`) }),
    }).certificateArn;
  }

  /** The records' address. Their keys are names that are known before the certificate is, so one plan is enough. */
  private validate(certificate: AcmCertificate, names: readonly string[], zoneId: string): string {
    const address = `aws_acm_certificate.${certificate.friendlyUniqueId}`;
    const asked = (what: string) =>
      `\${one([for option in ${address}.domain_validation_options : option.${what} if option.domain_name == each.value])}`;
    const records = new Route53Record(this, "validation-records", {
      forEach: TerraformIterator.fromList(validationOwners(names)),
      zoneId,
      name: asked("resource_record_name"),
      type: asked("resource_record_type"),
      records: [asked("resource_record_value")],
      ttl: 60,
    });
    return `aws_route53_record.${records.friendlyUniqueId}`;
  }
}
