import { workloadsOf } from "../../application/workloads";
import { namespaces } from "../../lib/cluster-names";
import { rule } from "./rule";

/** Characters of a service's name, which is a label of DNS. Source: Kubernetes, "Object Names and IDs". */
const longestService = 63;
/** Of a job's, which is a label of its pods. */
const longestJob = 63;
/** Of a cron job's, to which the controller adds eleven for each job. Source: Kubernetes, "CronJob". */
const longestCronJob = 52;

/** Namespaces whose own pods would be cut off: the application closes every way in and out that it does not name. */
const taken: readonly string[] = [...Object.values(namespaces), "kube-public", "kube-node-lease"];

/** What the Kubernetes API would refuse, or what would harm others in the cluster. */
export const kubernetesRules = [
  rule(["application"], function* ({ application }) {
    if (taken.includes(application.namespace)) {
      yield {
        path: ["application", "namespace"],
        problem: "is a namespace of the cluster or of an add-on",
        given: application.namespace,
        allowed: `none of ${taken.join(", ")}`,
      };
    }
    for (const { kind, name, serviceAccount: fullname } of workloadsOf(application)) {
      const hasService = application.components[name]?.port !== undefined;
      const longest = {
        components: hasService ? longestService : Number.POSITIVE_INFINITY,
        jobs: longestJob,
        cronJobs: longestCronJob,
      };
      if (fullname.length > longest[kind]) {
        yield {
          path: ["application", kind, name],
          problem: `makes an object's name of ${fullname.length} characters`,
          given: fullname,
          allowed: `at most ${longest[kind]}: a name of ${longest[kind] - application.name.length - 1} or fewer`,
        };
      }
    }
  }),
];
