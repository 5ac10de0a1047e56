import { podAddress } from "../application/variables";
import { namespaces } from "../lib/cluster-names";
import { logBucket } from "./names";
import type { Problem } from "./rules/rule";

/** Names that something else has already, in the place that `at` tells: `*` is any key of an object or entry of an array. */
interface Reserved {
  readonly at: string;
  readonly isTaken: (name: string) => boolean;
  readonly problem: string;
  /** @default "any other name" */
  readonly allowed?: string;
}

const workloads = "application.(components|jobs|cronJobs).*";
/** Namespaces whose own pods would be cut off: the application closes every way in and out that it does not name. */
const clusterNamespaces: readonly string[] = [...Object.values(namespaces), "kube-public", "kube-node-lease"];

const reserved: readonly Reserved[] = [
  {
    at: "application.namespace",
    isTaken: (name) => clusterNamespaces.includes(name),
    problem: "is a namespace of the cluster or of an add-on",
    allowed: `none of ${clusterNamespaces.join(", ")}`,
  },
  {
    at: "application.secrets.*",
    isTaken: (name) => /^(database|redis)$|^database-/.test(name),
    problem: "is a secret of the data stores",
  },
  {
    at: workloads,
    isTaken: (name) => /^(addon|github)-/.test(name),
    problem: "has a name that roles of the platform have",
    allowed: "a name that starts with neither addon- nor github-",
  },
  {
    at: `${workloads}.storage.*`,
    isTaken: (name) => /^(files|(writable|directory)-\d+)$/.test(name),
    problem: "is a name that the chart gives to a volume of its own",
  },
  ...["application.images.*.variables.*", `${workloads}.variables.*`, "workloads.*.variables.*"].map((at) => ({
    at,
    isTaken: (name: string) => name === podAddress,
    problem: "is set to the pod's own address already",
    allowed: "another variable",
  })),
  { at: "buckets.*", isTaken: (name) => name === logBucket, problem: "is the bucket of the others' access logs" },
  {
    at: "buckets.*.lifecycle.*.id",
    isTaken: (name) => name === "housekeeping",
    problem: "is a rule that every bucket has already",
  },
  {
    at: "tags.*",
    isTaken: (name) => /^aws:/i.test(name) || ["Project", "Environment", "ManagedBy"].includes(name),
    problem: "is a tag that is set already",
    allowed: "any other key",
  },
];

const forms = reserved.map(({ at, ...rest }) => ({
  form: new RegExp(`^${at.replaceAll(".", "\\n").replaceAll("*", "[^\\n]*")}$`),
  ofKey: at.endsWith("*"),
  ...rest,
}));

/** A problem for each name of a definition that is taken; also where the definition is not valid, so that all come in one run. */
export function* reservedProblems(value: unknown, path: Problem["path"] = []): Generator<Problem> {
  const place = path.join("\n");
  for (const { form, ofKey, isTaken, problem, allowed = "any other name" } of forms) {
    const name = ofKey ? path.at(-1) : value;
    if (typeof name === "string" && form.test(place) && isTaken(name)) {
      yield { path, problem, given: name, allowed };
    }
  }
  if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield* reservedProblems(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}
