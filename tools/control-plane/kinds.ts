import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../lib/project";
import type { Cluster } from "./cluster";

/** Custom resource definitions of the add-ons, in the place of the charts that bring them. */
export const kindsFolder = join(projectRoot, "tools", "control-plane", "crds");

/** Makes the cluster know the add-ons' kinds of objects, as far as it does not already. */
export async function addKinds(cluster: Cluster): Promise<void> {
  const known = (await cluster.kubectl(["get", "crd", "--output=name"])).split("\n").map((name) => name.split("/")[1]);
  const files = readdirSync(kindsFolder).filter((file) => file.endsWith(".yaml") && !known.includes(nameIn(file)));
  if (files.length > 0) {
    // Client-side, each would be kept once more in an annotation, and some are too large for one.
    await cluster.kubectl(["apply", "--server-side", ...files.map((file) => `--filename=${join(kindsFolder, file)}`)]);
    await cluster.kubectl("wait --for=condition=Established crd --all".split(" "));
  }
}

/** Files are named `<name>.yaml`, or `<group>_<plural>.yaml`. */
function nameIn(file: string): string {
  const [group = "", plural] = file.replace(/\.yaml$/, "").split("_");
  return plural === undefined ? group : `${plural}.${group}`;
}
