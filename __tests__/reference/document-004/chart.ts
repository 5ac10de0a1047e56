import type { Stated } from "./document";

/** An object of the document's chart, as its production values make it in a release called `debtflow`. */
export interface ChartObject {
  /** `Kind/name`. */
  readonly id: string;
  readonly line: number;
  /** What the document shows of it, by path. @default - it is only named */
  readonly fields?: Readonly<Record<string, Stated>>;
}

const pod = "spec.template.spec";
const container = `${pod}.containers.0`;
const labelled = (component: string, line: number): Readonly<Record<string, Stated>> => ({
  "spec.selector.matchLabels": [line, { app: "debtflow", component }],
});
const probe = (path: string, port: number, line: number): Readonly<Record<string, Stated>> => ({
  [`${container}.readinessProbe.httpGet.path`]: [line, path],
  [`${container}.readinessProbe.httpGet.port`]: [line + 1, port],
});
const envFrom = [{ configMapRef: { name: "debtflow-config" } }, { secretRef: { name: "debtflow-secret" } }];
const https = { port: 443, protocol: "TCP" };
const anywhere = (port: number) => [{ from: [{ namespaceSelector: {} }], ports: [{ port }] }];

/** Sections 13 to 21 of document 004: its fifteen templates with `values-production.yaml`. */
export const documentChart: readonly ChartObject[] = [
  {
    id: "Deployment/debtflow-api",
    line: 1125,
    fields: {
      ...labelled("api", 1140),
      "spec.replicas": [1694, 3],
      "spec.strategy": [1134, { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }],
      [`${pod}.serviceAccountName`]: [1148, "debtflow-api"],
      [`${container}.imagePullPolicy`]: [1152, "IfNotPresent"],
      [`${container}.ports.0.containerPort`]: [1154, 8000],
      [`${container}.envFrom`]: [1155, envFrom],
      [`${container}.resources`]: [
        1657,
        { requests: { cpu: "250m", memory: "256Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
      ],
      ...probe("/health/", 8000, 1164),
      [`${container}.readinessProbe.initialDelaySeconds`]: [1166, 10],
      [`${container}.readinessProbe.periodSeconds`]: [1167, 10],
      [`${container}.livenessProbe.initialDelaySeconds`]: [1172, 30],
      [`${container}.livenessProbe.periodSeconds`]: [1173, 30],
    },
  },
  {
    id: "Deployment/debtflow-worker",
    line: 1186,
    fields: {
      "spec.replicas": [1695, 2],
      [`${pod}.serviceAccountName`]: [1190, "debtflow-worker"],
      [`${container}.command`]: [1195, ["celery", "-A", "config.celery", "worker", "--loglevel=info", "--concurrency=8"]],
      [`${container}.resources`]: [
        1660,
        { requests: { cpu: "250m", memory: "256Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
      ],
    },
  },
  {
    id: "Deployment/debtflow-beat",
    line: 1090,
    fields: {
      "spec.replicas": [1696, 1],
      [`${container}.resources`]: [1663, { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "100m", memory: "128Mi" } }],
    },
  },
  {
    id: "Deployment/debtflow-frontend",
    line: 1205,
    fields: {
      "spec.replicas": [1697, 2],
      [`${container}.ports.0.containerPort`]: [1214, 80],
      ...probe("/", 80, 1217),
      [`${container}.resources`]: [1666, { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "100m", memory: "128Mi" } }],
    },
  },
  {
    id: "Service/debtflow-api",
    line: 1230,
    fields: {
      "spec.type": [1234, "ClusterIP"],
      "spec.ports": [1235, [{ port: 8000, targetPort: 8000 }]],
      "spec.selector": [1238, { app: "debtflow", component: "api" }],
    },
  },
  {
    id: "Service/debtflow-frontend",
    line: 1244,
    fields: {
      "spec.type": [1246, "ClusterIP"],
      "spec.ports": [1247, [{ port: 80, targetPort: 80 }]],
      "spec.selector": [1250, { app: "debtflow", component: "frontend" }],
    },
  },
  {
    id: "Ingress/debtflow-ingress",
    line: 1263,
    fields: {
      "metadata.annotations.kubernetes.io/ingress.class": [1267, "alb"],
      "metadata.annotations.alb.ingress.kubernetes.io/scheme": [1268, "internet-facing"],
      "metadata.annotations.alb.ingress.kubernetes.io/target-type": [1269, "ip"],
      "spec.ingressClassName": [1271, "alb"],
      "spec.tls": [1273, [{ hosts: ["debtflow.example.com"] }]],
      "spec.rules.0.http.paths.0.path": [1282, "/api"],
      "spec.rules.0.http.paths.1.path": [1291, "/health"],
      "spec.rules.0.http.paths.2.path": [1300, "/admin"],
      "spec.rules.0.http.paths.3.path": [1309, "/"],
    },
  },
  {
    id: "ServiceAccount/debtflow-api",
    line: 1338,
    fields: {
      "metadata.annotations.eks.amazonaws.com/role-arn": [1344, "arn:aws:iam::123456789012:role/debtflow-production-api"],
    },
  },
  { id: "ServiceAccount/debtflow-worker", line: 1348 },
  { id: "ServiceAccount/debtflow-frontend", line: 1356 },
  {
    id: "ConfigMap/debtflow-config",
    line: 1377,
    fields: {
      "data.DJANGO_ALLOWED_HOSTS": [1382, "debtflow.example.com"],
      "data.CORS_ALLOWED_ORIGINS": [1383, "https://debtflow.example.com"],
      "data.DATABASE_PORT": [1385, "5432"],
      "data.DATABASE_USER": [1387, "debtflow"],
      "data.REDIS_URL": [1388, "redis://cache.internal:6379/0"],
      "data.CELERY_BROKER_URL": [1389, "redis://cache.internal:6379/1"],
      "data.SENTRY_DSN": [1398, ""],
    },
  },
  { id: "Secret/debtflow-secret", line: 1406 },
  {
    id: "NetworkPolicy/debtflow-api-netpol",
    line: 1438,
    fields: {
      "spec.podSelector.matchLabels": [1443, { app: "debtflow", component: "api" }],
      "spec.policyTypes": [1446, ["Ingress", "Egress"]],
      "spec.ingress": [1449, anywhere(8000)],
      "spec.egress": [
        1455,
        [
          {
            to: [],
            ports: [{ port: 5432, protocol: "TCP" }, { port: 6379, protocol: "TCP" }, https, { port: 53, protocol: "UDP" }],
          },
        ],
      ],
    },
  },
  {
    id: "NetworkPolicy/debtflow-worker-netpol",
    line: 1468,
    fields: {
      "spec.policyTypes": [1476, ["Egress"]],
      "spec.egress": [1478, [{ to: [], ports: [5432, 6379, 443, 22, 53].map((port) => ({ port })) }]],
    },
  },
  {
    id: "NetworkPolicy/debtflow-frontend-netpol",
    line: 1489,
    fields: { "spec.policyTypes": [1497, ["Ingress", "Egress"]], "spec.ingress": [1500, anywhere(80)] },
  },
  {
    id: "Job/debtflow-migrate",
    line: 1517,
    fields: {
      "metadata.annotations.helm.sh/hook": [1521, "pre-upgrade,pre-install"],
      "metadata.annotations.helm.sh/hook-weight": [1522, "-1"],
      "metadata.annotations.helm.sh/hook-delete-policy": [1523, "before-hook-creation"],
      [`${pod}.serviceAccountName`]: [1527, "debtflow-api"],
      [`${pod}.restartPolicy`]: [1528, "Never"],
      [`${container}.command`]: [1532, ["python", "manage.py", "migrate", "--noinput"]],
      [`${container}.envFrom`]: [1533, envFrom],
      "spec.backoffLimit": [1538, 3],
    },
  },
  {
    id: "CronJob/debtflow-vacuum",
    line: 1554,
    fields: {
      "spec.schedule": [1558, "0 3 * * 0"],
      "spec.jobTemplate.spec.template.spec.serviceAccountName": [1563, "debtflow-worker"],
      "spec.jobTemplate.spec.template.spec.restartPolicy": [1564, "OnFailure"],
      "spec.jobTemplate.spec.template.spec.containers.0.command": [
        1568,
        ["python", "-c", "import django; django.setup(); from tasks.maintenance import vacuum_tables; vacuum_tables()"],
      ],
    },
  },
  { id: "CronJob/debtflow-audit", line: 1102 },
  {
    id: "HorizontalPodAutoscaler/debtflow-api-hpa",
    line: 1584,
    fields: {
      "spec.scaleTargetRef": [1588, { apiVersion: "apps/v1", kind: "Deployment", name: "debtflow-api" }],
      "spec.minReplicas": [1592, 3],
      "spec.maxReplicas": [1593, 10],
      "spec.metrics": [
        1594,
        [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } }],
      ],
    },
  },
  {
    id: "PodDisruptionBudget/debtflow-api-pdb",
    line: 1617,
    fields: {
      "spec.minAvailable": [1621, 2],
      "spec.selector.matchLabels": [1623, { app: "debtflow", component: "api" }],
    },
  },
];
