import type { EnvironmentDefinition } from "../../environments/schema";
import { production as productionDefinition } from "../support/debtflow/production";
import { staging as stagingDefinition } from "../support/debtflow/staging";
import { environmentWith } from "../support/environments";
import { valuesOf } from "./facts";
import { type KubernetesObject, namesOf, objectOf, podOf, render } from "./helm";
import { describeChart } from "./tools";

describeChart("DebtFlow's releases", () => {
  const of = (definition: EnvironmentDefinition) => {
    const environment = environmentWith({}, definition);
    const [foundation, workloads] = [render(valuesOf(environment, "foundation")), render(valuesOf(environment, "workloads"))];
    return { foundation, workloads, all: [...foundation, ...workloads] };
  };
  let production: ReturnType<typeof of>;
  let staging: typeof production;
  beforeAll(() => {
    production = of(productionDefinition);
    staging = of(stagingDefinition);
  });

  const container = (objects: readonly KubernetesObject[], kind: string, name: string) =>
    podOf(objectOf(objects, kind, name))?.spec.containers[0];

  it("are the objects of the reference document, an autoscaler and a budget in production only", () => {
    const names = ["api", "audit", "beat", "frontend", "migrate", "vacuum", "worker"].map((name) => `debtflow-${name}`);
    const withSettings = names.filter((name) => name !== "debtflow-frontend");
    expect(namesOf(production.foundation)).toEqual(
      [
        ...withSettings.flatMap((name) => [`ConfigMap/${name}`, `ExternalSecret/${name}`, `SecretStore/${name}`]),
        ...names.flatMap((name) => [`NetworkPolicy/${name}`, `ServiceAccount/${name}`]),
        "NetworkPolicy/debtflow-default-deny",
      ].sort(),
    );
    const everywhere = [
      "CronJob/debtflow-audit",
      "CronJob/debtflow-vacuum",
      "Deployment/debtflow-api",
      "Deployment/debtflow-beat",
      "Deployment/debtflow-frontend",
      "Deployment/debtflow-worker",
      "Ingress/debtflow",
      "Job/debtflow-migrate",
      "Service/debtflow-api",
      "Service/debtflow-frontend",
    ];
    expect(namesOf(staging.workloads)).toEqual(everywhere);
    expect(namesOf(production.workloads)).toEqual(
      [
        ...everywhere,
        "HorizontalPodAutoscaler/debtflow-api",
        "PodDisruptionBudget/debtflow-api",
        "PodDisruptionBudget/debtflow-frontend",
        "PodDisruptionBudget/debtflow-worker",
      ].sort(),
    );
  });

  it("let nginx listen on port 80 and write its cache, and nobody else lower the limit", () => {
    const { spec } = podOf(objectOf(production.workloads, "Deployment", "debtflow-frontend"));
    expect(spec.securityContext.sysctls).toEqual([{ name: "net.ipv4.ip_unprivileged_port_start", value: "80" }]);
    expect(spec.securityContext.runAsUser).toBe(101);
    expect(spec.containers[0].volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual([
      "/tmp",
      "/var/cache/nginx",
      "/run",
    ]);
    expect(podOf(objectOf(production.workloads, "Deployment", "debtflow-api")).spec.securityContext.sysctls).toBeUndefined();
  });

  it("migrate before the rollout and leave no finished job", () => {
    const { metadata, spec } = objectOf(production.workloads, "Job", "debtflow-migrate");
    expect(metadata.annotations).toMatchObject({
      "helm.sh/hook": "pre-install,pre-upgrade",
      "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
    });
    expect(spec.backoffLimit).toBe(3);
    expect(spec.template.spec.restartPolicy).toBe("Never");
    expect(spec.template.spec.containers[0].command).toEqual(["python", "manage.py", "migrate", "--noinput"]);
  });

  it("leave the number of API pods to the autoscaler, three to ten at 70 %", () => {
    expect(objectOf(production.workloads, "Deployment", "debtflow-api").spec).not.toHaveProperty("replicas");
    expect(objectOf(production.workloads, "HorizontalPodAutoscaler", "debtflow-api").spec).toMatchObject({
      minReplicas: 3,
      maxReplicas: 10,
      metrics: [{ resource: { name: "cpu", target: { averageUtilization: 70 } } }],
    });
    expect(objectOf(production.workloads, "PodDisruptionBudget", "debtflow-api").spec.minAvailable).toBe(2);
    expect(objectOf(staging.workloads, "Deployment", "debtflow-api").spec.replicas).toBe(1);
    expect(objectOf(production.workloads, "Deployment", "debtflow-worker").spec.replicas).toBe(2);
  });

  it("never run two schedulers at once", () => {
    const { spec } = objectOf(production.workloads, "Deployment", "debtflow-beat");
    expect(spec).toMatchObject({ replicas: 1, strategy: { type: "Recreate" } });
    expect(objectOf(production.workloads, "Deployment", "debtflow-api").spec.strategy).toEqual({
      type: "RollingUpdate",
      rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 },
    });
  });

  it("give the worker two processes in staging and eight in production", () => {
    expect(container(production.workloads, "Deployment", "debtflow-worker").command).toContain(
      "--concurrency=$(CELERY_CONCURRENCY)",
    );
    expect(objectOf(staging.foundation, "ConfigMap", "debtflow-worker").data.CELERY_CONCURRENCY).toBe("2");
    expect(objectOf(production.foundation, "ConfigMap", "debtflow-worker").data.CELERY_CONCURRENCY).toBe("8");
  });

  it("route the longest path first, over TLS, to healthy pods", () => {
    const { metadata, spec } = objectOf(production.workloads, "Ingress", "debtflow");
    expect(spec.ingressClassName).toBe("alb");
    const [{ host, http }] = spec.rules;
    expect(host).toBe("debtflow.example.com");
    expect(http.paths.map(({ path, backend }: KubernetesObject) => `${path} ${backend.service.name}`)).toEqual([
      "/health debtflow-api",
      "/admin debtflow-api",
      "/api debtflow-api",
      "/ debtflow-frontend",
    ]);
    expect(metadata.annotations).toMatchObject({
      "alb.ingress.kubernetes.io/scheme": "internet-facing",
      "alb.ingress.kubernetes.io/target-type": "ip",
      "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP":80},{"HTTPS":443}]',
      "alb.ingress.kubernetes.io/ssl-redirect": "443",
      "alb.ingress.kubernetes.io/certificate-arn": "arn:aws:acm:us-east-1:123456789012:certificate/1",
    });
    const service = objectOf(production.workloads, "Service", "debtflow-api");
    expect(service.metadata.annotations?.["alb.ingress.kubernetes.io/healthcheck-path"]).toBe("/health/");
    const api = container(production.workloads, "Deployment", "debtflow-api");
    expect(api.readinessProbe).toMatchObject({
      httpGet: { path: "/health/", port: 8000, httpHeaders: [{ name: "Host", value: "debtflow.example.com" }] },
      initialDelaySeconds: 10,
      periodSeconds: 10,
    });
    expect(api.livenessProbe).toMatchObject({ initialDelaySeconds: 30, periodSeconds: 30 });
    expect(api.lifecycle.preStop.sleep.seconds).toBeLessThan(
      podOf(objectOf(production.workloads, "Deployment", "debtflow-api")).spec.terminationGracePeriodSeconds,
    );
  });

  it("hold no secret value, and each pod's own secrets only", () => {
    const keys = (name: string) =>
      Object.keys(objectOf(production.foundation, "ExternalSecret", name).spec.target.template.data).sort();
    const django = ["CELERY_BROKER_URL", "DATABASE_PASSWORD", "DJANGO_SECRET_KEY", "REDIS_URL"];
    expect(keys("debtflow-beat")).toEqual(django);
    expect(keys("debtflow-api")).toEqual([...django, "STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET"].sort());
    expect(keys("debtflow-worker")).toEqual([...django, "SFTP_PASSWORD", "STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET"].sort());
    expect(namesOf(production.all).filter((name) => name.startsWith("Secret/"))).toEqual([]);
    expect(objectOf(production.foundation, "ExternalSecret", "debtflow-api").spec.target.template.data.REDIS_URL).toBe(
      "rediss://:{{ .REDIS_URL | urlquery }}@cache.internal:6379/0?ssl_cert_reqs=required",
    );
  });

  it("answer requests for their host and for their own address", () => {
    const { env } = container(production.workloads, "Deployment", "debtflow-api");
    const named = (name: string) => env.findIndex((variable: { name: string }) => variable.name === name);
    expect(env[named("DJANGO_ALLOWED_HOSTS")].value).toBe("debtflow.example.com,$(POD_IP)");
    // Kubernetes fills in only what stands before.
    expect(named("POD_IP")).toBeLessThan(named("DJANGO_ALLOWED_HOSTS"));
  });
});
