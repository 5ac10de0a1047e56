import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { inTools } from "../files";
import { programFile } from "../programs";
import { exclusively } from "../run-lock";
import { build, findGo } from "./go";
import { link } from "./link";

/** What is built where there is no OpenTofu; `tools/install/opentofu/go.mod` says the same. */
export const openTofuVersion = "1.12.6";

/**
 * Builds OpenTofu from its Go module into a folder of .tools named by its version, with a link in .tools/bin. Quick when it is there.
 *
 * @returns the program's path
 * @throws UnavailableError when Go or its module proxy is missing
 */
export async function installOpenTofu(report: (line: string) => void): Promise<string> {
  const folder = inTools("opentofu", openTofuVersion);
  const program = join(folder, programFile("tofu"));
  return exclusively(`${folder}.lock`, 20 * 60_000, async () => {
    if (!existsSync(program)) {
      const go = findGo("OpenTofu", `, or OpenTofu ${openTofuVersion} or later (https://opentofu.org/docs/intro/install)`);
      const made = `${program}.new`;
      mkdirSync(folder, { recursive: true });
      await build({
        name: "opentofu",
        version: `v${openTofuVersion}`,
        go,
        args: ["build", "-buildvcs=false", "-ldflags", linkerFlags, "-o", made, "github.com/opentofu/opentofu/cmd/tofu"],
        env: { CGO_ENABLED: "0", GOWORK: "off" },
        cwd: join(projectRoot, "tools", "install", "opentofu"),
        report,
      });
      renameSync(made, program);
    }
    link(program, "tofu");
    return program;
  });
}

/** Without the last, it calls itself a development version. */
const linkerFlags = "-s -w -X github.com/opentofu/opentofu/version.dev=no";
