import { TerraformOutput } from "../../../lib/terraform";
import { Dns, type DnsProps } from "../../../modules/dns";
import { addressesOf, resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

const domain = "debtflow.example.com";

const synthDns = (overrides: Partial<DnsProps> = {}, use: (dns: Dns) => void = () => {}): string =>
  synthModule((stack) => {
    use(new Dns(stack, "dns", { domain, certificateNames: [domain, `*.${domain}`], ...overrides }));
  });

const certificate = "aws_acm_certificate.dns_tls_certificate";
const records = "aws_route53_record.dns_tls_validation-records";
const validation = "aws_acm_certificate_validation.dns_tls_validation";
const zone = "aws_route53_zone.dns_zone";

describe("The zone", () => {
  it("is looked up by default, among public ones", () => {
    const json = synthDns();
    expect(JSON.parse(json).data.aws_route53_zone.dns_zone).toEqual({ name: domain, private_zone: false });
    expect(addressesOf(json)).not.toContain(zone);
  });

  it("is made where it is new, and is not deleted with records in it", () => {
    const json = synthDns({ zone: "new" });
    expect(resourceAt(json, zone)).toEqual({ name: domain, comment: `Names of ${domain}`, force_destroy: false });
    expect(JSON.parse(json).data).toBeUndefined();
    expect(resourceAt(synthDns({ zone: "new", forceDestroy: true }), zone)).toMatchObject({ force_destroy: true });
  });

  it.each(["existing", "new"] as const)("tells its id and its name servers (%s)", (kind) => {
    const json = synthModule((stack) => {
      const dns = new Dns(stack, "dns", { domain, zone: kind });
      new TerraformOutput(stack, "zone", { value: [dns.zoneId, dns.zoneArn, dns.nameServers] });
    });
    const source = kind === "new" ? zone : `data.${zone}`;
    expect(JSON.parse(json).output.zone.value).toEqual([
      `\${${source}.zone_id}`,
      `\${${source}.arn}`,
      `\${${source}.name_servers}`,
    ]);
  });
});

describe("The certificate", () => {
  it("is left out without names", () => {
    let arn: string | undefined = "some";
    const json = synthModule((stack) => {
      arn = new Dns(stack, "dns", { domain, zone: "new" }).certificateArn;
    });
    expect(addressesOf(json)).toEqual([zone]);
    expect(arn).toBeUndefined();
  });

  it("has exactly its own resources", () => {
    expect(addressesOf(synthDns())).toEqual([certificate, records, validation].sort());
  });

  it("takes the first name as its common name, is proved by DNS and replaced before it goes", () => {
    expect(resourceAt(synthDns(), certificate)).toEqual({
      domain_name: domain,
      subject_alternative_names: [`*.${domain}`],
      validation_method: "DNS",
      lifecycle: { create_before_destroy: true },
    });
  });

  it("is handed out only once it is issued", () => {
    let arn: string | undefined;
    const json = synthModule((stack) => {
      arn = new Dns(stack, "dns", { domain, certificateNames: [domain] }).certificateArn;
      new TerraformOutput(stack, "certificate", { value: arn });
    });
    expect(JSON.parse(json).output.certificate.value).toBe(`\${${validation}.certificate_arn}`);
  });

  it("waits for its records", () => {
    expect(resourceAt(synthDns(), validation)).toEqual({
      certificate_arn: `\${${certificate}.arn}`,
      validation_record_fqdns: `\${[for record in ${records} : record.fqdn]}`,
    });
  });
});

describe("The validation records", () => {
  const namesOf = (certificateNames: readonly string[]) =>
    JSON.parse(/toset\((.*)\)/.exec(String(resourceAt(synthDns({ certificateNames }), records).for_each))?.[1] ?? "null");

  it.each<[string, string[], string[]]>([
    ["a name and its wildcard share one", [domain, `*.${domain}`], [domain]],
    ["in any order", [`*.${domain}`, domain], [`*.${domain}`]],
    ["a wildcard alone has its own", [`*.${domain}`], [`*.${domain}`]],
    ["others have one each", [domain, `api.${domain}`, `*.api.${domain}`], [domain, `api.${domain}`]],
  ])("have one owner: %s", (_, names, owners) => {
    expect(namesOf(names)).toEqual(owners);
  });

  it("say what the certificate asks of the name, in its zone, and overwrite nobody's", () => {
    const asked = (what: string) =>
      `\${one([for option in ${certificate}.domain_validation_options : option.${what} if option.domain_name == each.value])}`;
    expect(resourceAt(synthDns(), records)).toEqual({
      for_each: `\${toset(["${domain}"])}`,
      zone_id: `\${data.${zone}.zone_id}`,
      name: asked("resource_record_name"),
      type: asked("resource_record_type"),
      records: [asked("resource_record_value")],
      ttl: 60,
    });
  });

  it("are somebody else's where it says so: the certificate only waits", () => {
    const json = synthDns({ ownsValidation: false });
    expect(addressesOf(json)).toEqual([certificate, validation].sort());
    expect(resourceAt(json, validation)).toEqual({ certificate_arn: `\${${certificate}.arn}` });
  });
});

describe("Names", () => {
  const inZone = `is not in the zone`;
  const long = `${"a".repeat(50)}.${domain}`;
  it.each<[string, Partial<DnsProps>, string]>([
    [
      "a domain in capitals",
      { domain: "Example.com" },
      'dns.domain: is not a domain name, got "Example.com"; allowed: lower-case labels joined by dots, without one at the end, such as app.example.com',
    ],
    [
      "a domain with a dot at its end",
      { domain: "example.com." },
      'dns.domain: is not a domain name, got "example.com."; allowed:',
    ],
    ["a label that starts with a hyphen", { domain: "-a.example.com" }, 'dns.domain: is not a domain name, got "-a.example.com"'],
    [
      "a certificate for nothing",
      { certificateNames: [] },
      "dns.certificateNames: makes no certificate, got []; allowed: one name or more, or no certificate at all",
    ],
    [
      "a name twice",
      { certificateNames: [domain, domain] },
      `dns.certificateNames: is there twice, got "${domain}"; allowed: each value once`,
    ],
    [
      "a wildcard inside a name",
      { certificateNames: [`a.*.${domain}`] },
      `dns.certificateNames[0]: is not a certificate name, got "a.*.${domain}"; allowed: a domain name in lower case, or one below *.`,
    ],
    [
      "a name of another zone",
      { certificateNames: [domain, "other.example.com"] },
      `dns.certificateNames[1]: ${inZone}, got "other.example.com"; allowed: ${domain}, or a name below it`,
    ],
    [
      "a name that only ends like the zone",
      { certificateNames: [`my${domain}`] },
      `dns.certificateNames[0]: ${inZone}, got "my${domain}"`,
    ],
    [
      "a first name beyond 64 characters",
      { certificateNames: [long] },
      `dns.certificateNames[0]: is too long for the first name of a certificate, got "${long}"; allowed: at most 64 characters`,
    ],
  ])("refuse %s", (_, overrides, message) => {
    expect(() => synthDns(overrides)).toThrow(`test/${message}`);
  });

  it("may be longer than 64 characters behind the first", () => {
    expect(() => synthDns({ certificateNames: [domain, long] })).not.toThrow();
  });
});
