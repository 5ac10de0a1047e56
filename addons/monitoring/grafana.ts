import { addonSecretNameOf } from "../../environments/names";
import { namespaces, priorityClasses } from "../../lib/cluster-names";
import type { KubernetesObject } from "../../lib/kubernetes-object";
import type { AddonContext } from "../addon";
import { externalSecret, keyOf, restartWithSecret } from "../external-secret";
import { ingressOf, type Place } from "../ingress";

/** Secret of the login, and the keys in it. */
const login = { existingSecret: "grafana-admin", userKey: "admin-user", passwordKey: "admin-password" } as const;
/** Role that finds dashboards. */
const dashboards = "grafana-dashboards";

/** Name of its objects, its Service among them: the chart's own, which the load balancer's condition on ranges has to name. */
const service = "kube-prometheus-stack-grafana";

/** Port of its web interface. */
export const grafanaPort = 3000;
const localhost = `http://localhost:${grafanaPort}`;

/** Values of the Grafana below kube-prometheus-stack: everything it shows is code, so it keeps no volume. */
export function grafanaValues(context: AddonContext) {
  const { environment } = context;
  const place = placeOf(environment);
  const ingress = place && ingressOf(context, "grafana", service, place, "/api/health");
  const path = place && "path" in place ? place.path : "";
  const reloadURL = (what: string) => `${localhost}${path}/api/admin/provisioning/${what}/reload`;
  return {
    fullnameOverride: service,
    // A second one would know nobody who logged in to the first.
    replicas: 1,
    admin: login,
    priorityClassName: priorityClasses.dispensable,
    annotations: restartWithSecret,
    resources: { requests: { cpu: "50m", memory: "192Mi" }, limits: { memory: "384Mi" } },
    testFramework: { enabled: false },
    // The chart's own role would read every secret of the cluster.
    rbac: { namespaced: true, namespaces: dashboardNamespaces(context).slice(1), useExistingRole: dashboards },
    sidecar: {
      resources: { requests: { cpu: "10m", memory: "96Mi" }, limits: { memory: "192Mi" } },
      dashboards: {
        resource: "configmap",
        searchNamespace: dashboardNamespaces(context).join(","),
        reloadURL: reloadURL("dashboards"),
      },
      datasources: { resource: "configmap", searchNamespace: namespaces.monitoring, reloadURL: reloadURL("datasources") },
    },
    serviceMonitor: { enabled: true, path: `${path}/metrics` },
    "grafana.ini": {
      analytics: { check_for_updates: false, check_for_plugin_updates: false, reporting_enabled: false },
      // Nobody sees anything without a login, and nobody makes one for themselves.
      "auth.anonymous": { enabled: false },
      users: { allow_sign_up: false },
      public_dashboards: { enabled: false },
      snapshots: { external_enabled: false },
      ...(ingress && {
        server: { domain: ingress.host, root_url: `${ingress.url}/`, serve_from_sub_path: path !== "" },
        security: { cookie_secure: true },
      }),
    },
    ...(ingress && {
      ingress: {
        enabled: true,
        ingressClassName: ingress.className,
        annotations: ingress.annotations,
        hosts: [ingress.host],
        path: ingress.path,
        ...(ingress.tlsSecret !== undefined && { tls: [{ hosts: [ingress.host], secretName: ingress.tlsSecret }] }),
      },
    }),
  };
}

/** Where it is found: nowhere from outside, unless the environment says so. */
function placeOf({ addons }: AddonContext["environment"]): Place | undefined {
  const { host, path, sourceCidrs } = addons.monitoring?.grafana ?? {};
  return host !== undefined ? { host, sourceCidrs } : path !== undefined ? { path, sourceCidrs } : undefined;
}

/** Its login, and what finds the dashboards of the application and of the cluster, and no secret. */
export function grafanaObjects(context: AddonContext): KubernetesObject[] {
  return [
    externalSecret({
      name: login.existingSecret,
      secret: addonSecretNameOf(context.environment, "grafana"),
      data: { [login.userKey]: keyOf("username"), [login.passwordKey]: keyOf("password") },
    }),
    ...dashboardNamespaces(context).map((namespace) => ({
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: { name: dashboards, namespace },
      rules: [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] }],
    })),
  ];
}

/** Where dashboards are: its own namespace, then the application's. */
const dashboardNamespaces = ({ environment }: AddonContext) => [namespaces.monitoring, environment.application.namespace];
