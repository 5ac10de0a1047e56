import type { ApplicationDefinition } from "../../application/schema";
import { bucket, cache, database, internet, secret } from "../../application/uses";

const django = [database("debtflow"), cache, secret("django")] as const;

/** DebtFlow, a debt collection platform: Django and Celery behind a React front end (document 004). */
export const debtflow: ApplicationDefinition = {
  name: "debtflow",
  namespace: "debtflow",
  images: { api: { source: "built" }, frontend: { source: "built" } },
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
      uses: [...django, secret("stripe"), bucket("files", "read-write"), internet(443)],
    },
    worker: {
      image: "api",
      command: ["celery", "-A", "config.celery", "worker"],
      uses: [...django, secret("stripe"), secret("sftp"), bucket("files", "read-write"), internet(443, 22)],
    },
    beat: { image: "api", command: ["celery", "-A", "config.celery", "beat"], singleton: true, uses: django },
    frontend: { image: "frontend", port: 80, paths: ["/"], uses: [] },
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
