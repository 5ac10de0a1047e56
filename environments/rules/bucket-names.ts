import { plainBucketName } from "../../lib/bucket-name";
import { backupBucket, logBucket, nameOf, stateStoreOf } from "../names";
import { type Problem, rule } from "./rule";

type Path = Problem["path"];

/** Names of buckets that follow from the system, a word and the stage: each may be too long, or one of those that S3 keeps for itself. */
export const bucketNameRules = [
  rule(["system", "stage", "buckets", "addons"], function* (environment) {
    const { buckets, addons } = environment;
    const derived: [Path, string][] = [
      ...Object.entries(buckets).flatMap(([bucket, { name }]): [Path, string][] =>
        name === undefined ? [[["buckets", bucket], nameOf(environment, bucket)]] : [],
      ),
      [["system"], nameOf(environment, logBucket)],
      ...(addons.velero ? [[["addons", "velero"], nameOf(environment, backupBucket)] as [Path, string]] : []),
    ];
    for (const [path, name] of derived) {
      yield* nameProblems(path, name);
    }
  }),

  rule(["system", "account", "region", "backend"], function* ({ backend, ...environment }) {
    if (backend.type === "s3" && backend.bucket === undefined) {
      yield* nameProblems(["backend"], stateStoreOf(environment, backend).bucket);
    }
  }),
];

function* nameProblems(path: Path, name: string): Generator<Problem> {
  if (!plainBucketName.form.test(name)) {
    yield {
      path,
      problem: `makes a bucket's name that S3 refuses (${name.length} characters)`,
      given: name,
      allowed: plainBucketName.allowed,
    };
  }
}
