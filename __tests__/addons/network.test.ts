import { prometheusLabels } from "../../lib/cluster-names";
import { addonsWith, everyAddon, rawObjectOf, releaseOf } from "../support/addons";
import { type Party, type Policy, sends, takes } from "../support/network-policies";

const alb = addonsWith(everyAddon.alb);
const nginx = addonsWith(everyAddon.nginx);

type Labels = Readonly<Record<string, string>>;

/** The policies of namespaces, and the one of the exporter of PostgreSQL's metrics. */
function policiesOf(json: string): Policy[] {
  const { objects } = releaseOf(json, "network-policies").values;
  const own = json === alb ? [rawObjectOf(json, exporter, "NetworkPolicy", "postgres-exporter")] : [];
  return [...objects, ...own].map(({ metadata, spec }) => ({ namespace: metadata.namespace ?? "monitoring", spec }));
}

const exporter = "prometheus-postgres-exporter-prerequisites";
const pod = (namespace: string, labels: Labels = {}, address = "10.0.200.7"): Party => ({
  address,
  pod: { namespace, namespaceLabels: { "kubernetes.io/metadata.name": namespace }, labels },
});
const at = (address: string): Party => ({ address });
const reaches = (json: string, source: Party, destination: Party, port: number) =>
  [sends, takes].every((end) => end(policiesOf(json), source, destination)("TCP", port));

const controlPlane = at("10.0.11.9");
const balancer = at("10.0.0.4");
const node = at("10.0.10.20");
const database = at("10.0.10.99");
const cache = database;
const prometheus = pod("monitoring", prometheusLabels);
const monitored = pod("monitoring", { "app.kubernetes.io/name": "other" });

describe("Prometheus", () => {
  it("reaches whatever pod says that it has metrics, and nodes", () => {
    expect(reaches(alb, prometheus, pod("debtflow"), 9999)).toBe(true);
    expect(reaches(alb, prometheus, pod("kube-system"), 9153)).toBe(true);
    expect(reaches(alb, prometheus, node, 10250)).toBe(true);
    expect(reaches(alb, prometheus, node, 9100)).toBe(true);
    expect(reaches(alb, prometheus, node, 22)).toBe(false);
  });

  it.each([
    ["argocd", 8082],
    ["argo-rollouts", 8090],
    ["keda", 8080],
    ["velero", 8085],
  ])("is let in by %s, and nobody else is", (namespace, port) => {
    expect(reaches(alb, prometheus, pod(namespace), port)).toBe(true);
    expect(reaches(alb, pod("debtflow"), pod(namespace), port)).toBe(false);
  });
});

describe("the database", () => {
  it("is reached by the exporter, and by no other pod of its namespace", () => {
    const { podLabels } = releaseOf(alb, "prometheus-postgres-exporter").values;
    expect(reaches(alb, pod("monitoring", podLabels), database, 5432)).toBe(true);
    expect(reaches(alb, monitored, database, 5432)).toBe(false);
    expect(reaches(alb, pod("argocd"), database, 5432)).toBe(false);
  });

  it("is measured: Prometheus reaches the exporter", () => {
    const { podLabels } = releaseOf(alb, "prometheus-postgres-exporter").values;
    expect(reaches(alb, prometheus, pod("monitoring", podLabels), 9187)).toBe(true);
  });
});

describe("the Kubernetes API", () => {
  it.each([
    ["monitoring", 10250],
    ["keda", 6443],
    ["keda", 9443],
  ])("reaches %s on %i, and other namespaces do not", (namespace, port) => {
    expect(reaches(alb, controlPlane, pod(namespace), port)).toBe(true);
    expect(reaches(alb, pod("debtflow"), pod(namespace), port)).toBe(false);
  });
});

describe("people", () => {
  it("reach Grafana and Argo CD through the load balancer, and nothing beside them", () => {
    for (const [namespace, web, inner] of [
      ["monitoring", 3000, 9090],
      ["argocd", 8080, 6379],
    ] as const) {
      expect(reaches(alb, balancer, pod(namespace), web)).toBe(true);
      expect(reaches(alb, balancer, pod(namespace), inner)).toBe(false);
      expect(reaches(alb, pod("debtflow"), pod(namespace), web)).toBe(false);
    }
  });

  it("reach Grafana through NGINX where that is the way in", () => {
    expect(reaches(nginx, pod("nginx-ingress"), monitored, 3000)).toBe(true);
    expect(reaches(nginx, pod("nginx-ingress"), monitored, 9090)).toBe(false);
    expect(reaches(nginx, balancer, monitored, 3000)).toBe(false);
  });
});

it("lets Argo CD reach its repository on a port of its own, and nobody else, nor on another", () => {
  const git = at("203.0.113.9");
  const repository = "https://git.example.com:8443/debtflow/deploy";
  const elsewhere = addonsWith({ ...everyAddon.alb, "addons.argoCd": { repository, path: "production" } });
  expect(sends(policiesOf(elsewhere), pod("argocd"), git)("TCP", 8443)).toBe(true);
  expect(sends(policiesOf(elsewhere), pod("argo-rollouts"), git)("TCP", 8443)).toBe(false);
  expect(sends(policiesOf(elsewhere), pod("argocd"), git)("TCP", 9418)).toBe(false);
  expect(sends(policiesOf(alb), pod("argocd"), git)("TCP", 8443)).toBe(false);
});

it("lets KEDA see how long the cache's lists are", () => {
  expect(reaches(alb, pod("keda"), cache, 6379)).toBe(true);
  expect(reaches(alb, pod("keda"), database, 5432)).toBe(false);
});
