import { workloadsDashboard } from "../../application/metrics";
import type { ApplicationDefinition } from "../../application/schema";
import { bucket, cache, database, internet, secret } from "../../application/uses";

const django = [database("debtflow"), cache, secret("django")] as const;

/** What Django and Celery read from their environment: document 004's ConfigMap and Secret. */
const settings = {
  DJANGO_SETTINGS_MODULE: "config.settings.production",
  DJANGO_SECRET_KEY: { from: "secret", secret: "django", key: "secret_key" },
  DJANGO_ALLOWED_HOSTS: { from: "ingress", part: "hosts" },
  CORS_ALLOWED_ORIGINS: { from: "ingress", part: "origin" },
  DATABASE_HOST: { from: "database", database: "debtflow", part: "host" },
  DATABASE_PORT: { from: "database", database: "debtflow", part: "port" },
  DATABASE_NAME: { from: "database", database: "debtflow", part: "name" },
  DATABASE_USER: { from: "database", database: "debtflow", part: "user" },
  DATABASE_PASSWORD: { from: "database", database: "debtflow", part: "password" },
  // Celery refuses a rediss URL that does not say how certificates are checked.
  REDIS_URL: { from: "cache", part: "url", database: 0, parameters: "ssl_cert_reqs=required" },
  CELERY_BROKER_URL: { from: "cache", part: "url", database: 1, parameters: "ssl_cert_reqs=required" },
  CELERY_CONCURRENCY: "2",
  STRIPE_API_KEY: { from: "secret", secret: "stripe", key: "api_key" },
  STRIPE_WEBHOOK_SECRET: { from: "secret", secret: "stripe", key: "webhook_secret" },
  // A placeholder: the server that your creditors send files to.
  SFTP_HOST: "sftp.example.com",
  SFTP_PORT: "22",
  SFTP_USER: "debtflow",
  SFTP_PASSWORD: { from: "secret", secret: "sftp", key: "password" },
  SFTP_REMOTE_DIR: "/incoming",
  AWS_STORAGE_BUCKET_NAME: { from: "bucket", bucket: "files" },
  AWS_S3_REGION_NAME: { from: "region" },
  JWT_ACCESS_TOKEN_LIFETIME_MINUTES: "15",
  JWT_REFRESH_TOKEN_LIFETIME_DAYS: "7",
  SENTRY_DSN: "",
} as const;

/** Where beat keeps what it has started last: the rest of its file system is read-only. */
const schedule = "/tmp/celerybeat-schedule";

/**
 * Celery's default scheduler writes its file when it wakes, every eight minutes at the latest. The check asks neither broker nor
 * database: beat waits for both by itself.
 */
const beats = {
  command: [
    "python",
    "-c",
    `import glob, os, sys, time; sys.exit(max(map(os.path.getmtime, glob.glob("${schedule}*"))) < time.time() - 900)`,
  ],
} as const;

/** A worker that takes tasks answers; the question goes through the broker, and takes the time of a start of Django. */
const answers = {
  command: ["sh", "-c", "celery -A config.celery inspect ping --destination=celery@$HOSTNAME --timeout=10"],
} as const;

const namespace = "debtflow";

/** DebtFlow, a debt collection platform: Django and Celery behind a React front end (document 004). */
export const debtflow: ApplicationDefinition = {
  name: "debtflow",
  namespace,
  images: {
    api: { source: "built", variables: settings },
    // nginx: its own user, and where it keeps its cache and its process id.
    frontend: { source: "built", user: 101, writable: ["/tmp", "/var/cache/nginx", "/run"] },
  },
  secrets: {
    django: { source: "generated", keys: { secret_key: { length: 50, symbols: true } } },
    stripe: { source: "external", keys: ["api_key", "webhook_secret"] },
    sftp: { source: "external", keys: ["password"] },
  },
  components: {
    api: {
      image: "api",
      port: 8000,
      paths: ["/api", "/health", "/admin"],
      // It asks the database. Whether the process works is asked by a connection: gunicorn itself restarts workers that hang.
      health: "/health/",
      uses: [...django, secret("stripe"), bucket("files", "read-write"), internet(443)],
    },
    worker: {
      image: "api",
      command: ["celery", "-A", "config.celery", "worker", "--loglevel=info", "--concurrency=$(CELERY_CONCURRENCY)"],
      // It finishes the tasks that it has begun.
      stopSeconds: 120,
      health: answers,
      // The broker may be away for ten minutes before a restart is worth the tasks that it costs.
      probes: {
        readiness: { initialDelaySeconds: 20, periodSeconds: 60, timeoutSeconds: 30 },
        liveness: { initialDelaySeconds: 60, periodSeconds: 120, timeoutSeconds: 30, failureThreshold: 5 },
      },
      uses: [...django, secret("stripe"), secret("sftp"), bucket("files", "read-write"), internet(443, 22)],
    },
    beat: {
      image: "api",
      command: ["celery", "-A", "config.celery", "beat", `--schedule=${schedule}`],
      singleton: true,
      health: beats,
      probes: {
        readiness: { initialDelaySeconds: 20 },
        liveness: { initialDelaySeconds: 60, periodSeconds: 60, timeoutSeconds: 10 },
      },
      uses: django,
    },
    frontend: { image: "frontend", port: 80, paths: ["/"], health: "/", uses: [] },
  },
  jobs: {
    migrate: { image: "api", command: ["python", "manage.py", "migrate", "--noinput"], before: "rollout", uses: django },
  },
  cronJobs: {
    vacuum: {
      image: "api",
      command: ["python", "-c", "import django; django.setup(); from tasks.maintenance import vacuum_tables; vacuum_tables()"],
      schedule: "0 3 * * 0",
      uses: django,
    },
    audit: {
      image: "api",
      command: ["python", "-c", "import django; django.setup(); from tasks.maintenance import cleanup_audit; cleanup_audit()"],
      schedule: "0 4 * * *",
      uses: django,
    },
  },
};

/** For stages that have Prometheus and Grafana. */
export const dashboards: ApplicationDefinition["dashboards"] = {
  workloads: workloadsDashboard("DebtFlow: workloads", namespace),
  database: {
    title: "DebtFlow: database",
    panels: [
      { title: "Connections", expression: 'sum(pg_stat_activity_count{datname="debtflow"}) by (state)', legend: "{{state}}" },
      {
        title: "Transactions",
        expression: 'sum(rate(pg_stat_database_xact_commit{datname="debtflow"}[5m]))',
        legend: "committed",
        unit: "ops",
      },
      {
        title: "Rolled back",
        expression: 'sum(rate(pg_stat_database_xact_rollback{datname="debtflow"}[5m]))',
        legend: "rolled back",
        unit: "ops",
      },
      { title: "Size", expression: 'pg_database_size_bytes{datname="debtflow"}', legend: "{{datname}}", unit: "bytes" },
    ],
  },
};
