// Generated from charts/application/values.schema.json by `npm run charts`; do not edit.

/** Values of the application chart. */
export interface ApplicationChartValues {
  /** What this release holds: `foundation` is what pods need before they start (service accounts, configuration, secrets, network policies), `workloads` is the rest, `all` is both, for applications without jobs, `waves` is both for Argo CD, which applies the foundation, runs the jobs, and applies the rest. @default "all" */
  readonly part: "foundation" | "workloads" | "all" | "waves";
  /** Prefix of every object's name, and the label `app` of every pod; the same in both releases. */
  readonly name: string;
  /** Images by the name that workloads take them by. */
  readonly images?: Readonly<Record<string, Image>>;
  /** Long-running processes. */
  readonly components?: Readonly<Record<string, Component>>;
  /** Run to completion before every rollout, which waits for their success. */
  readonly jobs?: Readonly<Record<string, Job>>;
  /** Run to completion on a schedule. */
  readonly cronJobs?: Readonly<Record<string, CronJob>>;
  /** Way in from outside, to every component with `paths`. */
  readonly ingress?: Ingress;
  /** Where secrets are kept; needed once a workload has some. */
  readonly secretStore?: SecretStore;
  /** Alerts by name, as one PrometheusRule. */
  readonly alerts?: Readonly<Record<string, Alert>>;
  /** Dashboards of Grafana by name, each a ConfigMap that its sidecar collects. */
  readonly dashboards?: Readonly<Record<string, Dashboard>>;
  /** What waits for rollouts on Helm's behalf; needed once a component has `rollout`. */
  readonly rolloutGate?: RolloutGate;
  /** Further objects, as they are. */
  readonly extraObjects?: ExtraObjects;
}

/** Taints that it stands: by key, and where they are said by value and effect. */
export interface Toleration {
  /** Key of the taint. */
  readonly key: string;
  /** Its value; without one any. */
  readonly value?: string;
  /** Its effect; without one every. */
  readonly effect?: "NoSchedule" | "NoExecute" | "PreferNoSchedule";
}

/** An amount of CPU and one of memory. */
export interface Quantities {
  /** CPU, such as `250m`. */
  readonly cpu: string;
  /** Memory, such as `256Mi`. */
  readonly memory: string;
}

/** What a container asks for, and what it may take at most. */
export interface Resources {
  /** What the scheduler sets aside. */
  readonly requests: Quantities;
  /** What it may take. */
  readonly limits: Quantities;
}

/** An image, pinned by tag or digest. */
export interface Image {
  /** Repository with its registry. */
  readonly repository: string;
  /** Tag, not `latest`: it has to stand for one content. */
  readonly tag?: string;
  /** Digest, in place of a tag. */
  readonly digest?: string;
  /** When the node pulls it. @default "IfNotPresent" */
  readonly pullPolicy?: "Always" | "IfNotPresent" | "Never";
}

/** A path that the container may write to, on an emptyDir. */
export interface Writable {
  /** Where it is. */
  readonly path: string;
  /** The pod is evicted beyond this. @default "128Mi" */
  readonly sizeLimit?: string;
}

/** One value in the secret store. */
export interface SecretSource {
  /** Name or ARN of the secret. */
  readonly key: string;
  /** Key in the secret's JSON; without it the whole text. */
  readonly property?: string;
}

