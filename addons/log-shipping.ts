import type { AwsForFluentBitValues } from "../.gen/addon-charts/aws-for-fluent-bit";
import { podLogGroupOf } from "../environments/names";
import { priorityClasses } from "../lib/cluster-names";
import type { Addon } from "./addon";
import { serviceAccountOf } from "./service-account";

/** Port of Fluent Bit's health and metrics. */
const port = 2020;

/** What every pod writes, into one log group of CloudWatch: a stream per container. */
export const logShipping: Addon = {
  isOn: ({ addons }) => addons.logShipping !== undefined,
  after: ["monitoring"],
  values: (context): AwsForFluentBitValues => ({
    serviceAccount: serviceAccountOf(context, "logShipping"),
    hostNetwork: false,
    // A node that takes no other pods has logs, too.
    tolerations: [{ operator: "Exists" }],
    priorityClassName: priorityClasses.dispensable,
    resources: { requests: { cpu: "50m", memory: "96Mi" }, limits: { memory: "256Mi" } },
    // Root, because container logs are its own; nothing else of root's.
    containerSecurityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
    service: { extraService: service },
    // A node without room for more on its disk rather loses lines than pods.
    input: { memBufLimit: "32MB", skipLongLines: "On" },
    filter: {
      // A line of JSON becomes fields, and does not stand there as a text besides.
      mergeLog: "On",
      mergeLogKey: "data",
      keepLog: "Off",
      // Of large pods' descriptions: cut off, they would have no labels.
      bufferSize: "256k",
      extraFilters: "Annotations         Off\n",
    },
    cloudWatchLogs: {
      enabled: true,
      region: context.environment.region,
      logGroupName: podLogGroupOf(context.environment),
      // The platform made it, with its key and its retention.
      autoCreateGroup: false,
      logStreamPrefix: "fallback-",
      logStreamTemplate: "$kubernetes['namespace_name'].$kubernetes['pod_name'].$kubernetes['container_name']",
    },
    volumes: [{ name: "varlog", hostPath: { path: "/var/log" } }],
    volumeMounts: [{ name: "varlog", mountPath: "/var/log" }],
    serviceMonitor: { enabled: context.environment.addons.monitoring !== undefined },
  }),
};

/** Not ready while CloudWatch takes nothing: `HC_` counts failures within a period of seconds. */
const service = `HTTP_Server  On
HTTP_Listen  0.0.0.0
HTTP_PORT    ${port}
Health_Check On
HC_Errors_Count 5
HC_Retry_Failure_Count 5
HC_Period 5
`;
