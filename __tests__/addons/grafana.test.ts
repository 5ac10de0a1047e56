import { catalogue } from "../../addons";
import { monitoring } from "../../addons/monitoring";
import { applicationValues } from "../../application/values";
import { contextWith, objectOf, valuesOf } from "./context";

const host = "grafana.debtflow.example.com";
/** The whole Internet reaches the load balancer, and Grafana's login. */
const openToInternet = { enabled: true, reason: "engineers are on call from anywhere" };
const onHost = { "addons.monitoring": { grafana: { host, openToInternet } } };
const onPath = { "addons.monitoring": { grafana: { path: "/grafana", openToInternet } } };
const nginx = { "ingress.controller": "nginx", "addons.nginxIngress": true, "addons.certManager": { email: "a@example.com" } };
const grafanaWith = (changes: object) => valuesOf(monitoring, contextWith({ "addons.monitoring": {}, ...changes })).grafana;
const objects = monitoring.prerequisites?.(contextWith(onHost));

const alb = "alb.ingress.kubernetes.io";

describe("Grafana's login", () => {
  it("is made in Secrets Manager, and stands in no values", () => {
    const secret = objectOf(objects, "ExternalSecret", "grafana-admin");
    expect(secret.spec).toMatchObject({
      secretStoreRef: { kind: "ClusterSecretStore", name: "add-ons" },
      target: {
        name: "grafana-admin",
        template: { data: { "admin-user": "{{ .username }}", "admin-password": "{{ .password }}" } },
      },
      data: [
        { secretKey: "username", remoteRef: { key: "debtflow/production/addons/grafana", property: "username" } },
        { secretKey: "password", remoteRef: { key: "debtflow/production/addons/grafana", property: "password" } },
      ],
    });
    expect(grafanaWith(onHost).admin).toEqual({
      existingSecret: "grafana-admin",
      userKey: "admin-user",
      passwordKey: "admin-password",
    });
    expect(grafanaWith(onHost)).not.toHaveProperty("adminPassword");
  });

  it("reaches it when it changes", () => {
    expect(grafanaWith(onHost).annotations).toEqual({ "secret.reloader.stakater.com/auto": "true" });
  });
});

describe("Grafana's dashboards", () => {
  it("are looked for where the cluster's and the application's are", () => {
    const { sidecar, rbac } = grafanaWith(onHost);
    expect(sidecar.dashboards).toMatchObject({ resource: "configmap", searchNamespace: "monitoring,debtflow" });
    expect(rbac).toEqual({ namespaced: true, namespaces: ["debtflow"], useExistingRole: "grafana-dashboards" });
  });

  it("are found by a role that reads no secret", () => {
    const roles = (objects ?? []).filter(({ kind }) => kind === "Role");
    expect(roles.map(({ metadata }) => metadata.namespace)).toEqual(["monitoring", "debtflow"]);
    for (const { rules } of roles) {
      expect(rules).toEqual([{ apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] }]);
    }
  });
});

describe("Grafana on a host of its own", () => {
  it("says its address, and takes cookies by TLS only", () => {
    expect(grafanaWith(onHost)["grafana.ini"]).toMatchObject({
      server: { domain: host, root_url: `https://${host}/`, serve_from_sub_path: false },
      security: { cookie_secure: true },
    });
  });

  it("shares the application's load balancer, and everything that guards it", () => {
    const { ingress } = grafanaWith(onHost);
    const context = contextWith(onHost);
    const facts = { ...noFacts, certificateArn: context.certificateArn ?? "" };
    const application = applicationValues(withoutWorkloads(context.environment), facts, "foundation").ingress;
    expect(ingress).toMatchObject({ enabled: true, ingressClassName: "alb", hosts: [host], path: "/" });
    expect(ingress.annotations).toEqual({
      ...application?.annotations,
      [`${alb}/group.order`]: "-10",
      [`${alb}/healthcheck-path`]: "/api/health",
    });
    expect(ingress.annotations[`${alb}/group.name`]).toBe("debtflow-production");
  });

  it("asks for a login whoever comes, and lets nobody make one", () => {
    expect(grafanaWith(onHost)["grafana.ini"]).toMatchObject({
      "auth.anonymous": { enabled: false },
      users: { allow_sign_up: false },
      public_dashboards: { enabled: false },
      snapshots: { external_enabled: false },
    });
  });

  it("is reached from the ranges that it names alone, by a condition on the Service that its Ingress leads to", () => {
    const { ingress, fullnameOverride } = grafanaWith({
      "addons.monitoring": { grafana: { host, sourceCidrs: ["198.51.100.0/24", "203.0.113.7/32"] } },
    });
    expect(JSON.parse(ingress.annotations[`${alb}/conditions.${fullnameOverride}`])).toEqual([
      { field: "source-ip", sourceIpConfig: { values: ["198.51.100.0/24", "203.0.113.7/32"] } },
    ]);
    expect(Object.keys(grafanaWith(onHost).ingress.annotations).filter((key) => key.includes("conditions"))).toEqual([]);
  });

  it("keeps the names that the chart gave it", () => {
    expect(grafanaWith(onHost).fullnameOverride).toBe(`${catalogue.monitoring.release}-grafana`);
  });

  it("has a certificate of its own behind NGINX", () => {
    expect(grafanaWith({ ...nginx, ...onHost }).ingress).toMatchObject({
      ingressClassName: "nginx",
      annotations: { "cert-manager.io/cluster-issuer": "letsencrypt" },
      tls: [{ hosts: [host], secretName: "grafana-tls" }],
    });
  });
});

describe("Grafana on a path of the application's host", () => {
  it("serves from there, and reloads and measures itself there, too", () => {
    const { sidecar, serviceMonitor, ...grafana } = grafanaWith(onPath);
    expect(grafana["grafana.ini"].server).toEqual({
      domain: "debtflow.example.com",
      root_url: "https://debtflow.example.com/grafana/",
      serve_from_sub_path: true,
    });
    expect(serviceMonitor).toEqual({ enabled: true, path: "/grafana/metrics" });
    for (const kind of ["dashboards", "datasources"]) {
      expect(sidecar[kind].reloadURL).toBe(`http://localhost:3000/grafana/api/admin/provisioning/${kind}/reload`);
    }
  });

  it("is asked before the application, which has every other path", () => {
    const { ingress } = grafanaWith(onPath);
    expect(ingress).toMatchObject({ hosts: ["debtflow.example.com"], path: "/grafana" });
    expect(ingress.annotations).toMatchObject({
      [`${alb}/group.order`]: "-10",
      [`${alb}/healthcheck-path`]: "/grafana/api/health",
    });
  });

  it("adds itself to the Ingress that owns the host behind NGINX", () => {
    const { ingress } = grafanaWith({ ...nginx, ...onPath });
    expect(ingress).toMatchObject({ annotations: { "nginx.org/mergeable-ingress-type": "minion" }, path: "/grafana" });
    expect(ingress).not.toHaveProperty("tls");
  });
});

it("is reached from inside only where the environment names no place for it", () => {
  expect(grafanaWith({})).not.toHaveProperty("ingress");
});

const noFacts = {
  repositories: {},
  tags: {},
  databaseHosts: {},
  replicaHosts: {},
  databaseSecrets: {},
  secrets: {},
  buckets: {},
  roleArns: {},
  secretReaderArns: {},
};

const withoutWorkloads = (environment: ReturnType<typeof contextWith>["environment"]) => ({
  ...environment,
  application: { ...environment.application, images: {}, components: {}, jobs: {}, cronJobs: {} },
});
