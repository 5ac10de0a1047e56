import type { PolicyStatement } from "../../../lib/policy";

/** What external-dns may do. Source: external-dns, Setting up ExternalDNS for services on AWS. */
export function externalDnsStatements(zoneArns: readonly string[]): PolicyStatement[] {
  return [
    {
      sid: "ChangeRecords",
      actions: ["route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets", "route53:ListTagsForResources"],
      resources: zoneArns,
    },
    { sid: "FindZones", actions: ["route53:ListHostedZones"], resources: ["*"] },
  ];
}

/** What cert-manager may do to solve DNS01 challenges: TXT records only. Source: cert-manager, Route53. */
export function certManagerStatements(zoneArns: readonly string[]): PolicyStatement[] {
  return [
    { sid: "AwaitChanges", actions: ["route53:GetChange"], resources: ["arn:aws:route53:::change/*"] },
    {
      sid: "ChangeChallenges",
      actions: ["route53:ChangeResourceRecordSets"],
      resources: zoneArns,
      conditions: { "ForAllValues:StringEquals": { "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"] } },
    },
    { sid: "ListRecords", actions: ["route53:ListResourceRecordSets"], resources: zoneArns },
    { sid: "FindZones", actions: ["route53:ListHostedZonesByName"], resources: ["*"] },
  ];
}
