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
    return [...podReferences(pod.spec), ...(object.kind === "Rollout" ? rolloutReferences(spec.strategy) : [])];
  }
  switch (object.kind) {
    case "Ingress":
      return (spec.rules as KubernetesObject[]).flatMap((rule) =>
        ((rule.http?.paths ?? []) as KubernetesObject[]).flatMap(({ backend: { service } }) =>
          service.port.name === "use-annotation"
            ? []
            : service.port.number === undefined
              ? [`Service/${service.name}`]
              : [`Service/${service.name}#${service.port.number}`],
        ),
      );
    case "TriggerAuthentication":
      return (spec.secretTargetRef ?? []).map(({ name, key }: KubernetesObject["spec"]) => `Secret/${name}#${key}`);
    case "RoleBinding":
      return [
        `${object.roleRef.kind}/${object.roleRef.name}`,
        ...(object.subjects as KubernetesObject[]).map(({ kind, name }) => `${kind}/${name}`),
      ];
    case "ScaledObject":
      return [
        `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`,
        ...(spec.triggers as KubernetesObject[]).flatMap(({ authenticationRef }) =>
          authenticationRef ? [`TriggerAuthentication/${authenticationRef.name}`] : [],
        ),
      ];
    case "HorizontalPodAutoscaler":
      return [`${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`];
    case "ExternalSecret":
      return [`SecretStore/${spec.secretStoreRef.name}`];
    case "SecretStore":
      return spec.provider.aws.auth === undefined ? [] : [`ServiceAccount/${spec.provider.aws.auth.jwt.serviceAccountRef.name}`];
    default:
      return [];
  }
}

function rolloutReferences({ canary = {}, blueGreen = {} }: KubernetesObject["spec"]): string[] {
  const services = [canary.stableService, canary.canaryService, blueGreen.activeService, blueGreen.previewService];
  const { alb } = canary.trafficRouting ?? {};
  const analyses = [
    ...(canary.steps ?? []).map(({ analysis }: KubernetesObject["spec"]) => analysis),
    blueGreen.prePromotionAnalysis,
  ];
  return [
    ...services.filter((name) => name !== undefined).map((name) => `Service/${name}`),
    ...(alb ? [`Ingress/${alb.ingress}`, `Service/${alb.rootService}#${alb.servicePort}`] : []),
    ...analyses.flatMap((analysis) =>
      (analysis?.templates ?? []).map(({ templateName }: KubernetesObject["spec"]) => `AnalysisTemplate/${templateName}`),
    ),
  ];
}

function podReferences(spec: KubernetesObject["spec"]): string[] {
  const [{ env = [], envFrom = [], volumeMounts = [] }] = spec.containers;
  const projected = (spec.volumes ?? []).flatMap((volume: KubernetesObject["spec"]) => volume.projected?.sources ?? []);
  return [
    `ServiceAccount/${spec.serviceAccountName}`,
    ...(spec.imagePullSecrets ?? []).map(({ name }: KubernetesObject["spec"]) => `Secret/${name}#.dockerconfigjson`),
    ...projected.flatMap(({ configMap, secret }: KubernetesObject["spec"]) =>
      (configMap ?? secret).items.map(
        ({ key }: KubernetesObject["spec"]) => `${configMap ? "ConfigMap" : "Secret"}/${(configMap ?? secret).name}#${key}`,
      ),
    ),
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
    case "ConfigMap":
      return [own, ...Object.keys(object.data ?? {}).map((key) => `${own}#${key}`)];
    case "ExternalSecret":
      if (spec.target.template === undefined) {
        return (spec.data as KubernetesObject[]).map(({ secretKey }) => `Secret/${spec.target.name}#${secretKey}`);
      }
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
