import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inTools, readJson } from "../files";

// What programs need of the user's surroundings. AWS variables and Terraform's are not among them: a run names its own.
const passed = [
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "TMPDIR",
  "TEMP",
  "TMP",
  "LANG",
  "LC_ALL",
  "TZ",
  "SYSTEMROOT",
  "APPDATA",
  "USERPROFILE",
  "HTTPS_PROXY",
  "https_proxy",
  "HTTP_PROXY",
  "http_proxy",
  "NO_PROXY",
  "no_proxy",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
];

/** The user's surroundings without anything that could point a program at an AWS account. */
export function bareEnvironment(source: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return pick(source, (name) => passed.includes(name));
}

/** Has programs speak to servers of this machine by themselves; Go reads the one variable, Python the other. */
export function besideProxies(source: NodeJS.ProcessEnv = process.env): Record<"NO_PROXY" | "no_proxy", string> {
  const own = [source.NO_PROXY, source.no_proxy].flatMap((list) => list?.split(",").map((host) => host.trim()) ?? []);
  const hosts = [...new Set(["127.0.0.1", "localhost", ...own.filter((host) => host !== "")])].join(",");
  return { NO_PROXY: hosts, no_proxy: hosts };
}

/** The user's own AWS access, for runs against real accounts. */
export function ownAwsEnvironment(source: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return pick(source, (name) => name.startsWith("AWS_"));
}

/** The host of a `cloud` block that names none. */
export const cloudHost = "app.terraform.io";

/** The variable in which Terraform takes the token of a host. */
export const tokenVariable = (hostname: string): string => `TF_TOKEN_${hostname.replaceAll("-", "__").replaceAll(".", "_")}`;

/**
 * The user's own access to Terraform Cloud: TF_TOKEN_ variables, what `terraform login` has kept, or a `credentials` block of
 * the CLI configuration. Terraform itself does not look there when a run names its CLI configuration.
 */
export function ownCloudEnvironment(
  hostname: string = cloudHost,
  source: NodeJS.ProcessEnv = process.env,
  folder: string = source.APPDATA ? join(source.APPDATA, "terraform.d") : join(source.HOME ?? "", ".terraform.d"),
): Record<string, string> {
  const given = pick(source, (name) => name.startsWith("TF_TOKEN_"));
  const kept = readJson<{ credentials?: Record<string, { token?: string }> }>(join(folder, "credentials.tfrc.json"));
  const token = kept?.credentials?.[hostname]?.token ?? configuredToken(hostname, source);
  return { ...(token !== undefined && { [tokenVariable(hostname)]: token }), ...given };
}

/** The token in a `credentials "<host>" { token = "..." }` block of the user's CLI configuration. */
function configuredToken(hostname: string, source: NodeJS.ProcessEnv): string | undefined {
  const usual = source.APPDATA ? join(source.APPDATA, "terraform.rc") : join(source.HOME ?? "", ".terraformrc");
  try {
    const text = readFileSync(source.TF_CLI_CONFIG_FILE || usual, "utf8");
    const blocks = text.matchAll(/^\s*credentials\s+"([^"]+)"\s*\{[^}]*?\btoken\s*=\s*"([^"]*)"/gm);
    return [...blocks].find(([, host]) => host === hostname)?.[2];
  } catch {
    return undefined;
  }
}

function pick(source: NodeJS.ProcessEnv, wanted: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => (value !== undefined && wanted(name) ? [[name, value]] : [])),
  );
}

/** Settings of every Terraform run: no questions, no calls home, and a state that is saved often. */
export const terraformSettings: Readonly<Record<string, string>> = {
  CHECKPOINT_DISABLE: "1",
  TF_IN_AUTOMATION: "1",
  TF_INPUT: "0",
};

/** No profile, no instance role: only the variables given. */
export const isolatedAws = (): Record<string, string> => ({
  AWS_CONFIG_FILE: inTools("no-aws-config"),
  AWS_SHARED_CREDENTIALS_FILE: inTools("no-aws-credentials"),
  AWS_EC2_METADATA_DISABLED: "true",
});
