/** Annotations that say how a simulated pod is to behave; a chart's values set them. */
export const behaviours = {
  /** Its processes end with exit code 1. */
  fails: "simulation.slipway/fails",
  /** It runs, and its readiness probe never succeeds. */
  neverReady: "simulation.slipway/never-ready",
  /** Its images are in no registry. */
  noImage: "simulation.slipway/no-image",
} as const;

/** Annotation of a pod whose configuration and secrets the simulator has found. */
export const startable = "simulation.slipway/startable";

/** How long a pod takes to become ready, a job's to end, and one that is deleted to stop. */
const delaysMs = { ready: 500, completed: 200, deleted: 300 } as const;

interface Expression {
  readonly key: string;
  readonly operator: "Exists" | "DoesNotExist" | "In" | "NotIn";
  readonly values?: readonly string[];
}

const annotation = (name: string): string => `.metadata.annotations["${name}"]`;
const has = (key: string): Expression => ({ key, operator: "Exists" });
const lacks = (key: string): Expression => ({ key, operator: "DoesNotExist" });
const is = (key: string, ...values: string[]): Expression => ({ key, operator: "In", values });
const isNot = (key: string, ...values: string[]): Expression => ({ key, operator: "NotIn", values });

const alive = lacks(".metadata.deletionTimestamp");
const readyStatus = '.status.conditions.[] | select( .type == "Ready" ) | .status';
const waitingReason = ".status.containerStatuses.[].state.waiting.reason";
const owner = ".metadata.ownerReferences.[].kind";

/** One step of every pod that matches, for kwok. */
function stage(name: string, matchExpressions: readonly Expression[], next: object, delayMs = 0): object {
  return {
    apiVersion: "kwok.x-k8s.io/v1alpha1",
    kind: "Stage",
    metadata: { name },
    spec: {
      resourceRef: { apiGroup: "v1", kind: "Pod" },
      selector: { matchExpressions },
      ...(delayMs > 0 && { delay: { durationMilliseconds: delayMs } }),
      next,
    },
  };
}

/** A pod's status as a template of kwok: JSON but for what stands in braces. */
function status({ phase, ready, state, address = false }: Status): object {
  const condition = (type: string, value: boolean) =>
    `{ "type": "${type}", "status": "${value ? "True" : "False"}", "lastTransitionTime": "{{ Now }}" }`;
  const lines = [
    `phase: ${phase}`,
    "conditions:",
    ...[condition("Initialized", true), condition("ContainersReady", ready), condition("Ready", ready)].map(
      (line) => `- ${line}`,
    ),
    "containerStatuses:",
    "{{ range .spec.containers }}",
    `- { "name": {{ .name | Quote }}, "image": {{ .image | Quote }}, "restartCount": 0, "ready": ${ready}, "state": ${state} }`,
    "{{ end }}",
    ...(address
      ? [
          "hostIP: {{ NodeIPWith .spec.nodeName | Quote }}",
          'podIP: {{ PodIPWith .spec.nodeName false ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) | Quote }}',
          'startTime: "{{ Now }}"',
        ]
      : []),
  ];
  return { statusTemplate: lines.join("\n") };
}

interface Status {
  readonly phase: "Pending" | "Running" | "Succeeded" | "Failed";
  readonly ready: boolean;
  /** State of each container. */
  readonly state: string;
  readonly address?: boolean;
}

const waiting = '{ "waiting": { "reason": "CreateContainerConfigError" } }';
/** As the kubelet has it of an image that containerd does not find. */
const notPulled =
  '{ "waiting": { "reason": "ImagePullBackOff", "message": "Back-off pulling image: ErrImagePull: failed to resolve reference: not found" } }';
const running = '{ "running": { "startedAt": "{{ Now }}" } }';
const ended = (exitCode: number): string =>
  `{ "terminated": { "exitCode": ${exitCode}, "startedAt": "{{ Now }}", "finishedAt": "{{ Now }}" } }`;

/** What happens to every pod, in place of a kubelet: it waits for what it refers to, runs, becomes ready or ends, and stops. */
export const stages: readonly object[] = [
  stage(
    "wait",
    [alive, lacks(annotation(startable)), lacks(".status.containerStatuses")],
    status({ phase: "Pending", ready: false, state: waiting }),
  ),
  stage(
    "pull-in-vain",
    [alive, has(annotation(startable)), has(annotation(behaviours.noImage)), isNot(waitingReason, "ImagePullBackOff")],
    status({ phase: "Pending", ready: false, state: notPulled }),
  ),
  stage(
    "run",
    [alive, has(annotation(startable)), lacks(".status.podIP"), lacks(annotation(behaviours.noImage))],
    status({ phase: "Running", ready: false, state: running, address: true }),
  ),
  stage(
    "become-ready",
    [
      alive,
      is(".status.phase", "Running"),
      isNot(owner, "Job"),
      isNot(readyStatus, "True"),
      lacks(annotation(behaviours.neverReady)),
      lacks(annotation(behaviours.fails)),
    ],
    status({ phase: "Running", ready: true, state: running }),
    delaysMs.ready,
  ),
  stage(
    "succeed",
    [alive, is(".status.phase", "Running"), is(owner, "Job"), lacks(annotation(behaviours.fails))],
    status({ phase: "Succeeded", ready: false, state: ended(0) }),
    delaysMs.completed,
  ),
  stage(
    "fail",
    [alive, is(".status.phase", "Running"), is(owner, "Job"), has(annotation(behaviours.fails))],
    status({ phase: "Failed", ready: false, state: ended(1) }),
    delaysMs.completed,
  ),
  stage("stop", [has(".metadata.deletionTimestamp")], { finalizers: { empty: true }, delete: true }, delaysMs.deleted),
];
