import { callsAws } from "../../application/permissions";
import { workloadsOf } from "../../application/workloads";
import { bucketNameOf, repositoryNamesOf, secretNameOf } from "../names";
import { idOf } from "../schema";
import { rule } from "./rule";

/** Characters of a parameter that later stacks read. Source: AWS Systems Manager, quotas of the standard tier. */
const most = 4096;
/** What stands in a section besides, such as the roles of every add-on that there is. */
const besides = { roles: 1450, secrets: 20, data: 300, registry: 25, storage: 20 };

const roleArn = "arn:aws:iam::123456789012:role/".length;
const bucketArn = "arn:aws:s3:::".length;
/** Of an instance in the region with the longest name. */
const hostSuffix = ".c1a2b3c4d5e6.ap-southeast-2.rds.amazonaws.com".length;
const registryHost = "123456789012.dkr.ecr.ap-southeast-2.amazonaws.com/".length;
const secretArn = "arn:aws:secretsmanager:ap-southeast-2:123456789012:secret:-AbCdEf".length;

/** `"key":"value",` */
const entry = (key: string, characters: number) => key.length + characters + 6;
const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

/** What later stacks read about an environment has to fit, by estimate, before AWS is asked. */
export const contractRules = [
  rule(["application", "system", "stage", "database", "registry", "buckets"], function* (environment) {
    const { application, database, buckets } = environment;
    const id = idOf(environment);
    const callers = workloadsOf(application).filter(({ uses }) => callsAws(uses));
    const databases = database === undefined ? [] : [database.name, ...database.additionalNames];
    const host = (database?.identifier ?? id).length + hostSuffix;
    const secret = (key: string, name = key) => entry(key, secretArn + secretNameOf(environment, name).length);
    const sizes = {
      roles: sum(callers.map(({ name }) => entry(name, roleArn + id.length + 1 + name.length))),
      secrets: sum(Object.keys(application.secrets).map((name) => secret(name))),
      data: sum([
        ...databases.map((name) => entry(name, host) + secret(name, `database-${name}`)),
        ...(database?.readReplicas ?? []).map((name) => entry(name, host + 1 + name.length)),
      ]),
      registry: sum(
        Object.entries(repositoryNamesOf(environment)).map(([image, name]) => entry(image, registryHost + name.length)),
      ),
      storage: sum(Object.keys(buckets).map((name) => entry(name, bucketArn + bucketNameOf(environment, name).length))),
    };
    const places = {
      roles: ["application"],
      secrets: ["application", "secrets"],
      data: ["database", "additionalNames"],
      registry: ["application", "images"],
      storage: ["buckets"],
    };
    const names = { roles: "roles", secrets: "secrets", data: "databases", registry: "repositories", storage: "buckets" };
    for (const section of ["roles", "secrets", "data", "registry", "storage"] as const) {
      const size = sizes[section] + besides[section];
      if (size > most) {
        yield {
          path: places[section],
          problem: `makes the list of ${names[section]} too long for one parameter, by which later stacks read it`,
          given: size,
          allowed: `about ${most} characters of names and ARNs: fewer of them, or shorter names`,
        };
      }
    }
  }),
];
