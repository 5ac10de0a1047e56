import { type KubernetesObject, podOf } from "./helm";

/** What objects refer to that is not there at that moment: a hook finds the first release alone, before its own is there. */
export function missingReferences(foundation: readonly KubernetesObject[], workloads: readonly KubernetesObject[]): string[] {
  const everything = [...foundation, ...workloads];
  return everything.flatMap((object) => {
    const isEarly = foundation.includes(object) || object.metadata.annotations?.["helm.sh/hook"] !== undefined;
    const there = [object, ...(isEarly ? foundation : everything)].flatMap(providedBy);
    return referencesOf(object)
      .filter((name) => !there.includes(name))
      .map((name) => `${object.kind}/${object.metadata.name} refers to ${name}, which is not there yet`);
  });
}

/** `ServiceAccount/x`, `Secret/x#KEY`: everything that an object refers to by name. */
function referencesOf(object: KubernetesObject): string[] {
  const pod = podOf(object);
  const { spec } = object;
  if (pod !== undefined) {
    return podReferences(pod.spec);
  }
  switch (object.kind) {
    case "Ingress":
      return (spec.rules as KubernetesObject[]).flatMap((rule) =>
        (rule.http.paths as KubernetesObject[]).map(
          ({ backend: { service } }) => `Service/${service.name}#${service.port.number}`,
        ),
      );
    case "HorizontalPodAutoscaler":
      return [`${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`];
    case "ExternalSecret":
      return [`SecretStore/${spec.secretStoreRef.name}`];
    case "SecretStore":
      return [`ServiceAccount/${spec.provider.aws.auth.jwt.serviceAccountRef.name}`];
    default:
      return [];
  }
}

function podReferences(spec: KubernetesObject["spec"]): string[] {
  const [{ env = [], envFrom = [], volumeMounts = [] }] = spec.containers;
  return [
    `ServiceAccount/${spec.serviceAccountName}`,
    ...envFrom.map((source: KubernetesObject["spec"]) => `ConfigMap/${source.configMapRef.name}`),
    ...env.flatMap(({ valueFrom }: KubernetesObject["spec"]) =>
      valueFrom?.secretKeyRef ? [`Secret/${valueFrom.secretKeyRef.name}#${valueFrom.secretKeyRef.key}`] : [],
    ),
    ...volumeMounts.map(({ name }: KubernetesObject["spec"]) => `volume/${name}`),
  ];
}

/** What an object gives others to refer to. */
function providedBy(object: KubernetesObject): string[] {
  const { kind, metadata, spec } = object;
  const own = `${kind}/${metadata.name}`;
  const volumes = [...(podOf(object)?.spec.volumes ?? []), ...(spec?.volumeClaimTemplates ?? [])].map(
    (volume: KubernetesObject["spec"]) => `volume/${volume.name ?? volume.metadata.name}`,
  );
  switch (kind) {
    case "Service":
      return [own, ...(spec.ports as KubernetesObject[]).map(({ port }) => `${own}#${port}`)];
    case "ExternalSecret":
      // What its template makes, each of whose sources has to be fetched.
      return Object.entries(spec.target.template.data as Record<string, string>).flatMap(([key, template]) =>
        [...template.matchAll(/\{\{ \.(\w+)/g)].every(([, source]) =>
          (spec.data as KubernetesObject[]).some(({ secretKey }) => secretKey === source),
        )
          ? [`Secret/${spec.target.name}#${key}`]
          : [],
      );
    default:
      return [own, ...volumes];
  }
}