/** Environment variables and files with secret values, as an ExternalSecret. */
export interface Secret {
  /** Values of the store, by the name that templates take them by. */
  readonly sources: Readonly<Record<string, SecretSource>>;
  /** Variable -> template of the secrets operator, such as `{{ .password }}`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Path of a file -> template of the secrets operator. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Credentials of the registry that the image comes from, as an ExternalSecret of the type that the kubelet reads. */
export interface RegistryLogin {
  /** Host of the registry, such as `ghcr.io`. */
  readonly host: string;
  /** Where the user's name is. */
  readonly username: SecretSource;
  /** Where the password or token is. */
  readonly password: SecretSource;
}

/** AWS Secrets Manager, read with a role of each workload's own. */
export interface SecretStore {
  /** Region of the secrets. */
  readonly region: string;
  /** How often a value is read again, such as `1h`. @default "1h" */
  readonly refreshInterval?: string;
}

/** A way out: to address ranges, or to another component. */
export interface EgressRule {
  /** Address ranges. */
  readonly cidrs?: readonly string[];
  /** Ranges within each of `cidrs` that stay closed. */
  readonly except?: readonly string[];
  /** A component of this application. */
  readonly component?: string;
  /** TCP ports. */
  readonly ports: readonly number[];
}

/** A way in: from address ranges, from a workload of this application, or from pods of another namespace. */
export interface IngressRule {
  /** Address ranges, such as the load balancer's subnets. */
  readonly cidrs?: readonly string[];
  /** A component, job or cron job of this application. */
  readonly workload?: string;
  /** Another namespace, such as `monitoring`. */
  readonly namespace?: string;
  /** Pods of that namespace; all of them without labels. */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** TCP ports. */
  readonly ports: readonly number[];
}

/** What may reach the pods and what they may reach; everything else is closed. */
export interface Network {
  /** Whether they may ask the cluster's DNS. @default false */
  readonly dns?: boolean;
  /** Ways out. */
  readonly egress?: readonly EgressRule[];
  /** Ways in. */
  readonly ingress?: readonly IngressRule[];
}

/** The workload's own identity. */
export interface ServiceAccount {
  /** IAM role of its pods. */
  readonly roleArn?: string;
  /** Mount a token for the Kubernetes API. @default false */
  readonly token?: boolean;
}

/** A check of the kubelet: an HTTP request, a command, or a connection. */
export interface Probe {
  /** Path of a GET request to the component's port. */
  readonly path?: string;
  /** Host header of the request, where the program refuses others. */
  readonly host?: string;
  /** Command in the container. */
  readonly command?: readonly string[];
  /** Whether the component's port takes a connection; nothing is asked of the program. */
  readonly connects?: true;
  /** Seconds before the first check. @default 0 */
  readonly initialDelaySeconds?: number;
  /** Seconds between checks. @default 10 */
  readonly periodSeconds?: number;
  /** Seconds until a check counts as failed. @default 5 */
  readonly timeoutSeconds?: number;
  /** Successes in a row after a failure that count; more than 1 for `readiness` alone. @default 1 */
  readonly successThreshold?: number;
  /** Failures in a row that count. @default 3 */
  readonly failureThreshold?: number;
  /** How long a container that failed may take to stop, `preStopSeconds` included; not for `readiness`. The pod's where it is left out. */
  readonly terminationGracePeriodSeconds?: number;
}

/** Checks of the kubelet. */
export interface Probes {
  /** Traffic stops while it fails. */
  readonly readiness?: Probe;
  /** The container restarts when it fails. */
  readonly liveness?: Probe;
  /** The others wait until it succeeded once; the container restarts when it does not. */
  readonly startup?: Probe;
}

/** Storage of each pod of its own. */
export interface VolumeClaim {
  /** Where it is mounted. */
  readonly path: string;
  /** How much, such as `20Gi`. */
  readonly size: string;
  /** Storage class; the cluster's default without one. */
  readonly storageClassName?: string;
}

/** Takes the place of `replicas`. */
export interface Autoscaling {
  /** Fewest pods; none where triggers call them. */
  readonly min: number;
  /** Most pods. */
  readonly max: number;
  /** Use of the requested CPU to aim for. */
  readonly cpuPercent?: number;
  /** Use of the requested memory to aim for. */
  readonly memoryPercent?: number;
  /** How fast pods come: at once, and each minute by the more of 100 % and two pods. */
  readonly scaleUp?: ScalingRules;
  /** How fast pods go: after 300 s, one each minute. */
  readonly scaleDown?: ScalingRules;
  /** What else calls pods; makes a ScaledObject of KEDA in place of the HorizontalPodAutoscaler. */
  readonly triggers?: readonly Trigger[];
}

/** How fast the number of pods follows, in one direction. */
export interface ScalingRules {
  /** How far back the safest recommendation is taken from; for KEDA also how long nothing must have called before the last pod goes. 0 up and 300 down where it is left out. */
  readonly stabilizationWindowSeconds?: number;
  /** Which policy counts: the one that allows most, or least. @default "Max" */
  readonly selectPolicy?: "Max" | "Min";
  /** How many may come or go; the direction's own where it is left out. */
  readonly policies?: readonly ScalingPolicy[];
}

/** The most that the number of pods may change within a time. */
export interface ScalingPolicy {
  /** Share of the pods that there are, or pods. */
  readonly type: "Percent" | "Pods";
  /** Percent, or pods. */
  readonly value: number;
  /** The time. */
  readonly periodSeconds: number;
}

/** Where Prometheus reads metrics. */
export interface Metrics {
  /** Path. */
  readonly path: string;
  /** Port, where it is not the component's. */
  readonly port?: number;
  /** How often, such as `15s`. @default "30s" */
  readonly interval?: string;
}

/** A long-running process: a Deployment, with `volumeClaims` a StatefulSet, or with `rollout` a Rollout. */
export interface Component {
  /** Which of `images` it runs. */
  readonly image: string;
  /** Command line in place of the image's own; `$(NAME)` stands for a variable. */
  readonly command?: readonly string[];
  /** Numeric user and group that it runs as; not root. */
  readonly user: number;
  /** CPU and memory. */
  readonly resources: Resources;
  /** Environment variables, as a ConfigMap. */
  readonly config?: Readonly<Record<string, string>>;
  /** Variable that holds the pod's own address. */
  readonly podAddress?: string;
  /** Environment variables in the pod itself: their values may name others, such as `$(POD_IP)`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Environment variables and files with secret values. */
  readonly secret?: Secret;
  /** Read-only files by their path, as a ConfigMap. */
  readonly files?: Readonly<Record<string, string>>;
  /** Directories of its files, secret ones included, that are mounted as a whole: they hold nothing else, and follow a change. Other files are mounted one by one. */
  readonly directories?: readonly string[];
  /** Credentials to pull its image with. */
  readonly registryLogin?: RegistryLogin;
  /** Paths that it may write to; the rest of its file system is read-only. */
  readonly writable?: readonly Writable[];
  /** Its identity. */
  readonly serviceAccount?: ServiceAccount;
  /** IAM role that External Secrets assumes to read its secrets; without it, it logs in under the workload's service account, which then needs a `roleArn`. */
  readonly secretReaderArn?: string;
  /** What may reach it and what it may reach. */
  readonly network?: Network;
  /** How long it may take to stop, `preStopSeconds` included. @default 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** An existing priority class. */
  readonly priorityClassName?: string;
  /** Labels that its nodes have. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Taints of nodes that do not keep it away. */
  readonly tolerations?: readonly Toleration[];
  /** Further annotations of its pods. */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** TCP port that it listens on; makes a Service. */
  readonly port?: number;
  /** URL path prefixes that the ingress sends to it. */
  readonly paths?: readonly string[];
  /** Annotations of its Service, such as the load balancer's health check. */
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
  /** Annotations of its own Ingress, where the ingress is `mergeable`. */
  readonly ingressAnnotations?: Readonly<Record<string, string>>;
  /** Pods, where nothing scales them. @default 1 */
  readonly replicas?: number;
  /** A HorizontalPodAutoscaler, or with `triggers` a ScaledObject. */
  readonly autoscaling?: Autoscaling;
  /** Never two at once: the old pod stops before the new one starts. @default false */
  readonly singleton?: boolean;
  /** Pods beyond their number while a new version takes over: a count, or a percentage of them, rounded up. @default "25%" */
  readonly maxSurge?: number | string;
  /** Pods that may be missing meanwhile: a count, or a percentage of them, rounded down. @default 0 */
  readonly maxUnavailable?: number | string;
  /** Pods that voluntary disruptions leave running; without it all but one. */
  readonly minAvailable?: number;
  /** Checks of the kubelet. */
  readonly probes?: Probes;
  /** How long it goes on serving after it left the load balancer's targets. @default 0 */
  readonly preStopSeconds?: number;
  /** Storage by name; makes it a StatefulSet. */
  readonly volumeClaims?: Readonly<Record<string, VolumeClaim>>;
  /** Metrics; makes a ServiceMonitor, or a PodMonitor where no Service has that port to itself. */
  readonly metrics?: Metrics;
  /** Rather one pod per node than two; besides the spread that every component has. @default false */
  readonly antiAffinity?: boolean;
  /** A Rollout of Argo in place of the Deployment. */
  readonly rollout?: Rollout;
  /** What a new version has to pass before it gets (more of) the traffic. */
  readonly smoke?: Smoke;
}

/** Runs to completion before every rollout. */
export interface Job {
  /** Which of `images` it runs. */
  readonly image: string;
  /** Command line in place of the image's own; `$(NAME)` stands for a variable. */
  readonly command?: readonly string[];
  /** Numeric user and group that it runs as; not root. */
  readonly user: number;
  /** CPU and memory. */
  readonly resources: Resources;
  /** Environment variables, as a ConfigMap. */
  readonly config?: Readonly<Record<string, string>>;
  /** Variable that holds the pod's own address. */
  readonly podAddress?: string;
  /** Environment variables in the pod itself: their values may name others, such as `$(POD_IP)`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Environment variables and files with secret values. */
  readonly secret?: Secret;
  /** Read-only files by their path, as a ConfigMap. */
  readonly files?: Readonly<Record<string, string>>;
  /** Directories of its files, secret ones included, that are mounted as a whole: they hold nothing else, and follow a change. Other files are mounted one by one. */
  readonly directories?: readonly string[];
  /** Credentials to pull its image with. */
  readonly registryLogin?: RegistryLogin;
  /** Paths that it may write to; the rest of its file system is read-only. */
  readonly writable?: readonly Writable[];
  /** Its identity. */
  readonly serviceAccount?: ServiceAccount;
  /** IAM role that External Secrets assumes to read its secrets; without it, it logs in under the workload's service account, which then needs a `roleArn`. */
  readonly secretReaderArn?: string;
  /** What may reach it and what it may reach. */
  readonly network?: Network;
  /** How long it may take to stop, `preStopSeconds` included. @default 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** An existing priority class. */
  readonly priorityClassName?: string;
  /** Labels that its nodes have. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Taints of nodes that do not keep it away. */
  readonly tolerations?: readonly Toleration[];
  /** Further annotations of its pods. */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** Order among the jobs: lower ones run first. @default 0 */
  readonly weight?: number;
  /** Further attempts after a failure. @default 3 */
  readonly retries?: number;
  /** It fails after this, the wait for its secret included. @default 900 */
  readonly timeoutSeconds?: number;
}

/** Runs to completion on a schedule, never twice at once. */
export interface CronJob {
  /** Which of `images` it runs. */
  readonly image: string;
  /** Command line in place of the image's own; `$(NAME)` stands for a variable. */
  readonly command?: readonly string[];
  /** Numeric user and group that it runs as; not root. */
  readonly user: number;
  /** CPU and memory. */
  readonly resources: Resources;
  /** Environment variables, as a ConfigMap. */
  readonly config?: Readonly<Record<string, string>>;
  /** Variable that holds the pod's own address. */
  readonly podAddress?: string;
  /** Environment variables in the pod itself: their values may name others, such as `$(POD_IP)`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Environment variables and files with secret values. */
  readonly secret?: Secret;
  /** Read-only files by their path, as a ConfigMap. */
  readonly files?: Readonly<Record<string, string>>;
  /** Directories of its files, secret ones included, that are mounted as a whole: they hold nothing else, and follow a change. Other files are mounted one by one. */
  readonly directories?: readonly string[];
  /** Credentials to pull its image with. */
  readonly registryLogin?: RegistryLogin;
  /** Paths that it may write to; the rest of its file system is read-only. */
  readonly writable?: readonly Writable[];
  /** Its identity. */
  readonly serviceAccount?: ServiceAccount;
  /** IAM role that External Secrets assumes to read its secrets; without it, it logs in under the workload's service account, which then needs a `roleArn`. */
  readonly secretReaderArn?: string;
  /** What may reach it and what it may reach. */
  readonly network?: Network;
  /** How long it may take to stop, `preStopSeconds` included. @default 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** An existing priority class. */
  readonly priorityClassName?: string;
  /** Labels that its nodes have. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Taints of nodes that do not keep it away. */
  readonly tolerations?: readonly Toleration[];
  /** Further annotations of its pods. */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** Five cron fields in UTC, such as `0 3 * * 0`, or a word such as `@daily`. */
  readonly schedule: string;
  /** Further attempts after a failure. @default 3 */
  readonly retries?: number;
  /** It fails after this. @default 3600 */
  readonly timeoutSeconds?: number;
}

/** What stands at a host: `routes`, or `redirectTo`. */
export interface OwnHost {
  /** Path -> component that answers there. */
  readonly routes?: Readonly<Record<string, string>>;
  /** Ranges that the ALB takes requests for this host from, by an Ingress of its own; others find nothing there. A rule has room for three. */
  readonly sourceCidrs?: readonly string[];
  /** Host that the ALB sends requests on to, for good. */
  readonly redirectTo?: string;
}

/** An Ingress. */
export interface Ingress {
  /** Controller, such as `alb`. */
  readonly className: string;
  /** Host names, each with every component's `paths`. */
  readonly hosts: readonly string[];
  /** Hosts with routes of their own, by host. */
  readonly ownHosts?: Readonly<Record<string, OwnHost>>;
  /** What the controller wants to know. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Secret with the certificate, for controllers that take it from one; the ALB takes it from ACM. */
  readonly tlsSecretName?: string;
  /** For the NGINX controller of F5: a master for each host, and a minion for each component with `paths`. @default false */
  readonly mergeable?: boolean;
  /** ClusterIssuer of cert-manager that signs a certificate for each host of a `mergeable` ingress, by HTTP requests that the controller passes on. */
  readonly certificateIssuer?: string;
}

/** An alert of Prometheus. */
export interface Alert {
  /** PromQL; it fires while this gives a result. */
  readonly expression: string;
  /** For how long before it fires, such as `5m`. @default "0s" */
  readonly for?: string;
  /** Who is told. */
  readonly severity: "critical" | "warning" | "info";
  /** One sentence for whoever is told. */
  readonly summary: string;
  /** More for whoever is told; `{{ $labels.pod }}` stands for a label of the result. */
  readonly description?: string;
}

/** Objects by the release that holds them. */
export interface ExtraObjects {
  /** Objects that pods need before they start. */
  readonly foundation?: readonly Readonly<Record<string, unknown>>[];
  /** All others. */
  readonly workloads?: readonly Readonly<Record<string, unknown>>[];
}

/** How a new version takes over, by Argo Rollouts. One that makes no progress is taken back. */
export interface Rollout {
  /** By growing shares of the traffic. */
  readonly canary?: Canary;
  /** All at once, after it was seen beside the old one. */
  readonly blueGreen?: BlueGreen;
  /** Without progress for so long, pauses aside, it is taken back. @default 600 */
  readonly progressDeadlineSeconds?: number;
  /** The release fails when it takes longer, pauses included. */
  readonly timeoutSeconds: number;
}

/** The traffic in steps: split by the ALB where that is the ingress, elsewhere by numbers of pods. */
export interface Canary {
  /** Rising shares; after the last one it gets everything. */
  readonly steps: readonly CanaryStep[];
}

/** A share of the traffic, for a while. */
export interface CanaryStep {
  /** Percent of the traffic. */
  readonly weight: number;
  /** How long, once the pods are ready. */
  readonly pauseSeconds: number;
}

/** The new version stands beside the old one, under a Service that ends in `-preview`, until it takes over. */
export interface BlueGreen {
  /** Takes over by itself; else somebody promotes it within `timeoutSeconds`. @default true */
  readonly autoPromotion?: boolean;
  /** How long it can be looked at before it takes over by itself. @default 0 */
  readonly previewSeconds?: number;
  /** How long the old version stays, for a way back without a start. @default 30 */
  readonly scaleDownDelaySeconds?: number;
}

/** A command of the component's own image, in a pod of its own, that reaches the new version and nothing else. */
export interface Smoke {
  /** Command line; `$(SMOKE_URL)` stands for where the new version is. Any exit code but 0 takes it back. */
  readonly command: readonly string[];
  /** Host header for its requests, as SMOKE_HOST, where the program refuses others. */
  readonly host?: string;
  /** It fails after this. @default 300 */
  readonly timeoutSeconds?: number;
}

/** A job after each release that ends when the rollout does, and fails when it was taken back. */
export interface RolloutGate {
  /** Image with `/bin/kubectl-argo-rollouts`. */
  readonly image: Image;
  /** Numeric user that it runs as. @default 999 */
  readonly user?: number;
  /** Where the Kubernetes API answers: its Service's addresses, and those behind it. */
  readonly apiServerCidrs: readonly string[];
  /** Port of the Kubernetes API. @default 443 */
  readonly apiServerPort?: number;
  /** Make the gate's Role and RoleBinding, which takes the right to give rights; `false` where somebody else has made them. @default true */
  readonly rbac?: boolean;
}

/** Something that calls pods. */
export interface Trigger {
  /** The length of a list in Redis, such as a queue of Celery. */
  readonly redisList?: RedisList;
  /** The messages of a queue in SQS, asked for with KEDA's own role. */
  readonly sqs?: Sqs;
  /** The time of day. */
  readonly cron?: Cron;
}

/** A list in Redis. */
export interface RedisList {
  /** Host of Redis. */
  readonly host: string;
  /** Its port. */
  readonly port: number;
  /** Whether it is reached by TLS. @default true */
  readonly tls?: boolean;
  /** Number of the database within it. @default 0 */
  readonly database?: number;
  /** Name of the list. */
  readonly list: string;
  /** Entries that one pod is for. */
  readonly length: number;
  /** Its password, where it has one. */
  readonly password?: SecretSource;
}

/** A queue in SQS. */
export interface Sqs {
  /** URL of the queue. */
  readonly queueUrl: string;
  /** Its region. */
  readonly region: string;
  /** Messages that one pod is for. */
  readonly messages: number;
}

/** A number of pods from one time to another. */
export interface Cron {
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** Five cron fields. */
  readonly start: string;
  /** Five cron fields. */
  readonly end: string;
  /** Pods in between. */
  readonly replicas: number;
}

/** A dashboard of Grafana. */
export interface Dashboard {
  /** Its title. */
  readonly title: string;
  /** Time series, two in a row. */
  readonly panels: readonly Panel[];
}

/** A panel of time series. */
export interface Panel {
  /** Its title. */
  readonly title: string;
  /** PromQL. */
  readonly expression: string;
  /** Name of each series, such as `{{service}}`; its labels without one. */
  readonly legend?: string;
  /** Grafana's name of the unit, such as `percentunit`. @default "short" */
  readonly unit?: string;
}
