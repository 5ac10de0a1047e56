import { setTimeout as delay } from "node:timers/promises";
import type { Login } from "./access";
import { type Event, type Pod, type Problem, problemsOf, refusals } from "./pod-problems";

export interface WatchOptions {
  readonly login: Login;
  readonly namespaces: readonly string[];
  /** Whether something adds nodes where pods find no room. */
  readonly addsNodes: boolean;
  readonly report: (line: string) => void;
  /** Label `app` of the pods that the rollout makes, and start of their controllers' names: others are told, and end nothing. @default - all */
  readonly app?: string;
  /** Called once, when the rollout cannot be expected to come to a good end. @default - it is waited for to its end */
  readonly giveUp?: ((problem: Problem) => void) | undefined;
  /** @default 2_000 */
  readonly everyMs?: number;
}

interface Objects {
  readonly items: readonly (Pod | Event | Job)[];
}

interface Job {
  readonly kind: "Job";
  readonly metadata: { readonly name: string; readonly ownerReferences?: readonly { readonly kind: string }[] };
}

/** Looks at the pods that a rollout makes, and tells what stands in their way as it turns up. */
export class RolloutWatch {
  /** Pods and events that were there before, and what pods of the version before are made from. */
  private readonly before = new Set<string>();
  private readonly told = new Map<string, number>();
  private readonly lines: string[] = [];
  private hopeless: Problem | undefined;
  private readonly stopped = new AbortController();
  private running: Promise<void> = Promise.resolve();

  private constructor(private readonly options: WatchOptions) {}

  static async start(options: WatchOptions): Promise<RolloutWatch> {
    const watch = new RolloutWatch(options);
    for (const namespace of options.namespaces) {
      for (const item of await watch.look(namespace)) {
        watch.before.add("uid" in item.metadata ? item.metadata.uid : "");
        if (item.kind === "Pod") {
          watch.before.add(versionOf(item));
        }
      }
    }
    watch.running = watch.follow();
    return watch;
  }

  /** What it has told, and the problem for which it gave up, if it did. */
  async stop(): Promise<{ readonly lines: readonly string[]; readonly gaveUp: Problem | undefined }> {
    this.stopped.abort();
    await this.running;
    return { lines: this.lines, gaveUp: this.hopeless };
  }

  private async follow(): Promise<void> {
    const { login, namespaces, everyMs = 2_000 } = this.options;
    // Once more after the end: what failed at once is still there.
    for (let isLast = false; !isLast; ) {
      isLast = this.stopped.signal.aborted;
      try {
        await login.renew();
        for (const namespace of namespaces) {
          await this.judge(namespace, await this.look(namespace));
        }
      } catch {
        // The API may be away for a moment; the rollout itself says when it is for longer.
      }
      await delay(everyMs, undefined, { signal: this.stopped.signal }).catch(() => {});
    }
  }

  private async look(namespace: string): Promise<Objects["items"]> {
    const what = ["get", "pods,events,jobs.batch", `--namespace=${namespace}`, "--request-timeout=20s"];
    return (await this.options.login.cluster.kubectlJson<Objects>(what)).items;
  }

  private async judge(namespace: string, items: Objects["items"]): Promise<void> {
    const events = items.filter((item): item is Event => item.kind === "Event" && !this.before.has(item.metadata.uid));
    const scheduled = new Set(
      items.flatMap((item) =>
        item.kind === "Job" && item.metadata.ownerReferences?.some(({ kind }) => kind === "CronJob") ? [item.metadata.name] : [],
      ),
    );
    const pods = items.filter(
      (item): item is Pod => item.kind === "Pod" && !item.metadata.ownerReferences?.some(({ name }) => scheduled.has(name)),
    );
    const found = pods
      .filter(({ metadata }) => !this.before.has(metadata.uid))
      .flatMap((pod) => {
        const isNew = !this.before.has(versionOf(pod)) && [undefined, pod.metadata.labels?.app].includes(this.options.app);
        return problemsOf(pod, events, this.options.addsNodes).map((problem) => ({ problem, isNew }));
      });
    const refused = refusals(events.filter(({ involvedObject }) => !scheduled.has(involvedObject.name)));
    const all = [...found, ...refused.map((problem) => ({ problem, isNew: this.isOfApp(problem) }))];
    this.forget(
      namespace,
      all.map(({ problem }) => keyOf(namespace, problem)),
    );
    for (const { problem, isNew } of all) {
      await this.tell(namespace, problem);
      this.consider(namespace, problem, isNew);
    }
  }

  /** Whether a controller that makes no pods is one of the rollout's. */
  private isOfApp({ of }: Problem): boolean {
    const { app } = this.options;
    return app === undefined || of.split(" ").at(-1)?.startsWith(`${app}-`) === true;
  }

  /** What is over does not count as long any more. */
  private forget(namespace: string, present: readonly string[]): void {
    for (const key of this.told.keys()) {
      if (key.startsWith(`${namespace} `) && !present.includes(key)) {
        this.told.delete(key);
      }
    }
  }

  private async tell(namespace: string, problem: Problem): Promise<void> {
    const key = keyOf(namespace, problem);
    if (this.told.has(key)) {
      return;
    }
    this.told.set(key, Date.now());
    const line = `${problem.of}: ${problem.what}`;
    if (!this.lines.includes(line)) {
      const lines = [line, ...(await this.lastLines(namespace, problem))];
      this.lines.push(...lines);
      lines.forEach(this.options.report);
    }
  }

  private consider(namespace: string, problem: Problem, isNew: boolean): void {
    const { giveUp } = this.options;
    const since = this.told.get(keyOf(namespace, problem)) ?? Date.now();
    const { hopelessAfter = Number.POSITIVE_INFINITY } = problem;
    const isOver = !this.stopped.signal.aborted && Date.now() - since >= hopelessAfter * 1000;
    if (giveUp && isNew && isOver && this.hopeless === undefined) {
      this.hopeless = problem;
      giveUp(problem);
    }
  }

  private async lastLines(namespace: string, { crashed }: Problem): Promise<string[]> {
    if (crashed === undefined) {
      return [];
    }
    const { pod, container, restarted } = crashed;
    const args = ["logs", pod, `--container=${container}`, `--namespace=${namespace}`, "--tail=10", "--request-timeout=20s"];
    const { code, stdout } = await this.options.login.cluster.tryKubectl([...args, ...(restarted ? ["--previous"] : [])]);
    const lines = code === 0 ? stdout.split("\n").filter((line) => line.trim() !== "") : [];
    return lines.map((line) => `  ${line}`);
  }
}

/** The status' words change while it lasts: `ErrImagePull` and `ImagePullBackOff` take turns. */
const keyOf = (namespace: string, { of, what }: Problem): string => `${namespace} ${of} ${what.split(":")[0]}`;

/** What the pods of one version have in common; of a pod without, its own id. */
function versionOf({ metadata: { labels = {}, uid } }: Pod): string {
  const hash = labels["pod-template-hash"] ?? labels["rollouts-pod-template-hash"] ?? labels["controller-revision-hash"];
  return hash === undefined ? uid : `${labels["app.kubernetes.io/component"] ?? ""} ${hash}`;
}
