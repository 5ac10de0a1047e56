import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { get } from "node:https";
import { inTools, writeWhole } from "../files";
import { holds, impliedMirrors, type Mirror, type ProviderRequirement, readMirror, searchMirrors } from "./mirrors";

/** Variables that have Terraform take a CLI configuration of ours. */
export type CliVariables = Readonly<Record<string, string>>;

/**
 * Writes a CLI configuration that finds these providers, and returns the variables that lead to it. The user's own one is
 * not read: a run must not depend on it.
 */
export async function prepareCliConfig(providers: readonly ProviderRequirement[]): Promise<CliVariables> {
  const { mirrors } = await lookFor(providers);
  const cache = inTools("terraform", "plugins");
  mkdirSync(cache, { recursive: true });
  return {
    ...keep(cliConfig(providers, mirrors)),
    // In the configuration itself, a `$` in the path would be taken for a variable.
    ...(downloadsAny(providers, mirrors) && { TF_PLUGIN_CACHE_DIR: cache }),
  };
}

/**
 * Those of the providers that cannot be installed: no folder of this machine has them, and their registry does not answer. None
 * where that is known only once Terraform has tried, such as behind a proxy.
 *
 * @param installed folder where Terraform has installed some already, which it then uses
 */
export async function missingProviders(
  providers: readonly ProviderRequirement[],
  installed: string,
): Promise<readonly ProviderRequirement[]> {
  const there = readMirror(installed);
  const wanted = providers.filter((provider) => !holds(there, provider));
  return (await lookFor(wanted)).missing;
}

/** Writes one that finds no provider at all, for runs that only read a state. */
export function prepareBareConfig(): CliVariables {
  const nowhere = inTools("terraform", "no-providers");
  mkdirSync(nowhere, { recursive: true });
  const nothing = block("filesystem_mirror", [`path = ${JSON.stringify(nowhere)}`]);
  return keep(`disable_checkpoint = true\nprovider_installation {\n${nothing}}\n`);
}

function keep(content: string): CliVariables {
  const name = `${createHash("sha256").update(content).digest("hex").slice(0, 12)}.tfrc`;
  const file = inTools("terraform", name);
  writeWhole(file, content);
  return { TF_CLI_CONFIG_FILE: file };
}

interface Found {
  readonly mirrors: readonly Mirror[];
  /** What neither a mirror has nor a registry that answers. */
  readonly missing: readonly ProviderRequirement[];
}

/** In folders that Terraform would look at anyhow; on the whole machine only when a registry does not answer. */
async function lookFor(providers: readonly ProviderRequirement[]): Promise<Found> {
  const implied = impliedMirrors();
  const others = providers.filter((provider) => !implied.some((mirror) => holds(mirror, provider)));
  const answers = await Promise.all(others.map(({ address }) => registryAnswers(address.split("/")[0] ?? "")));
  const silent = others.filter((_, at) => !answers[at]);
  if (silent.length === 0) {
    return { mirrors: implied, missing: [] };
  }
  const found = await searchMirrors(others);
  const missing = silent.filter((provider) => !found.some((mirror) => holds(mirror, provider)));
  return { mirrors: [...implied, ...found], missing };
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
  return `disable_checkpoint = true\nprovider_installation {\n${blocks.join("")}}\n`;
}

/** Only downloads are worth keeping: what comes from a mirror is linked, not copied. */
export const downloadsAny = (providers: readonly ProviderRequirement[], mirrors: readonly Mirror[]): boolean =>
  providers.some((provider) => !mirrors.some((mirror) => holds(mirror, provider)));

const block = (name: string, lines: readonly string[]): string =>
  `  ${name} {\n${lines.map((line) => `    ${line}\n`).join("")}  }\n`;

const answers = new Map<string, Promise<boolean>>();

/** Whether the host speaks the registry protocol within three seconds; asked once in a run. */
function registryAnswers(host: string): Promise<boolean> {
  const answer = answers.get(host) ?? askRegistry(host);
  answers.set(host, answer);
  return answer;
}

function askRegistry(host: string): Promise<boolean> {
  // Behind a proxy only Terraform itself can tell.
  if (process.env.HTTPS_PROXY || process.env.https_proxy) {
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
