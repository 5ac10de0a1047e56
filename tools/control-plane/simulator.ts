// What a control plane without kubelets and without a secrets operator lacks: `simulator.ts <access file>` lets each pod start once
// the configuration and the secrets that it refers to are there, and makes the Secret of each ExternalSecret with made-up values.
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { type ApiAccess, type ApiObject, KubernetesApi } from "./api";
import { isThere, type Pod, type Reference, referencesOf } from "./pod-references";
import {
  accountOf,
  type ExternalSecret,
  externalSecretsPath,
  namesRole,
  type SecretStore,
  statusOf,
  storePath,
  syncedSecret,
  withheld,
} from "./secrets-operator";
import { startable } from "./stages";

const retryMs = 200;

class Simulator {
  private readonly waitingPods = new Map<string, Pod>();
  private readonly waitingSecrets = new Map<string, ExternalSecret>();

  constructor(private readonly api: KubernetesApi) {}

  run(): void {
    void this.follow<Pod>("/api/v1/pods?fieldSelector=status.phase%3DPending", (pod, isGone) => {
      // A pod that was never bound to a node has no kubelet either.
      const waits = !isGone && pod.spec.nodeName !== undefined && pod.metadata.annotations?.[startable] === undefined;
      keep(this.waitingPods, pod, waits);
      void this.startPod(pod.metadata.uid);
    });
    void this.follow<ExternalSecret>(externalSecretsPath(), (secret, isGone) => {
      const { generation, deletionTimestamp } = secret.metadata;
      const isNew = secret.status?.syncedResourceVersion !== String(generation);
      keep(this.waitingSecrets, secret, !isGone && deletionTimestamp === undefined && isNew);
      void this.syncSecret(secret.metadata.uid);
    });
    setInterval(() => {
      for (const uid of this.waitingPods.keys()) {
        void this.startPod(uid);
      }
      for (const uid of this.waitingSecrets.keys()) {
        void this.syncSecret(uid);
      }
    }, retryMs);
  }

  /** Watches for ever: the server ends each watch after a while, and a kind may come later. */
  private async follow<Item extends ApiObject>(path: string, onChange: (item: Item, isGone: boolean) => void): Promise<void> {
    let last = "";
    for (;;) {
      try {
        await this.api.watch<Item>(path, new AbortController().signal, ({ type, object }) =>
          onChange(object, type === "DELETED"),
        );
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        if (problem !== last) {
          console.error(problem);
        }
        last = problem;
      }
      await delay(retryMs);
    }
  }

  private async startPod(uid: string): Promise<void> {
    const pod = this.waitingPods.get(uid);
    if (pod === undefined || !(await this.all(referencesOf(pod)))) {
      return;
    }
    const { namespace, name } = pod.metadata;
    const annotations = { [startable]: "yes" };
    const { status } = await this.api.patch(`/api/v1/namespaces/${namespace}/pods/${name}`, "merge", {
      metadata: { uid, annotations },
    });
    console.log(`pod ${namespace}/${name}: started (${status})`);
    this.waitingPods.delete(uid);
  }

  private async all(references: readonly Reference[]): Promise<boolean> {
    const answers = references.map(async ({ path, key }) => isThere(await this.api.get<object>(path), key));
    return !(await Promise.all(answers)).includes(false);
  }

  private async syncSecret(uid: string): Promise<void> {
    const secret = this.waitingSecrets.get(uid);
    if (secret === undefined) {
      return;
    }
    const { namespace, name } = secret.metadata;
    const { body: owner } = await this.api.get<ApiObject>(`/api/v1/namespaces/${namespace}`);
    if (owner.metadata?.annotations?.[withheld] !== undefined) {
      return;
    }
    if (!(await this.canRead(secret))) {
      return;
    }
    this.waitingSecrets.delete(uid);
    const { body, path } = syncedSecret(secret);
    const made = await this.api.patch(`${path}?fieldManager=externalsecrets&force=true`, "apply", body);
    const told = await this.api.patch(`${externalSecretsPath(namespace)}/${name}/status`, "merge", statusOf(secret, made.status));
    console.log(`external secret ${namespace}/${name}: synced (${made.status}, ${told.status})`);
  }

  /** Whether the operator would have a login for the secret's store; until then it tries again. */
  private async canRead(secret: ExternalSecret): Promise<boolean> {
    const path = storePath(secret);
    if (path === undefined) {
      return true;
    }
    const store = await this.api.get<SecretStore>(path);
    if (store.status !== 200) {
      return false;
    }
    const account = accountOf(store.body);
    if (account === undefined) {
      return true;
    }
    const { namespace } = secret.metadata;
    const { status, body } = await this.api.get<ApiObject>(`/api/v1/namespaces/${namespace}/serviceaccounts/${account}`);
    return status === 200 && namesRole(body);
  }
}

function keep<Item extends ApiObject>(items: Map<string, Item>, item: Item, wanted: boolean): void {
  if (wanted) {
    items.set(item.metadata.uid, item);
  } else {
    items.delete(item.metadata.uid);
  }
}

const [, , accessFile = ""] = process.argv;
new Simulator(new KubernetesApi(JSON.parse(readFileSync(accessFile, "utf8")) as ApiAccess)).run();
