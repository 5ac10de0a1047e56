/** A form that gives a text away as a secret. */
interface Form {
  /** What it is, as in "looks like an AWS access key". */
  readonly what: string;
  readonly form: RegExp;
}

/** Where something else is filled in: `{password}`, `$(PASSWORD)`, `$PASSWORD`, `${PASSWORD}`, `<password>`, `***`, `%s`, `%(password)s`. */
const filledIn = String.raw`\{[a-z][a-z0-9-]*\}|\$\(\w+\)|\$(?:[A-Z_][A-Z0-9_]*|\d)|\$\{[^}]*\}|<[^<>]*>|\*+|%s|%\(\w+\)s`;

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
  { what: "a key of Anthropic or OpenAI", form: /\bsk-(?:ant|proj)-[\w-]{8,}/g },
  { what: "a token of Hugging Face", form: /\bhf_[A-Za-z0-9]{20,}/g },
  { what: "a token of Docker Hub", form: /\bdckr_pat_[\w-]{20,}/g },
  { what: "a bearer token", form: /\bBearer [\w.~+/=-]{16,}/g },
  {
    what: "a URL with a password",
    form: new RegExp(`\\b[A-Za-z][A-Za-z0-9+.-]{0,30}://[^\\s/:@"']{0,200}:(?!(?:${filledIn})+@)[^\\s/@"']{1,500}@`, "g"),
  },
  // Not `password=name,` and `password=call()`, which are code.
  {
    what: "a connection string with a password",
    form: new RegExp(
      `(?<![\\w-])(?:[Pp]assword|PASSWORD|[Pp]wd|PWD|[Aa]ccount[Kk]ey)=(?!/|(?:${filledIn}|true|false)(?:[;&\\s"']|$))[^\\s;&"',()[\\]{}]{3,}(?=[;&\\s"']|$)`,
      "g",
    ),
  },
];

const keys = "(?:secret|api|access|private|auth|signing|encryption|master|hmac)[_-]?keys?";
const words = `secrets?|tokens?|pwd|pass|passcodes?|requirepass|credentials?|${keys}`;
const names = new RegExp(`(?:passw(?:or)?ds?|passphrases?|(?:^|[_.-])(?:${words}))(?:_?\\d+)?$`, "i");
const switches = "|true|false|yes|no|on|off|enabled|disabled|none|null";
const isSwitch = new RegExp(`^(?:${switches})$`, "i");
/** What no secret is: a switch, a small number, a path, an ARN, or another variable. */
const harmless = new RegExp(`^(?:${switches}|\\d{1,6}|/.*|arn:.*|\\$\\(\\w+\\))$`, "i");

/** What a text looks like, such as `an AWS access key`; undefined where it looks like no secret. */
export function secretLooking(text: string): string | undefined {
  return forms.find(({ form }) => text.search(form) >= 0)?.what;
}

/** Whether a value of this name is a secret: `DB_PASSWORD`, `apiKey`. */
export function isSecretName(name: string): boolean {
  return names.test(name.replace(/([a-z0-9])([A-Z])/g, "$1_$2"));
}

/** Whether something of this name and value is a secret that stands in the open, such as `DB_PASSWORD` with a text. */
export function isOpenSecret(name: string, value: string): boolean {
  return isSecretName(name) && !harmless.test(value);
}

