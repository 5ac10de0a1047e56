import { stackOf } from "../../environments/names";
import { fillSimulated, findSimulated, ontoSimulated, startSimulated } from "../cluster/simulated";
import { unasked } from "../deployment/approval";
import { deploy } from "../deployment/deploy";
import { prepare } from "../deployment/prepare";
import { openStack } from "../deployment/target";
import { emulatedIds } from "../environments";
import { environmentNamed } from "../slipway/environments";
import { chooseEmulated } from "./choose";
import type { Progress } from "./progress";
import { screenOf } from "./screen";

export interface UpOptions {
  /** The environment. @default - the only one that lives on the emulator */
  readonly id?: string | undefined;
  /** Brings up a simulated cluster for add-ons and application. One that runs already is used in any case. */
  readonly cluster: boolean;
  /** Port of the emulator. @default - a free one */
  readonly port?: number | undefined;
}

/** Emulator up, the environment deployed; continues wherever an earlier run ended. */
export async function up(progress: Progress, { id: wanted, cluster, port }: UpOptions): Promise<void> {
  const id = chooseEmulated(emulatedIds(), wanted);
  const environment = environmentNamed(id);
  let plane = await findSimulated(id, progress.say);
  const first = async (): Promise<void> => {
    const running = plane;
    plane ??= cluster ? await startSimulated(id, progress.say) : undefined;
    if (plane !== undefined) {
      progress.say(`simulated cluster ${running === undefined ? "started" : "runs"}: ${Object.keys(plane.pids).join(", ")}`);
    }
  };
  const deployed = cluster || plane !== undefined ? ontoSimulated(environment) : environment;
  await prepare({ environment: deployed, progress, port, first }, async (target, emulator) => {
    const work = { target, environment: deployed, progress, approval: unasked, dryRun: false, tags: { each: {} } };
    const outcome = await deploy({ ...work, ...(plane && { only: ["bootstrap", "platform"] }) });
    const filled = plane && (await fillSimulated(plane, target, deployed, progress));
    const outputs = await (await openStack(target, stackOf(target, "platform"), progress)).outputs();
    if (emulator === undefined) {
      return;
    }
    const { kubectl = "", kubeconfig = "" } = plane?.cluster.access ?? {};
    const simulated = filled && { ...filled, kubectl, kubeconfig };
    const variables = emulator.environment(environment.account, environment.region);
    console.log(screenOf({ id, elapsed: progress.elapsed(), outputs, outcome, simulated, variables }));
  });
}
