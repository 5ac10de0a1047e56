import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ControlPlane } from "../../tools/control-plane/control-plane";
import { UnavailableError } from "../../tools/errors";
import { installControlPlane } from "../../tools/install/control-plane";
import { installGoTool } from "../../tools/install/go-tools";
import { findProgram } from "../../tools/terraform/binary";
import { type ClusterUnderTest, clusterVariable, lackVariable, running } from "./running";

/** One cluster for the whole run: the context that KUBE_CONTEXT names, or else a control plane of the run's own. */
export default async function setup(): Promise<void> {
  const say = (line: string): void => console.info(line);
  try {
    const cluster = process.env.KUBE_CONTEXT ? await givenCluster(process.env.KUBE_CONTEXT, say) : await ownCluster(say);
    process.env[clusterVariable] = JSON.stringify(cluster);
  } catch (error) {
    if (!(error instanceof UnavailableError)) {
      throw error;
    }
    process.env[lackVariable] = error.message.split("\n")[0];
    say(`${error.message}\n  next: ${error.next}`);
  }
}

async function ownCluster(say: (line: string) => void): Promise<ClusterUnderTest> {
  const plane = await ControlPlane.start({ name: `test-${process.pid}`, onProgress: say });
  running.plane = plane;
  const folder = join(__dirname, "crds");
  const definitions = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  // Client-side, each would be kept once more in an annotation, and some are too large for one.
  await plane.cluster.kubectl([
    ..."apply --server-side".split(" "),
    ...definitions.map((file) => `--filename=${join(folder, file)}`),
  ]);
  await plane.cluster.kubectl("wait --for=condition=Established crd --all".split(" "));
  return { access: plane.cluster.access, accessFile: plane.accessFile };
}

/** A cluster that is somebody's: nothing is put there but namespaces of the tests' own. */
async function givenCluster(context: string, say: (line: string) => void): Promise<ClusterUnderTest> {
  const kubectl = findProgram("kubectl") ?? (await installControlPlane(say)).kubectl;
  const helm = findProgram("helm") ?? (await installGoTool("helm", say));
  say(`testing in namespaces of the context ${context}; what needs simulated pods is skipped`);
  return { access: { kubectl, helm, context } };
}