const value = `(?:"([^"]*)"|'([^']*)'|([^\\s"';&|]*))`;
const settings: readonly RegExp[] = [
  // `--name=value` and `--name value`, also within the text of a shell.
  new RegExp(`(?:^|[\\s"';&|(])(--?[\\w-]+)(?:=|\\s+(?!-))${value}`, "g"),
  // `NAME=value` of a shell.
  new RegExp(`(?:^|[\\s"';&|(])([A-Z][A-Z0-9_]*)=${value}`, "g"),
  // `name=value`; with brackets or a comma it is code.
  /(?:^|[\s"'?&])([a-z][\w-]*)=([^\s"';&|,()[\]]+)(?=[\s"';&|]|$)/g,
];
const header = /\bAuthorization:\s*(?:(?:Bearer|Basic|Token)\s+)?([^\s"']+)/gi;

/** Names of what a command is given as `NAME=value`, `--name=value`, `--name value` or a header, where it is a secret in the open. */
export function openSecretsIn(command: readonly string[]): string[] {
  const given = command.flatMap((word, at) => [
    ...settings.flatMap((setting) => pairsIn(word, setting)),
    ...(/^--?[\w-]+$/.test(word) ? [{ name: word, value: command[at + 1] ?? "" }] : []),
  ]);
  // What starts with $, < or { is filled in by somebody, and what starts with - is the next setting.
  const isStated = (value: string) => !/^[-$<{]/.test(value);
  const named = given
    .map(({ name, value }) => ({ name: name.replace(/^-+/, ""), value }))
    .filter(({ name, value }) => isOpenSecret(name, value) && !/^no-/.test(name) && isStated(value))
    .map(({ name }) => name);
  const hasHeader = command.some((word) => [...word.matchAll(header)].some(([, value = ""]) => isStated(value)));
  return [...new Set([...named, ...(hasHeader ? ["Authorization"] : [])])];
}

/** `name = value` and `"name": "value"`, of a line or within braces. */
const entry =
  /(?:^|[{,\n])[^\S\n]*(?:export[^\S\n]+)?["']?([\w.-]+)["']?[^\S\n]*[=:][^\S\n]*(?:"([^"\n]*)"|'([^'\n]*)'|((?:\$\{[^}]*\}|[^\s,;}])*))/g;
/** The beginning of a structure, a call, or what is filled in. */
const noValue = new RegExp(`^(?:[{[|>&].*|.*[([].*|${filledIn})$`);

/** Names of a file's entries that are secrets in the open. */
export function openSecretsInFile(text: string): string[] {
  return pairsIn(text, entry)
    .filter(({ name, value }) => isOpenSecret(name, value) && !noValue.test(value))
    .map(({ name }) => name);
}

function pairsIn(text: string, form: RegExp): { readonly name: string; readonly value: string }[] {
  return [...text.matchAll(form)].map(([, name = "", ...values]) => ({ name, value: values.find(Boolean) ?? "" }));
}

const isMasked = /^.{0,4}\.\.\. \(\d+ characters?\)$/s;

/** The start of a long secret, by which its owner knows it, and the length of any. What is masked stays as it is. */
export function masked(secret: string): string {
  const { length } = secret;
  const start = length >= 12 ? secret.slice(0, Math.min(4, Math.floor(length / 4))) : "";
  return isMasked.test(secret) ? secret : `${start}... (${length} character${length === 1 ? "" : "s"})`;
}

/** A value of this name, in which every text that is named like a secret is masked; a number only by its own name. */
export function withoutNamedSecrets(value: unknown, name: string, isWithin = false): unknown {
  // What proves who somebody is holds a secret, though a variable of that name is rather a switch.
  const isNamed = isSecretName(name) || /^authentication$/i.test(name);
  switch (typeof value) {
    case "string":
      return (isNamed || isWithin) && !isSwitch.test(value) ? masked(value) : value;
    case "number":
    case "bigint":
      return isNamed ? masked(String(value)) : value;
    case "object":
      if (value === null) {
        return value;
      }
      return Array.isArray(value)
        ? value.map((one) => withoutNamedSecrets(one, name, isWithin))
        : Object.fromEntries(
            Object.entries(value).map(([key, inner]) => [key, withoutNamedSecrets(inner, key, isNamed || isWithin)]),
          );
    default:
      return value;
  }
}

/** The text with every secret in it masked, as far as it looks like one. */
export function withoutSecrets(text: string): string {
  return forms.reduce((rest, { form }) => rest.replace(form, masked), text);
}
