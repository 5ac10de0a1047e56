import { workloadsOf } from "../../application/workloads";
import { rule } from "./rule";

/** Characters of a service's name, which is a label of DNS. Source: Kubernetes, "Object Names and IDs". */
const longestService = 63;
/** Of a job's, which is a label of its pods. */
const longestJob = 63;
/** Of a cron job's, to which the controller adds eleven for each job. Source: Kubernetes, "CronJob". */
const longestCronJob = 52;

/** Ends of names that the chart gives to what workloads need besides. */
const chartEnds = ["files", "registry"];

/** What the Kubernetes API would refuse, or what would harm others in the cluster. */
export const kubernetesRules = [
  rule(["application"], function* ({ application }) {
    const kinds = new Map(workloadsOf(application).map(({ kind, name }) => [name, kind]));
    for (const name of kinds.keys()) {
      for (const taken of chartEnds.map((end) => `${name}-${end}`)) {
        const kind = kinds.get(taken);
        if (kind !== undefined) {
          const problem = `has a name that objects of ${name} have`;
          yield { path: ["application", kind, taken], problem, given: taken, allowed: "any other name" };
        }
      }
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
