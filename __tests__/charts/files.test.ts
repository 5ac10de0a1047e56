import type { ApplicationChartValues } from "../../.gen/application-chart";
import { rolloutGate } from "./delivery-cases";
import { fileCases, nginxConfiguration } from "./file-cases";
import { evaluate, type KubernetesObject, namesOf, objectOf, podOf, refusalOf, render } from "./helm";
import { describeChart } from "./tools";
import { minimal, secretParts, withWeb } from "./values";

function rendered(feature: string): KubernetesObject[] {
  const values = fileCases[feature];
  if (values === undefined) {
    throw new Error(`no case ${feature}`);
  }
  return render(values);
}

type Fields = KubernetesObject["spec"];
const web = (objects: readonly KubernetesObject[]) => podOf(objectOf(objects, "Deployment", "shop-web"));

/** Path in the container -> what lies there: `ConfigMap/name#key`, followed through mounts and volumes as the kubelet does. */
function filesIn({ spec }: Fields): Record<string, string> {
  const volumes: Fields[] = spec.volumes ?? [];
  return Object.fromEntries(
    spec.containers[0].volumeMounts.flatMap(({ name, mountPath, subPath, readOnly }: Fields) => {
      const { projected } = volumes.find((volume) => volume.name === name);
      const sources: Fields[] = projected?.sources ?? [];
      expect(projected === undefined || readOnly).toBe(true);
      const items = sources.flatMap(({ configMap, secret }: Fields) =>
        (configMap ?? secret).items.map((item: Fields) => ({
          at: item.path,
          holds: `${configMap ? "ConfigMap" : "Secret"}/${(configMap ?? secret).name}#${item.key}`,
        })),
      );
      return subPath === undefined
        ? items.map(({ at, holds }: Fields) => [`${mountPath}/${at}`, holds])
        : items.filter(({ at }: Fields) => at === subPath).map(({ holds }: Fields) => [mountPath, holds]);
    }),
  );
}

