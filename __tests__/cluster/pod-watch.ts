import { isDeepStrictEqual } from "node:util";
import { mapValues } from "../../lib/records";
import type { ApiObject, KubernetesApi, WatchEvent } from "../../tools/control-plane/api";
import { waitUntil } from "../../tools/processes";
import { openApi } from "./cluster";

/** A pod, as far as the tests look into it. */
export interface PodState extends ApiObject {
  readonly metadata: ApiObject["metadata"] & {
    readonly deletionTimestamp?: string;
    readonly labels: { readonly component?: string };
  };
  readonly spec: {
    readonly nodeName?: string;
    readonly serviceAccountName: string;
    readonly containers: readonly { readonly image: string }[];
  };
  readonly status: {
    readonly phase: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly containerStatuses?: readonly { readonly state: { readonly waiting?: { readonly reason: string } } }[];
  };
}

/** Every state that the pods of a namespace go through: nothing between two looks is missed. */
export class PodWatch {
  private readonly pods = new Map<string, PodState>();
  private readonly seen: (readonly PodState[])[] = [];
  private readonly end = new AbortController();
  private failure: Error | undefined;

  private constructor(private readonly api: KubernetesApi) {}

  static async start(namespace: string): Promise<PodWatch> {
    const watch = new PodWatch(openApi());
    const path = `/api/v1/namespaces/${namespace}/pods`;
    const { body } = await watch.api.get<{ metadata: { resourceVersion: string }; items: PodState[] }>(path);
    for (const pod of body.items) {
      watch.pods.set(pod.metadata.uid, pod);
    }
    watch.record();
    const from = `${path}?resourceVersion=${body.metadata.resourceVersion}`;
    const onEvent = ({ type, object }: WatchEvent<PodState>): void => {
      if (type === "DELETED") {
        watch.pods.delete(object.metadata.uid);
      } else {
        watch.pods.set(object.metadata.uid, object);
      }
      watch.record();
    };
    watch.api.watch(from, watch.end.signal, onEvent).then(
      () => watch.ended("it ended"),
      (error: Error) => watch.ended(error.message),
    );
    return watch;
  }

  /** Begins once each component has its number of ready pods. */
  static async startFrom(namespace: string, ready: Readonly<Record<string, number>>): Promise<PodWatch> {
    const before = await PodWatch.start(namespace);
    await before.settled(ready).finally(() => before.stop());
    return PodWatch.start(namespace);
  }

  stop(): void {
    this.end.abort();
    this.api.close();
  }

  /** The pods of a component now, without those that are going. */
  now(component: string): PodState[] {
    return [...this.pods.values()].filter((pod) => pod.metadata.labels.component === component && !isGoing(pod));
  }

  /** Until each component has its number of ready pods, and none that is going. */
  async settled(ready: Readonly<Record<string, number>>): Promise<void> {
    const found = () => mapValues(ready, (_, component) => this.counts(component, isReady).at(-1));
    await waitUntil(() => isDeepStrictEqual(found(), ready), 60_000);
    expect(found()).toEqual(ready);
  }

  /** Fewest ready pods that the component had at any moment. */
  fewestReady(component: string): number {
    return Math.min(...this.counts(component, (pod) => isReady(pod) && !isGoing(pod)));
  }

  /** Most pods that the component had at any moment, those that were going included. */
  most(component: string): number {
    return Math.max(...this.counts(component, () => true));
  }

  /** Every state of every pod of the component. */
  history(component: string): PodState[] {
    return this.states()
      .flat()
      .filter((pod) => pod.metadata.labels.component === component);
  }

  /** Ids of all pods that were ever there, sorted. */
  uids(): string[] {
    return [
      ...new Set(
        this.states()
          .flat()
          .map(({ metadata }) => metadata.uid),
      ),
    ].sort();
  }

  private states(): readonly (readonly PodState[])[] {
    if (this.failure) {
      throw this.failure;
    }
    return this.seen;
  }

  private counts(component: string, counted: (pod: PodState) => boolean): number[] {
    return this.states().map((pods) => pods.filter((pod) => pod.metadata.labels.component === component && counted(pod)).length);
  }

  /** What was not seen cannot be judged. */
  private ended(why: string): void {
    if (!this.end.signal.aborted) {
      this.failure = new Error(`the watch of the pods broke off: ${why}`);
    }
  }

  private record(): void {
    this.seen.push([...this.pods.values()]);
  }
}

export function isReady({ status: { conditions = [] } }: PodState): boolean {
  return conditions.some(({ type, status }) => type === "Ready" && status === "True");
}

function isGoing({ metadata }: PodState): boolean {
  return metadata.deletionTimestamp !== undefined;
}
