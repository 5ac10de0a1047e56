import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Ajv2020, ErrorObject, ValidateFunction } from "ajv/dist/2020";
import { parse } from "yaml";
import { cluster } from "../../environments/schema/cluster";
import { projectRoot } from "../../lib/project";
import { customSchema, kubernetesValidator, type Schema } from "./custom-schema";
import { type KubernetesObject, objectsIn } from "./helm";
import { pathOf } from "./tools";

// What a schema cannot say, the API server in __tests__/cluster does: rules in CEL (x-kubernetes-validations), names that
// Kubernetes' own code checks, selectors that have to match.

/** The minor versions of Kubernetes that an environment may choose. */
export const kubernetesVersions = cluster.shape.version.unwrap().options;

const definitions = "https://kubernetes.io/api/_definitions.json#/$defs/";
const crds = join(projectRoot, "tools", "control-plane", "crds");

/** `<name>: what is wrong` for each object that the API would refuse, in any of the versions. */
export interface Checked {
  /** Objects that were looked at. */
  readonly objects: number;
  readonly problems: readonly string[];
}

/** Holds manifests, by a name, against the strict schemas of Kubernetes and of the custom resources. */
export function checkSchemas(manifests: Readonly<Record<string, string>>): Checked {
  const named = Object.entries(manifests).flatMap(([name, text]) => objectsIn(text).map((object) => ({ name, object })));
  const problems = named.flatMap(({ name, object }) => {
    const versions = new Map<string, string[]>();
    for (const version of kubernetesVersions) {
      for (const problem of problemsOf(object, version)) {
        versions.set(problem, [...(versions.get(problem) ?? []), version]);
      }
    }
    return [...versions].map(([problem, found]) => `${name}: ${problem} (Kubernetes ${found.join(", ")})`);
  });
  return { objects: named.length, problems };
}

function problemsOf(object: KubernetesObject, version: string): string[] {
  const validate = validatorFor(object, version);
  const who = `${object.kind}/${object.metadata.name}`;
  if (validate === undefined) {
    return [`${who}: no schema of ${object.apiVersion} ${object.kind}`];
  }
  return validate(object) ? [] : (validate.errors ?? []).map((error) => `${who}: ${said(error)}`);
}

function said({ instancePath, message, params }: ErrorObject): string {
  const detail = params.additionalProperty ?? params.allowedValues;
  return `${instancePath || "/"} ${message}${detail === undefined ? "" : `: ${JSON.stringify(detail)}`}`;
}

/** What knows the objects of one version of Kubernetes. */
interface Api {
  readonly ajv: Ajv2020;
  /** `apiVersion kind` -> name of its definition. */
  readonly names: ReadonlyMap<string, string>;
  readonly validators: Map<string, ValidateFunction | undefined>;
}

const apis = new Map<string, Api>();

function apiOf(version: string): Api {
  const known = apis.get(version);
  if (known !== undefined) {
    return known;
  }
  const file = join(pathOf("schemas"), `${version}.json`);
  if (!existsSync(file)) {
    throw new Error(`no schemas of Kubernetes ${version}: take a newer release into tools/kubernetes-schemas/requirements.txt`);
  }
  const all = JSON.parse(readFileSync(file, "utf8")) as {
    readonly $defs: Readonly<Record<string, Schema>>;
  };
  const ajv = kubernetesValidator().addSchema(all);
  const names = Object.entries(all.$defs).flatMap(([name, schema]) =>
    (schema["x-kubernetes-group-version-kind"] ?? []).map(
      ({ group, version, kind }) => [`${group === "" ? version : `${group}/${version}`} ${kind}`, name] as const,
    ),
  );
  const api = { ajv, names: new Map(names), validators: new Map() };
  apis.set(version, api);
  return api;
}

/** By `apiVersion kind`: a custom resource is the same in every version of Kubernetes, and its schema takes long to compile. */
const customValidators = new Map<string, ValidateFunction | undefined>();

function validatorFor(object: KubernetesObject, version: string): ValidateFunction | undefined {
  const { ajv, names, validators } = apiOf(version);
  const what = `${object.apiVersion} ${object.kind}`;
  const name = names.get(what);
  const made = name === undefined ? customValidators : validators;
  if (!made.has(what)) {
    const schema =
      name === undefined
        ? customSchema(definitionsOf(object.kind), object, `${definitions}io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta`)
        : { $ref: `${definitions}${name}` };
    made.set(what, schema && ajv.compile(schema));
  }
  return made.get(what);
}

/** The custom resource definitions that speak of this kind; only these are read as YAML, because all of them take a second. */
function definitionsOf(kind: string): unknown[] {
  return readdirSync(crds)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => readFileSync(join(crds, file), "utf8"))
    .filter((text) => new RegExp(`"?kind"?: "?${kind}\\b`).test(text))
    .map((text): unknown => parse(text));
}