describeChart("Files of a workload", () => {
  it("arrive as they were written", () => {
    const objects = rendered("a file of configuration");
    const [[path, holder] = []] = Object.entries(filesIn(web(objects)));
    expect(path).toBe("/etc/nginx/conf.d/default.conf");
    const [name = "", key = ""] = String(holder).replace("ConfigMap/", "").split("#");
    expect(objectOf(objects, "ConfigMap", name).data[key]).toBe(nginxConfiguration);
    // Not among the variables: envFrom would take it for one.
    expect(web(objects).spec.containers[0]).not.toHaveProperty("envFrom");
  });

  it("lie where they belong, texts and secrets side by side", () => {
    const objects = rendered("files of texts and secrets, one by one and as a directory");
    const files = filesIn(web(objects));
    expect(Object.keys(files).sort()).toEqual([
      "/etc/app/app.ini",
      "/etc/app/token",
      "/etc/other/app.ini",
      "/run/secrets/tls/tls.crt",
      "/run/secrets/tls/tls.key",
    ]);
    expect(new Set(Object.values(files)).size).toBe(5);
    const template = objectOf(objects, "ExternalSecret", "shop-web").spec.target.template.data;
    expect(template[String(files["/run/secrets/tls/tls.key"]).replace("Secret/shop-web#", "")]).toBe("{{ .tls_key }}");
    // A directory is mounted as a whole, so that what was rotated gets there without a restart.
    const mounts: Fields[] = web(objects).spec.containers[0].volumeMounts;
    expect(mounts.find(({ mountPath }) => mountPath === "/run/secrets/tls")).toEqual({
      name: "directory-0",
      mountPath: "/run/secrets/tls",
      readOnly: true,
    });
  });

  it("are for the container's user alone", () => {
    const { volumes } = web(rendered("files of texts and secrets, one by one and as a directory")).spec;
    for (const { projected } of volumes.filter(({ projected }: Fields) => projected)) {
      expect(projected.defaultMode).toBe(0o440);
    }
  });

  it("roll the pods when one changes, and keep the keys of the others", () => {
    const of = (files: Readonly<Record<string, string>>) => render(withWeb({ files }));
    const checksum = (objects: KubernetesObject[]) => web(objects).metadata.annotations["checksum/config"];
    const one = of({ "/etc/b": "1" });
    const two = of({ "/etc/a": "0", "/etc/b": "1" });
    expect(checksum(of({ "/etc/b": "1" }))).toBe(checksum(one));
    expect(checksum(of({ "/etc/b": "2" }))).not.toBe(checksum(one));
    expect(filesIn(web(two))["/etc/b"]).toBe(filesIn(web(one))["/etc/b"]);
  });

  it.each<[string, ApplicationChartValues, string]>([
    [
      "a file that is a secret as well",
      withWeb(
        { ...secretParts, secret: { ...secretParts.secret, files: { "/a": "{{ .KEY }}" } }, files: { "/a": "" } },
        { secretStore: { region: "us-east-1" } },
      ),
      "components.web.secret.files./a: is in files as well",
    ],
    [
      "a secret file of what is not fetched",
      withWeb(
        { ...secretParts, secret: { ...secretParts.secret, files: { "/a": "{{ .OTHER }}" } } },
        { secretStore: { region: "us-east-1" } },
      ),
      'components.web.secret.files./a: names a source that is not in sources, got "OTHER"; allowed: KEY',
    ],
    [
      "an empty directory",
      withWeb({ directories: ["/a"] }),
      'components.web.directories: has no file, got "/a"; allowed: a directory of its files',
    ],
    [
      "a directory in a directory",
      withWeb({ files: { "/a/b/c": "" }, directories: ["/a", "/a/b"] }),
      'components.web.directories: contains another one, got "/a"; allowed: directories side by side',
    ],
    [
      "two things at one path",
      withWeb({ files: { "/tmp": "" }, writable: [{ path: "/tmp" }] }),
      "components.web: mounts /tmp twice",
    ],
    [
      "a volume with a name of the chart's",
      withWeb({ port: 80, volumeClaims: { files: { path: "/a", size: "1Gi" } } }),
      "components.web.volumeClaims.files: has the name of another volume; allowed: a name of its own",
    ],
    [
      "a workload with the name of another's files",
      withWeb({}, { components: { web: minimal, "web-files": minimal } }),
      "components.web: needs the name web-files for an object of its own, but a workload has it",
    ],
    [
      "a registry's credentials without a store",
      withWeb({ registryLogin: { host: "ghcr.io", username: { key: "a" }, password: { key: "a" } } }),
      "components.web.registryLogin: needs secretStore",
    ],
    [
      "a registry's credentials without a role",
      withWeb(
        { registryLogin: { host: "ghcr.io", username: { key: "a" }, password: { key: "a" } } },
        { secretStore: { region: "us-east-1" } },
      ),
      "components.web.registryLogin: needs secretReaderArn or serviceAccount.roleArn to be read with",
    ],
  ])("are refused: %s", (_, values, message) => {
    expect(refusalOf(values)).toContain(`${message}\n`);
  });

  it("are refused where the path leads elsewhere", () => {
    for (const path of ["/etc/../a", "etc/a", "/etc/", "/a b", "/."]) {
      expect(refusalOf(withWeb({ files: { [path]: "" } }))).toContain(`invalid propertyName '${path}'`);
    }
    expect(namesOf(render(withWeb({ files: { "/srv/.a/b-c_d.e": "" } })))).toContain("ConfigMap/shop-web-files");
  });
});

