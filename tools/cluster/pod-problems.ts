/** Kubernetes objects, as far as is looked into them to tell why a rollout does not go on. Source: Kubernetes API reference, v1. */
export interface Pod {
  readonly kind: "Pod";
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
    readonly deletionTimestamp?: string;
  };
  readonly status?: {
    readonly phase?: string;
    readonly nominatedNodeName?: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

interface ContainerStatus {
  readonly name: string;
  readonly image?: string;
  readonly ready?: boolean;
  readonly restartCount?: number;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly running?: object;
  readonly terminated?: { readonly exitCode: number; readonly reason?: string; readonly message?: string };
}

export interface Event {
  readonly kind: "Event";
  readonly metadata: { readonly uid: string };
  readonly involvedObject: { readonly kind: string; readonly name: string; readonly uid?: string };
  readonly reason?: string;
  readonly message?: string;
  readonly type?: string;
  readonly source?: { readonly component?: string };
  readonly reportingComponent?: string;
}

/** What stands in the way of a pod. */
export interface Problem {
  /** Such as `pod shop-web-1 (web)`. */
  readonly of: string;
  /** What it is, as a sentence that begins small. */
  readonly what: string;
  /** The container whose last lines say more. */
  readonly crashed?: { readonly pod: string; readonly container: string; readonly restarted: boolean };
  /** Seconds after which it cannot be expected to get better. @default - it may */
  readonly hopelessAfter?: number;
}

/** Seconds that each kind of problem is given, where what it waits for may yet come. */
const patience = {
  /** The kubelet has tried it twice by then. */
  image: 20,
  /** External Secrets may sync a secret late. */
  configuration: 180,
  start: 60,
  /** The autoscaler has said that no node of its groups helps. */
  unscalable: 90,
  /** Nobody adds nodes; another pod may end. */
  unschedulable: 180,
  refused: 30,
} as const;

/** Restarts after which a crash is no accident of the start: the kubelet waits 10, 20, 40, 80 s between them. */
const mostRestarts = 4;

/** A registry's answer when it has no such image, as containerd repeats it. */
const noSuchImage = /not found|manifest unknown|does not exist|name unknown|repository .* not exist/i;

/** What stands in the way of a pod now, as its status and what was said of it have it. */
export function problemsOf(pod: Pod, events: readonly Event[], addsNodes: boolean): Problem[] {
  const { status = {}, metadata } = pod;
  if (metadata.deletionTimestamp !== undefined || status.phase === "Succeeded") {
    return [];
  }
  const said = events.filter(({ involvedObject }) => involvedObject.uid === metadata.uid);
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const scheduled = status.conditions?.find(({ type }) => type === "PodScheduled");
  if (scheduled?.status === "False" && scheduled.reason === "Unschedulable") {
    return [unschedulable(pod, scheduled.message ?? "", said, addsNodes)];
  }
  return containers.flatMap((container) => containerProblem(pod, container, said) ?? []);
}

function unschedulable({ metadata, status }: Pod, message: string, said: readonly Event[], addsNodes: boolean): Problem {
  const refusal = said.find(({ reason, source, reportingComponent }) => {
    const component = reportingComponent || source?.component || "";
    return reason === "NotTriggerScaleUp" || (reason === "FailedScheduling" && component.startsWith("karpenter"));
  });
  const more = refusal?.message === undefined ? "" : `; no node is added: ${refusal.message}`;
  const hopelessAfter = refusal ? patience.unscalable : addsNodes ? undefined : patience.unschedulable;
  // Others have to leave its node first.
  const isComing = status?.nominatedNodeName !== undefined;
  return {
    of: `pod ${metadata.name}`,
    what: `no node takes it: ${message}${more}`,
    ...(hopelessAfter !== undefined && !isComing && { hopelessAfter }),
  };
}

function containerProblem(pod: Pod, container: ContainerStatus, said: readonly Event[]): Problem | undefined {
  const { name, image = "", state = {}, lastState = {}, restartCount = 0, ready = false } = container;
  const of = `pod ${pod.metadata.name} (${name})`;
  const { reason = "", message = "" } = state.waiting ?? {};
  const text = message === "" ? reason : `${reason}: ${message}`;
  if (/Image/.test(reason)) {
    // The kubelet says why in an event; while it waits for its next try, the status says nothing but that.
    const why = [message, ...said.filter((one) => one.reason === "Failed").map((one) => one.message ?? "")];
    const isMissing = why.some((line) => noSuchImage.test(line)) || /^(InvalidImageName|ErrImageNeverPull)$/.test(reason);
    const longest = why.reduce((a, b) => (noSuchImage.test(a) || !noSuchImage.test(b) ? a : b));
    const what = `image ${image} is not pulled: ${reason}${longest === "" ? "" : `: ${longest}`}`;
    return { of, what, ...(isMissing && { hopelessAfter: patience.image }) };
  }
  if (/^Create(Container|Pod).*Error$/.test(reason)) {
    return { of, what: text, hopelessAfter: patience.configuration };
  }
  if (reason === "RunContainerError") {
    return { of, what: text, hopelessAfter: patience.start };
  }
  const ended = state.terminated ?? (state.running && ready ? undefined : lastState.terminated);
  if (ended !== undefined && ended.exitCode !== 0) {
    const why = ended.reason === undefined || ended.reason === "Error" ? "" : ` (${ended.reason})`;
    return {
      of,
      what: `ended with exit code ${ended.exitCode}${why}`,
      crashed: { pod: pod.metadata.name, container: name, restarted: state.terminated === undefined },
      ...(restartCount >= mostRestarts && { hopelessAfter: 0 }),
    };
  }
  const unhealthy = said.filter((one) => one.reason === "Unhealthy").at(-1);
  return state.running && !ready && unhealthy ? { of, what: unhealthy.message ?? "its probe fails" } : undefined;
}

/** What keeps a controller from making pods at all, such as a policy that refuses them. */
export function refusals(events: readonly Event[]): Problem[] {
  return events
    .filter(({ reason, involvedObject: { kind } }) => reason === "FailedCreate" && kind !== "CronJob")
    .map(({ involvedObject: { kind, name }, message = "" }) => ({
      of: `${kind} ${name}`,
      what: message,
      // A webhook that does not answer may yet.
      ...(/is forbidden/.test(message) && !/failed calling webhook/.test(message) && { hopelessAfter: patience.refused }),
    }));
}
