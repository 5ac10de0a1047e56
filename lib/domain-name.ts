/** Letters, digits and hyphens, 63 at most, with a letter or digit first and last. Source: RFC 1035, 2.3.1, and RFC 1123, 2.1. */
const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const domain = `(${label}\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$`;

/** A domain name in lower case, of two labels or more and 253 characters at most. */
export const domainName = {
  form: new RegExp(`^(?=.{1,253}$)${domain}`),
  allowed: "lower-case labels joined by dots, without one at the end, such as app.example.com",
};

/** A name of a certificate: a domain name, or all that are one label below it. */
export const certificateName = {
  form: new RegExp(`^(?=.{1,253}$)(\\*\\.)?${domain}`),
  allowed: "a domain name in lower case, or one below *.",
};

/** Whether a certificate of these names is good for the host: a wildcard stands for one label. */
export function covers(names: readonly string[], host: string): boolean {
  return names.includes(host) || names.includes(host.replace(/^[^.]+/, "*"));
}
