import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { get } from "node:https";
import { inTools, writeWhole } from "../files";
import { holds, impliedMirrors, type Mirror, type ProviderRequirement, searchMirrors } from "./mirrors";

/**
 * Writes a CLI configuration that finds these providers, and returns its path for TF_CLI_CONFIG_FILE. The user's own one is
 * not read: a run must not depend on it.
 */
export async function prepareCliConfig(providers: readonly ProviderRequirement[]): Promise<string> {
  return keep(cliConfig(providers, await chooseMirrors(providers)));
}

/** Writes one that finds no provider at all, for runs that only read a state. */
export function prepareBareConfig(): string {
  const nowhere = inTools("terraform", "no-providers");
  mkdirSync(nowhere, { recursive: true });
  const nothing = block("filesystem_mirror", [`path = ${JSON.stringify(nowhere)}`]);
  return keep(`disable_checkpoint = true\nprovider_installation {\n${nothing}}\n`);
}

function keep(content: string): string {
  const name = `${createHash("sha256").update(content).digest("hex").slice(0, 12)}.tfrc`;
  const file = inTools("terraform", name);
  mkdirSync(inTools("terraform", "plugins"), { recursive: true });
  writeWhole(file, content);
  return file;
}

/** Folders that Terraform would look at anyhow; the whole machine only when the registry does not answer. */
async function chooseMirrors(providers: readonly ProviderRequirement[]): Promise<Mirror[]> {
  const implied = impliedMirrors();
  const missing = providers.filter((provider) => !implied.some((mirror) => holds(mirror, provider)));
  const hosts = [...new Set(missing.map(({ address }) => address.split("/")[0] ?? ""))];
  const answers = await Promise.all(hosts.map(registryAnswers));
  return answers.every(Boolean) ? implied : [...implied, ...(await searchMirrors(missing))];
}

/** Providers that a mirror has come from there and nowhere else; all others from their registry. */
export function cliConfig(providers: readonly ProviderRequirement[], mirrors: readonly Mirror[]): string {
  const mirrored = new Map<string, string[]>();
  for (const provider of providers) {
    const mirror = mirrors.find((candidate) => holds(candidate, provider));
    if (mirror) {
      mirrored.set(mirror.directory, [...(mirrored.get(mirror.directory) ?? []), provider.address]);
    }
  }
  const blocks = [...mirrored].map(([directory, addresses]) =>
    block("filesystem_mirror", [`path    = ${JSON.stringify(directory)}`, `include = ${JSON.stringify(addresses)}`]),
  );
  const exclude = [...mirrored.values()].flat();
  blocks.push(block("direct", exclude.length > 0 ? [`exclude = ${JSON.stringify(exclude)}`] : []));
  const cache = `plugin_cache_dir = ${JSON.stringify(inTools("terraform", "plugins"))}\n`;
  // What comes from a mirror is linked, not copied; only downloads are worth keeping.
  const downloads = exclude.length < providers.length;
  return `disable_checkpoint = true\n${downloads ? cache : ""}provider_installation {\n${blocks.join("")}}\n`;
}

const block = (name: string, lines: readonly string[]): string =>
  `  ${name} {\n${lines.map((line) => `    ${line}\n`).join("")}  }\n`;

/** Whether the host speaks the registry protocol within three seconds. */
function registryAnswers(host: string): Promise<boolean> {
  // Behind a proxy only Terraform itself can tell.
  if (process.env.HTTPS_PROXY ?? process.env.https_proxy) {
    return Promise.resolve(true);
  }
  return new Promise((resolve) => {
    const request = get(`https://${host}/.well-known/terraform.json`, { timeout: 3_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}
