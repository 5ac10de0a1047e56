import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { projectRoot } from "../../lib/project";
import { ToolError, UnavailableError } from "../errors";
import { inTools } from "../files";
import { run } from "../processes";
import { programFile } from "../programs";
import { exclusively } from "../run-lock";
import { build, findGo } from "./go";
import { link } from "./link";

type Report = (line: string) => void;

/** What is installed where there is no Terraform; `tools/install/terraform/go.mod` builds the same. */
export const terraformVersion = "1.11.4";

/**
 * SHA-256 of the vendor's archives, from `terraform_1.11.4_SHA256SUMS`. Windows has none here: a Terraform on PATH, or Go,
 * serves there.
 */
const checksums: Readonly<Record<string, string>> = {
  darwin_amd64: "a56d5002b9f7647291faccc3dd1a70350e60fb61e4c45037629508b8fdc2575b",
  darwin_arm64: "867e0808fa971217043e25b7a792b10720c79b1546f8a68479b74f138be73e18",
  linux_amd64: "1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc",
  linux_arm64: "a43d1d0da9b9bab214a8305a39db0e40869572594ccf50c416a7756499143633",
};

const program = programFile("terraform");
const folder = inTools("terraform", terraformVersion);

/**
 * Puts Terraform into a folder of .tools named by its version, with a link in .tools/bin: the vendor's archive, or built from
 * its Go module where that cannot be fetched. Quick when it is there.
 *
 * @returns the program's path
 * @throws UnavailableError when neither can be had
 */
export async function installTerraform(report: Report): Promise<string> {
  const path = join(folder, program);
  return exclusively(`${folder}.lock`, 20 * 60_000, async () => {
    if (!existsSync(path)) {
      const made = `${path}.new`;
      mkdirSync(folder, { recursive: true });
      const why = await fetchProgram(made, report);
      if (why !== undefined) {
        report(`terraform: ${why}`);
        await buildProgram(made, why, report);
      }
      renameSync(made, path);
    }
    link(path, "terraform");
    return path;
  });
}

/** Unpacks the vendor's program into `file`; returns why not, where the archive cannot be fetched. */
async function fetchProgram(file: string, report: Report): Promise<string | undefined> {
  const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
  const checksum = checksums[platform];
  if (checksum === undefined) {
    return `no checksum of an archive for ${platform} is pinned`;
  }
  const url = `https://releases.hashicorp.com/terraform/${terraformVersion}/terraform_${terraformVersion}_${platform}.zip`;
  report(`terraform: fetching ${url}`);
  const archive = await download(url);
  if (typeof archive === "string") {
    return archive;
  }
  writeFileSync(file, unpack(archive, checksum, url));
  chmodSync(file, 0o755);
  return undefined;
}

/** The content of an address, or why it cannot be fetched. */
export async function download(url: string): Promise<Buffer | string> {
  if (process.env.HTTPS_PROXY || process.env.https_proxy) {
    return downloadByCurl(url);
  }
  try {
    const connected = new AbortController();
    const timer = setTimeout(() => connected.abort(), 10_000);
    const signal = AbortSignal.any([connected.signal, AbortSignal.timeout(15 * 60_000)]);
    const response = await fetch(url, { signal }).finally(() => clearTimeout(timer));
    return response.ok ? Buffer.from(await response.arrayBuffer()) : `${url} answered ${response.status}`;
  } catch {
    return `${url} does not answer`;
  }
}

/** Node speaks to no proxy by itself. */
async function downloadByCurl(url: string): Promise<Buffer | string> {
  const file = `${folder}.${process.pid}.zip`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    const options = "--fail --silent --show-error --connect-timeout 10 --max-time 900 --output".split(" ");
    const { code, stderr } = await run("curl", [...options, file, url]);
    return code === 0 ? readFileSync(file) : `${url} cannot be fetched through the proxy: ${stderr.trim().split("\n")[0]}`;
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * The program in an archive.
 *
 * @throws ToolError when the archive is not the pinned one
 */
export function unpack(archive: Buffer, checksum: string, from: string): Uint8Array {
  const found = createHash("sha256").update(archive).digest("hex");
  const content = found === checksum ? unzipSync(archive, { filter: ({ name }) => name === program })[program] : undefined;
  if (content === undefined) {
    throw new ToolError(
      `${from} is not what is pinned: its SHA-256 is ${found}, expected ${checksum}`,
      "check what stands between this machine and that address; nothing was installed",
    );
  }
  return content;
}

async function buildProgram(file: string, why: string, report: Report): Promise<void> {
  let go: string;
  try {
    go = findGo("Terraform");
  } catch (error) {
    throw error instanceof UnavailableError ? missing(`${why}; Go, which could build it, is not installed`) : error;
  }
  try {
    await build({
      name: "terraform",
      version: `v${terraformVersion}`,
      go,
      args: ["build", "-buildvcs=false", "-ldflags", linkerFlags, "-o", file, "github.com/hashicorp/terraform"],
      env: { CGO_ENABLED: "0", GOWORK: "off" },
      cwd: join(projectRoot, "tools", "install", "terraform"),
      report,
    });
  } catch (error) {
    throw error instanceof UnavailableError ? missing(`${why}; ${error.message}`) : error;
  }
}

/** Without the last, it calls itself a development version, which Terraform Cloud and state files take note of. */
const linkerFlags = "-s -w -X github.com/hashicorp/terraform/version.dev=no";

const missing = (why: string): UnavailableError =>
  new UnavailableError(
    `Terraform is not installed, and cannot be installed here: ${why}`,
    `install version ${terraformVersion} or later from https://developer.hashicorp.com/terraform/install, or Go from
https://go.dev/dl to build it, or put the program at ${join(folder, program)}; and run this again`,
  );
