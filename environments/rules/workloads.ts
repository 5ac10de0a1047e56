import { type Application, pullSecretKeys } from "../../application/schema";
import { statedText } from "../../application/variables";
import { type Workload, workloadsOf } from "../../application/workloads";
import { labelKey, labelValue } from "../../lib/labels";
import { ownValue } from "../../lib/records";
import { notAmong, type Problem, rule } from "./rule";

/** Bytes of a ConfigMap's files, with room for their names. Source: Kubernetes, ConfigMaps: at most 1 MiB. */
const mostBytes = 1_000_000;

/** What workloads need of their environment, and of each other. */
export const workloadRules = [
  rule(["application", "workloads"], function* ({ application, workloads }) {
    for (const { kind, name } of workloadsOf(application)) {
      const size = workloads[name];
      if (size === undefined) {
        yield { path: ["workloads", name], problem: "is missing", allowed: "its requests and limits" };
        continue;
      }
      const volumes = kind === "components" ? Object.keys(application.components[name]?.storage ?? {}) : [];
      const path = ["workloads", name, "storageGib"];
      for (const volume of volumes.filter((one) => size.storageGib[one] === undefined)) {
        yield { path: [...path, volume], problem: "is missing", allowed: "a size in GiB" };
      }
      if (volumes.length > 0 && size.rollout.type !== "rolling") {
        yield {
          path: ["workloads", name, "rollout"],
          problem: "runs two versions at once, which cannot share a volume",
          given: size.rollout.type,
          allowed: "rolling",
        };
      }
      for (const volume of Object.keys(size.storageGib)) {
        yield* notAmong([...path, volume], "is no volume of the workload", volume, volumes);
      }
      for (const [key, value] of Object.entries(size.nodeSelector)) {
        if (!labelKey.form.test(key) || !labelValue.form.test(value)) {
          const allowed = `${labelKey.allowed}; as its value ${labelValue.allowed}`;
          yield { path: ["workloads", name, "nodeSelector", key], problem: "is no label of a node", given: value, allowed };
        }
      }
    }
  }),

  rule(["application"], function* ({ application }) {
    for (const [name, { port, storage, health }] of Object.entries(application.components)) {
      const path = ["application", "components", name];
      if (Object.keys(storage).length > 0 && port === undefined) {
        yield { path: [...path, "storage"], problem: "needs a port", allowed: "a component with a port: it gets a Service" };
      }
      if (typeof health === "string" && port === undefined) {
        yield {
          path: [...path, "health"],
          problem: "needs a port",
          given: health,
          allowed: "a component with a port, or a command",
        };
      }
    }
    for (const { kind, name } of workloadsOf(application)) {
      const { files = {}, directories = [] } = application[kind][name] ?? {};
      const path = ["application", kind, name];
      const texts = Object.values(files).flatMap((content) => statedText(content) ?? []);
      const bytes = Buffer.byteLength(texts.join(""));
      if (bytes > mostBytes) {
        yield {
          path: [...path, "files"],
          problem: "hold too many bytes",
          given: bytes,
          allowed: `at most ${mostBytes} bytes`,
        };
      }
      for (const [at, directory] of directories.entries()) {
        if (!Object.keys(files).some((file) => file.startsWith(`${directory}/`))) {
          yield { path: [...path, "directories", at], problem: "has no file", given: directory, allowed: "a directory of files" };
        }
      }
      yield* mountProblems(application, kind, name);
    }
  }),

  rule(["application", "registry"], function* ({ application, registry }) {
    const { pullSecret } = registry.type === "external" ? registry : { pullSecret: undefined };
    const definition = pullSecret === undefined ? undefined : application.secrets[pullSecret];
    const keys = definition?.source === "external" ? definition.keys : Object.keys(definition?.keys ?? {});
    for (const key of definition === undefined ? [] : pullSecretKeys.filter((one) => !keys.includes(one))) {
      yield {
        path: ["registry", "pullSecret"],
        problem: `has no ${key} to log in with`,
        given: pullSecret,
        isPublic: true,
        allowed: `a secret with the keys ${pullSecretKeys.join(" and ")}`,
      };
    }
  }),
];

/** No two things at one path: Kubernetes mounts one. */
function* mountProblems(application: Application, kind: Workload["kind"], name: string): Generator<Problem> {
  const workload = application[kind][name];
  if (workload === undefined) {
    return;
  }
  const path = ["application", kind, name];
  const { directories } = workload;
  const storage = Object.entries(application.components[name]?.storage ?? {}).filter(() => kind === "components");
  const alone = Object.keys(workload.files).filter((file) => !directories.some((directory) => file.startsWith(`${directory}/`)));
  const taken = new Set(ownValue(application.images, workload.image)?.writable);
  const mounts: [Problem["path"], string][] = [
    ...storage.map(([volume, { path: place }]): [Problem["path"], string] => [[...path, "storage", volume, "path"], place]),
    ...directories.map((directory, at): [Problem["path"], string] => [[...path, "directories", at], directory]),
    ...alone.map((file): [Problem["path"], string] => [[...path, "files", file], file]),
  ];
  for (const [where, place] of mounts) {
    if (taken.has(place)) {
      yield { path: where, problem: "is where something else is mounted", given: place, allowed: "a path of its own" };
    }
    taken.add(place);
  }
  for (const [at, directory] of directories.entries()) {
    if (directories.some((other) => other !== directory && other.startsWith(`${directory}/`))) {
      yield {
        path: [...path, "directories", at],
        problem: "contains another one",
        given: directory,
        allowed: "directories side by side",
      };
    }
  }
}
