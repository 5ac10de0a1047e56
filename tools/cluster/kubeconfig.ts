import { readFileSync } from "node:fs";
import { request as requestPlain } from "node:http";
import { request } from "node:https";
import { homedir } from "node:os";
import { join } from "node:path";
import { parse, YAMLParseError } from "yaml";
import { errorCode } from "../errors";

/** A context of a kubeconfig, as Terraform's providers look for it. */
export interface ContextRef {
  /** The kubeconfig file; `~` is the home of whoever runs this. */
  readonly path: string;
  readonly context: string;
}

/** The parts of a kubeconfig that say where a context's API is. Source: Kubernetes' kubeconfig (v1) reference. */
interface Kubeconfig {
  readonly contexts?: readonly { readonly name?: string; readonly context?: { readonly cluster?: string } }[] | null;
  readonly clusters?: readonly { readonly name?: string; readonly cluster?: ClusterEntry }[] | null;
}

interface ClusterEntry {
  readonly server?: string;
  readonly "proxy-url"?: string;
}

/** How long an API may take to answer. */
const answerMs = 3_000;

/** Why no cluster is reached by this context, as a sentence; undefined when one answers, or when only Terraform can tell. */
export async function lackOfContext({ path, context }: ContextRef, timeoutMs = answerMs): Promise<string | undefined> {
  const found = serverOf(path, context);
  if ("lack" in found) {
    return found.lack;
  }
  const { server, proxy } = found;
  if (proxy) {
    return undefined;
  }
  const problem = await ask(server, timeoutMs);
  return problem && `the cluster of context ${context} (${server.origin}) does not answer: ${problem}`;
}

function serverOf(path: string, context: string): { lack: string } | { server: URL; proxy: boolean } {
  let content: Kubeconfig | null;
  try {
    content = parse(readFileSync(path.replace(/^~(?=\/)/, homedir()), "utf8")) as Kubeconfig | null;
  } catch (error) {
    const code = error instanceof YAMLParseError ? "no YAML" : errorCode(error);
    return { lack: code === "ENOENT" ? `there is no kubeconfig ${path}` : `the kubeconfig ${path} cannot be read (${code})` };
  }
  const contexts = listOf(content?.contexts);
  const wanted = contexts.find(({ name }) => name === context);
  if (wanted === undefined) {
    const names = contexts.map(({ name }) => name).join(", ");
    return { lack: `the kubeconfig ${path} has no context ${context}${names && ` (it has ${names})`}` };
  }
  const cluster = listOf(content?.clusters).find(({ name }) => name === wanted.context?.cluster)?.cluster;
  try {
    const server = new URL(cluster?.server ?? "");
    return { server, proxy: cluster?.["proxy-url"] !== undefined || isProxied(server) };
  } catch {
    return { lack: `the kubeconfig ${path} has no server for the context ${context}` };
  }
}

const listOf = <Item>(value: readonly Item[] | null | undefined): readonly Item[] => (Array.isArray(value) ? value : []);

/** Whether the providers would go through the proxy that the environment names; to this machine itself they never do. */
function isProxied({ hostname }: URL): boolean {
  const isLoopback = /^(localhost|127\..*|\[::1\])$/.test(hostname);
  return !isLoopback && (process.env.HTTPS_PROXY ?? process.env.https_proxy ?? "") !== "";
}

/** Asks whether anybody is there, whoever it is: any answer, a refusal too, is one. Returns the problem, if there is one. */
function ask(server: URL, timeoutMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const url = new URL(join("/", server.pathname, "readyz"), server);
    // Nothing is told to whoever answers, so it need not prove who it is.
    const options = { signal: AbortSignal.timeout(timeoutMs), rejectUnauthorized: false };
    const call = url.protocol === "http:" ? requestPlain(url, { signal: options.signal }) : request(url, options);
    call.once("response", (response) => {
      response.destroy();
      resolve(undefined);
    });
    call.once("error", (error) => {
      // Of a name with several addresses, the message is empty.
      resolve(error.name === "AbortError" ? `nothing came for ${timeoutMs / 1000} s` : error.message || String(errorCode(error)));
    });
    call.end();
  });
}