describeChart("Credentials of a registry", () => {
  const objects = () => rendered("a registry with credentials");

  it("are what the pod pulls with, read by its own role", () => {
    expect(web(objects()).spec.imagePullSecrets).toEqual([{ name: "shop-web-registry" }]);
    expect(namesOf(objects())).toEqual(expect.arrayContaining(["ExternalSecret/shop-web-registry", "SecretStore/shop-web"]));
    const { spec } = objectOf(objects(), "ExternalSecret", "shop-web-registry");
    expect(spec.secretStoreRef).toEqual({ kind: "SecretStore", name: "shop-web" });
    expect(spec.target.template.type).toBe("kubernetes.io/dockerconfigjson");
    expect(spec.data.map(({ secretKey, remoteRef }: Fields) => `${secretKey} ${remoteRef.key} ${remoteRef.property}`)).toEqual([
      "username shop/secret username",
      "password shop/secret password",
    ]);
  });

  it("are its smoke test's as well, which runs the same image", () => {
    const registryLogin = { host: "ghcr.io", username: { key: "a" }, password: { key: "a" } };
    const values = withWeb(
      {
        port: 80,
        rollout: { blueGreen: {}, timeoutSeconds: 600 },
        smoke: { command: ["smoke"] },
        serviceAccount: secretParts.serviceAccount,
        registryLogin,
      },
      { rolloutGate, secretStore: { region: "us-east-1" } },
    );
    const { spec } = objectOf(render(values), "AnalysisTemplate", "shop-web-smoke");
    expect(spec.metrics[0].provider.job.spec.template.spec.imagePullSecrets).toEqual([{ name: "shop-web-registry" }]);
  });

  it("are JSON whatever characters they have", () => {
    const template = objectOf(objects(), "ExternalSecret", "shop-web-registry").spec.target.template.data[".dockerconfigjson"];
    const login = { username: "robot", password: 'a"b\\c:d' };
    expect(JSON.parse(evaluate(template, login))).toEqual({
      auths: { "ghcr.io": { ...login, auth: Buffer.from(`robot:${login.password}`).toString("base64") } },
    });
  });
});

describeChart("Behind the NGINX controller", () => {
  const objects = () => rendered("the NGINX controller");

  it("each host has one master, without paths, and the certificate", () => {
    for (const [name, host, secret] of [
      ["shop", "shop.example.com", "shop-tls"],
      ["shop-origin-example-com", "origin.example.com", "shop-tls-origin-example-com"],
    ] as const) {
      const { metadata, spec } = objectOf(objects(), "Ingress", name);
      expect(metadata.annotations).toEqual({ "nginx.org/mergeable-ingress-type": "master" });
      // The controller refuses a master of several hosts, or with paths.
      expect(spec).toEqual({ ingressClassName: "nginx", tls: [{ hosts: [host], secretName: secret }], rules: [{ host }] });
      expect(objectOf(objects(), "Certificate", secret)).toMatchObject({
        metadata: { annotations: { "cert-manager.io/issue-temporary-certificate": "true" } },
        spec: { secretName: secret, dnsNames: [host], issuerRef: { kind: "ClusterIssuer", name: "letsencrypt" } },
      });
    }
  });

  it("each component with paths has a minion with its own annotations, and no certificate", () => {
    const { metadata, spec } = objectOf(objects(), "Ingress", "shop-api");
    expect(metadata.annotations).toEqual({
      "nginx.org/mergeable-ingress-type": "minion",
      "nginx.org/client-max-body-size": "20m",
    });
    expect(spec.tls).toBeUndefined();
    expect(spec.rules).toHaveLength(1);
    expect(spec.rules[0].host).toBe("shop.example.com");
    expect(spec.rules[0].http.paths.map(({ path, backend }: Fields) => `${path} ${backend.service.port.number}`)).toEqual([
      "/api 8000",
      "/health 8000",
    ]);
    expect(namesOf(objects()).filter((name) => name.startsWith("Ingress/"))).toEqual([
      "Ingress/shop",
      "Ingress/shop-api",
      "Ingress/shop-api-origin-example-com",
      "Ingress/shop-origin-example-com",
      "Ingress/shop-web",
      "Ingress/shop-web-origin-example-com",
    ]);
  });

  it.each<[string, Partial<ApplicationChartValues>, string]>([
    [
      "a certificate of another controller",
      { ingress: { className: "alb", hosts: ["a.b"], certificateIssuer: "x" } },
      "ingress.certificateIssuer: needs mergeable",
    ],
    [
      "a certificate with no place",
      { ingress: { className: "nginx", hosts: ["a.b"], mergeable: true, certificateIssuer: "x" } },
      "ingress.certificateIssuer: needs tlsSecretName",
    ],
    [
      "annotations of no Ingress",
      { components: { web: { ...minimal, ingressAnnotations: { a: "b" } } } },
      "components.web.ingressAnnotations: need a mergeable ingress, and paths",
    ],
  ])("is refused: %s", (_, values, message) => {
    expect(refusalOf(withWeb({}, values))).toContain(`${message}\n`);
  });
});
