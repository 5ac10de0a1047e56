import { dirname } from "node:path";
import { ToolError } from "../errors";
import { type RunResult, run } from "../processes";
import { bareEnvironment } from "../terraform/environment";

export interface ClusterAccess {
  /** Paths of the programs. */
  readonly kubectl: string;
  readonly helm: string;
  /** @default - the user's own */
  readonly kubeconfig?: string;
  /** Context of the kubeconfig. @default - its current one */
  readonly context?: string;
  /** What the programs find around them. @default - the user's own without a kubeconfig, else none of the user's credentials */
  readonly env?: NodeJS.ProcessEnv;
}

/** What `helm list` takes to list all releases: Helm 3 leaves some out, and Helm 4 knows no `--all`. */
export const everyStatus = ["--deployed", "--failed", "--pending", "--uninstalled", "--uninstalling"] as const;

/** kubectl and helm, pointed at one cluster. */
export class Cluster {
  constructor(readonly access: ClusterAccess) {}

  /** Runs kubectl, whatever comes of it. */
  tryKubectl(args: readonly string[], input?: object): Promise<RunResult> {
    const { kubectl, context } = this.access;
    return this.run(kubectl, [...(context === undefined ? [] : [`--context=${context}`]), ...args], input);
  }

  /** @throws ToolError when kubectl fails */
  async kubectl(args: readonly string[], input?: object): Promise<string> {
    return this.succeeded("kubectl", args, await this.tryKubectl(args, input));
  }

  /** kubectl's answer as JSON. */
  async kubectlJson<Answer>(args: readonly string[], input?: object): Promise<Answer> {
    return JSON.parse(await this.kubectl([...args, "--output=json"], input)) as Answer;
  }

  /** Runs helm, whatever comes of it; `values` go in as its values file. */
  tryHelm(args: readonly string[], values?: object): Promise<RunResult> {
    const { helm, context } = this.access;
    const where = context === undefined ? [] : [`--kube-context=${context}`];
    return this.run(helm, [...where, ...args, ...(values === undefined ? [] : ["--values=-"])], values);
  }

  /** @throws ToolError when helm fails */
  async helm(args: readonly string[], values?: object): Promise<string> {
    return this.succeeded("helm", args, await this.tryHelm(args, values));
  }

  private run(program: string, args: readonly string[], input?: object): Promise<RunResult> {
    const { kubeconfig, env: given } = this.access;
    // The user's own cluster may ask for the user's own credentials. What the programs keep for another goes where it goes.
    const own = () => ({ ...bareEnvironment(), KUBECONFIG: kubeconfig, HOME: dirname(kubeconfig ?? "") });
    const env = given ?? (kubeconfig === undefined ? process.env : own());
    return run(program, args, { env, ...(input && { input: JSON.stringify(input) }) });
  }

  private succeeded(program: string, args: readonly string[], { code, stdout, stderr }: RunResult): string {
    if (code !== 0) {
      throw new ToolError(`${program} ${args.join(" ")}:\n${stderr.trim() || stdout.trim()}`, "mend what it says");
    }
    return stdout;
  }
}
