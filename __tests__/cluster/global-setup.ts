import { ControlPlane } from "../../tools/control-plane/control-plane";
import { addKinds } from "../../tools/control-plane/kinds";
import { describeError, UnavailableError } from "../../tools/errors";
import { installControlPlane } from "../../tools/install/control-plane";
import { findReleaseHelm } from "../../tools/install/helm";
import { unpackTool } from "../../tools/install/packaged-tools";
import { findProgram } from "../../tools/programs";
import { Progress } from "../../tools/start/progress";
import { type ChartTools, toolsVariable } from "../charts/tools";
import { priorityClassList } from "../support/priority-classes";
import { type ClusterUnderTest, clusterVariable, lackVariable, running } from "./running";

/** One cluster for the whole run: the context that KUBE_CONTEXT names, or else a control plane of the run's own. */
export default async function setup(): Promise<void> {
  // Not on stdout, which may be jest's JSON.
  const { say } = new Progress((line) => process.stderr.write(`${line}\n`));
  try {
    const cluster = process.env.KUBE_CONTEXT ? await givenCluster(process.env.KUBE_CONTEXT, say) : await ownCluster(say);
    process.env[clusterVariable] = JSON.stringify(cluster);
    process.env[toolsVariable] = JSON.stringify({ helm: cluster.access.helm } satisfies ChartTools);
  } catch (error) {
    if (!(error instanceof UnavailableError)) {
      throw new Error(describeError(error), { cause: error });
    }
    say(`the tests on a cluster are skipped: ${error.message}`);
    process.env[lackVariable] = error.message;
  }
}

async function ownCluster(say: (line: string) => void): Promise<ClusterUnderTest> {
  const plane = await ControlPlane.start({ name: `test-${process.pid}`, onProgress: say });
  running.plane = plane;
  await addKinds(plane.cluster);
  await plane.cluster.kubectl(["apply", "--filename=-"], priorityClassList);
  return { access: plane.cluster.access, accessFile: plane.accessFile };
}

/** A cluster that is somebody's: nothing is put there but namespaces of the tests' own. */
async function givenCluster(context: string, say: (line: string) => void): Promise<ClusterUnderTest> {
  const kubectl = findProgram("kubectl") ?? unpackTool("kubectl") ?? (await installControlPlane(say)).kubectl;
  const helm = await findReleaseHelm(say);
  say(`testing in namespaces of the context ${context}; what needs simulated pods is skipped`);
  return { access: { kubectl, helm, context } };
}
