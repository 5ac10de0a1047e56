import { inTools } from "../files";

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
