import { checkText, checkUnique } from "../../lib/checks";
import { certificateName, domainName } from "../../lib/domain-name";
import { ConfigurationError } from "../../lib/errors";

/** Characters of a certificate's first name, which is its common name. Source: AWS Certificate Manager, quotas. */
const commonNameCharacters = 64;

/** @throws ConfigurationError on anything but a domain name in lower case */
export function checkDomain(path: string, domain: string): void {
  checkText(path, domain, domainName.form, "is not a domain name", domainName.allowed);
}

/** @throws ConfigurationError on names that ACM would refuse, or that the zone cannot vouch for */
export function checkCertificateNames(path: string, names: readonly string[], domain: string): void {
  const [first = ""] = names;
  if (names.length === 0) {
    throw new ConfigurationError(path, "makes no certificate", names, "one name or more, or no certificate at all");
  }
  checkUnique(path, names);
  names.forEach((name, index) => {
    const at = `${path}[${index}]`;
    checkText(at, name, certificateName.form, "is not a certificate name", certificateName.allowed);
    if (!isIn(domain, validatedName(name))) {
      throw new ConfigurationError(at, "is not in the zone", name, `${domain}, or a name below it`);
    }
  });
  if (first.length > commonNameCharacters) {
    throw new ConfigurationError(
      `${path}[0]`,
      "is too long for the first name of a certificate",
      first,
      `at most ${commonNameCharacters} characters`,
    );
  }
}

/** Of names that share one validation record, such as `example.com` and `*.example.com`, the first. */
export function validationOwners(names: readonly string[]): string[] {
  return names.filter((name, at) => names.findIndex((other) => validatedName(other) === validatedName(name)) === at);
}

/** The name whose control ACM asks for: that of a wildcard is the one below it. */
const validatedName = (name: string) => name.replace(/^\*\./, "");

const isIn = (domain: string, name: string) => name === domain || name.endsWith(`.${domain}`);
