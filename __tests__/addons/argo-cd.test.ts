import { argoCd } from "../../addons/argo-cd";
import { contextWith, objectOf, valuesOf } from "./context";

const source = { repository: "https://github.com/debtflow/deploy", path: "production" };
const host = "argocd.debtflow.example.com";
const nginx = { "ingress.controller": "nginx", "addons.nginxIngress": true, "addons.certManager": { email: "a@example.com" } };
const contextOf = (settings: object, further = {}) =>
  contextWith({ delivery: "argocd", "addons.argoCd": { ...source, ...settings }, ...further });
const inside = valuesOf(argoCd, contextOf({}));
const outside = valuesOf(argoCd, contextOf({ host }));

describe("Argo CD", () => {
  it("answers and reads repositories while a node is drained", () => {
    for (const { replicas, pdb } of [inside.server, inside.repoServer]) {
      expect({ replicas, pdb }).toEqual({ replicas: 2, pdb: { enabled: true, minAvailable: 1 } });
    }
  });

  it("runs nothing that an Application does not need", () => {
    expect(inside).toMatchObject({ applicationSet: { replicas: 0 }, dex: { enabled: false }, notifications: { enabled: false } });
  });

  it("leaves its network to the namespace's policy: its own lets everyone in", () => {
    expect(inside.global.networkPolicy).toEqual({ create: false });
  });

  it("keeps its Applications when it is taken away", () => {
    expect(inside.crds).toEqual({ keep: true });
  });

  it("is measured where there is a Prometheus, and after it", () => {
    const monitored = valuesOf(argoCd, contextOf({}, { "addons.monitoring": {} }));
    for (const part of ["controller", "server", "repoServer"]) {
      expect(inside[part].metrics).toEqual({ enabled: false, serviceMonitor: { enabled: false } });
      expect(monitored[part].metrics).toEqual({ enabled: true, serviceMonitor: { enabled: true } });
    }
    expect(argoCd.after).toContain("monitoring");
  });
});

describe("Argo CD's web interface", () => {
  it("lets nobody log in where it has no host", () => {
    expect(inside.configs.cm["admin.enabled"]).toBe(false);
    expect(inside.configs.params["server.insecure"]).toBe(false);
    expect(inside.server).not.toHaveProperty("ingress");
    expect(argoCd.prerequisites?.(contextOf({}))).toEqual([]);
  });

  it("leaves TLS to the load balancer in front of it", () => {
    expect(outside.configs.params["server.insecure"]).toBe(true);
    expect(outside.global.domain).toBe(host);
    expect(outside.server.ingress).toMatchObject({
      enabled: true,
      ingressClassName: "alb",
      hostname: host,
      annotations: {
        "alb.ingress.kubernetes.io/group.name": "debtflow-production",
        "alb.ingress.kubernetes.io/healthcheck-path": "/healthz",
      },
    });
  });

  it("speaks TLS behind NGINX, too", () => {
    const values = valuesOf(argoCd, contextOf({ host }, nginx));
    expect(values.configs.params["server.insecure"]).toBe(false);
    expect(values.server.ingress).toMatchObject({
      ingressClassName: "nginx",
      annotations: { "nginx.org/ssl-services": "argocd-server", "cert-manager.io/cluster-issuer": "letsencrypt" },
      extraTls: [{ hosts: [host], secretName: "argocd-tls" }],
    });
    expect(values.fullnameOverride).toBe("argocd");
  });

  it("takes admin's password from Secrets Manager, as a hash, before the server would make one up", () => {
    const objects = argoCd.prerequisites?.(contextOf({ host }));
    expect(outside.configs.cm["admin.enabled"]).toBe(true);
    expect(outside.configs.secret).toEqual({ createSecret: false });
    expect(objectOf(objects, "Secret", "argocd-secret")).toEqual({
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "argocd-secret", labels: { "app.kubernetes.io/part-of": "argocd" } },
    });
    const { spec } = objectOf(objects, "ExternalSecret", "argocd-secret");
    expect(spec.target).toMatchObject({
      name: "argocd-secret",
      creationPolicy: "Merge",
      template: { data: { "admin.password": "{{ .password | bcrypt }}" } },
    });
    expect(spec.data[0].remoteRef.key).toBe("debtflow/production/addons/argo-cd");
  });
});

describe("the repository", () => {
  it("is read without a login where it is public", () => {
    expect(JSON.stringify(argoCd.prerequisites?.(contextOf({ host })))).not.toContain("repository");
  });

  it("is read with what a person filled in where it is private", () => {
    const objects = argoCd.prerequisites?.(contextOf({ privateRepository: true }));
    const { spec } = objectOf(objects, "ExternalSecret", "argocd-repository");
    expect(spec.target.template).toMatchObject({
      metadata: { labels: { "argocd.argoproj.io/secret-type": "repository" } },
      data: { type: "git", url: source.repository, username: "{{ .username }}", password: "{{ .password }}" },
    });
    expect(spec.data[0].remoteRef.key).toBe("debtflow/production/addons/argo-cd-repository");
  });
});

describe("an application that Argo CD delivers", () => {
  const delivered = contextOf({});

  it("is taken from its own namespace", () => {
    expect(valuesOf(argoCd, delivered).configs.params["application.namespaces"]).toBe("debtflow");
  });

  it("is bounded by a project, in which its namespace may use nothing else", () => {
    const { metadata, spec } = objectOf(argoCd.resources?.(delivered), "AppProject", "debtflow");
    expect(metadata.namespace).toBe("argocd");
    expect(spec).toMatchObject({
      sourceNamespaces: ["debtflow"],
      sourceRepos: [source.repository],
      destinations: [{ namespace: "debtflow" }],
      clusterResourceWhitelist: [],
    });
  });

  it("can be changed by Argo CD's web interface, which has rights in its own namespace otherwise", () => {
    const objects = argoCd.resources?.(delivered);
    const { metadata, rules } = objectOf(objects, "Role", "argocd-server-applications");
    expect(metadata.namespace).toBe("debtflow");
    expect(rules).toEqual([expect.objectContaining({ apiGroups: ["argoproj.io"], resources: ["applications"] })]);
    const { subjects } = objectOf(objects, "RoleBinding", "argocd-server-applications");
    expect(subjects).toEqual([{ kind: "ServiceAccount", name: "argocd-server", namespace: "argocd" }]);
  });
});
