/** A form that gives a text away as a secret. */
interface Form {
  /** What it is, as in "looks like an AWS access key". */
  readonly what: string;
  readonly form: RegExp;
}

/**
 * Sources: the documentation of each service on the form of its keys, as the rules of gitleaks 8 gather it; RFC 7468 (private keys), RFC 7519 (JSON web
 * tokens) and RFC 3986, 3.2.1 (passwords in URLs).
 */
const forms: readonly Form[] = [
  { what: "an AWS access key", form: /(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|ABIA|ACCA|AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g },
  { what: "a private key", form: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g },
  { what: "a key of Stripe", form: /\b(?:[sr]k_(?:live|test)|whsec)_[A-Za-z0-9]{8,}/g },
  { what: "a token of GitHub", form: /\b(?:gh[oprsu]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/g },
  { what: "a token of GitLab", form: /\bglpat-[\w-]{20,}/g },
  { what: "a token of Slack", form: /\bx(?:ox[abeoprs]|app)-[\w-]{10,}/g },
  { what: "a webhook of Slack", form: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/]{20,}/g },
  { what: "a key of Google", form: /\bAIza[\w-]{35}/g },
  { what: "a key of SendGrid", form: /\bSG\.[\w-]{16,}\.[\w-]{16,}/g },
  { what: "a token of npm", form: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { what: "a JSON web token", form: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g },
  // Not where something is filled in: `{password}`, `$(PASSWORD)`, `<password>`, `***`.
  { what: "a URL with a password", form: /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"'{}<>$]{0,200}:(?![{$<*%])[^\s/@"']{1,500}@/gi },
];

const words = "secret|token|pwd|credentials?|(?:secret|api|access|private|auth|signing|encryption)[_-]?key";
const names = new RegExp(`(?:passw(?:or)?d|passphrase|(?:^|[_.-])(?:${words}))(?:_?\\d+)?$`, "i");
/** What no secret is. */
const harmless = /^(|true|false|yes|no|on|off|none|null|\$\(\w+\))$/i;

/** What a text looks like, such as `an AWS access key`; undefined where it looks like no secret. */
export function secretLooking(text: string): string | undefined {
  return forms.find(({ form }) => text.search(form) >= 0)?.what;
}

/** Whether something of this name and value is a secret that stands in the open, such as `DB_PASSWORD` with a text. */
export function isOpenSecret(name: string, value: string): boolean {
  return names.test(name) && !harmless.test(value);
}

/** A setting in a command: `--name=value`, or `NAME=value` of a shell. A lower-case `name=value` may be code. */
const setting = /(?:^|[\s"';&|(])(--?[\w-]+|[A-Z][A-Z0-9_]*)=(?:"([^"]*)"|'([^']*)'|([^\s"';&|]*))/g;

/** Names of what a command is given as `NAME=value`, `--name=value` or `--name value`, where it is a secret in the open. */
export function openSecretsIn(command: readonly string[]): string[] {
  const given = command.flatMap((word, at): [string, string][] => [
    ...[...word.matchAll(setting)].map(([, name = "", ...values]): [string, string] => [name, values.find(Boolean) ?? ""]),
    ...(/^--?[\w-]+$/.test(word) ? [[word, command[at + 1] ?? ""] as [string, string]] : []),
  ]);
  // What starts with $, < or { is filled in by somebody, and what starts with - is the next setting.
  return given
    .filter(([name, value]) => isOpenSecret(name, value) && !/^[-$<{]/.test(value))
    .map(([name]) => name.replace(/^-+/, ""));
}

/** The start of a secret, by which its owner knows it. */
export function masked(secret: string): string {
  return `${secret.slice(0, Math.min(4, Math.floor(secret.length / 4)))}... (${secret.length} characters)`;
}

/** The text with every secret in it masked, as far as it looks like one. */
export function withoutSecrets(text: string): string {
  return forms.reduce((rest, { form }) => rest.replace(form, masked), text);
}
