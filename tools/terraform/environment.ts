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

/** The user's own AWS access, for runs against real accounts. */
export function ownAwsEnvironment(source: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return pick(source, (name) => name.startsWith("AWS_"));
}

const cloudHost = "app.terraform.io";

/**
 * The user's own access to Terraform Cloud: TF_TOKEN_ variables, or what `terraform login` has kept. Terraform itself does not
 * look there when a run names its CLI configuration.
 */
export function ownCloudEnvironment(
  hostname: string = cloudHost,
  source: NodeJS.ProcessEnv = process.env,
  folder: string = source.APPDATA ? join(source.APPDATA, "terraform.d") : join(source.HOME ?? "", ".terraform.d"),
): Record<string, string> {
  const given = pick(source, (name) => name.startsWith("TF_TOKEN_"));
  const kept = readJson<{ credentials?: Record<string, { token?: string }> }>(join(folder, "credentials.tfrc.json"));
  const token = kept?.credentials?.[hostname]?.token;
  const name = `TF_TOKEN_${hostname.replaceAll("-", "__").replaceAll(".", "_")}`;
  return { ...(token !== undefined && { [name]: token }), ...given };
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
