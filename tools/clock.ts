/** How AWS, TLS libraries and tools say that two clocks differ. */
const differs =
  /RequestTimeTooSkewed|RequestExpired|Signature (?:expired|not yet current)|certificate (?:has expired or is not yet valid|is not yet valid|has expired|validity check)|CERT_(?:NOT_YET_VALID|HAS_EXPIRED)/i;

/** What to do where a program's words are those of a wrong clock; undefined where they are not. */
export function clockAdvice(said: string, now: Date = new Date()): string | undefined {
  return differs.test(said)
    ? `look at this machine's clock, which says ${now.toISOString().slice(0, 16).replace("T", " ")} UTC: set it if it is wrong, and run this again`
    : undefined;
}
