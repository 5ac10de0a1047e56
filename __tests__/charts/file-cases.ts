import type { ApplicationChartValues } from "../../.gen/application-chart";
import { minimal, secretParts, withWeb } from "./values";

const secretStore = { region: "us-east-1" };
const key = "shop/secret";

/** nginx's configuration, as people write it: dollars, braces, quotes and line ends. */
export const nginxConfiguration = `server {\n  listen 8080;\n  location / { try_files $uri "/index.html"; add_header X-A \${host}; }\n}\n`;

/** Values by the feature that they show: files, registries with credentials, the NGINX controller, storage. */
export const fileCases: Readonly<Record<string, ApplicationChartValues>> = {
  "a file of configuration": withWeb({ files: { "/etc/nginx/conf.d/default.conf": nginxConfiguration } }),
  "files of texts and secrets, one by one and as a directory": withWeb(
    {
      ...secretParts,
      secret: {
        sources: { KEY: { key, property: "value" }, tls_key: { key, property: "key" } },
        variables: { KEY: "{{ .KEY }}" },
        files: { "/run/secrets/tls/tls.key": "{{ .tls_key }}", "/etc/app/token": "{{ .KEY }}" },
      },
      files: { "/run/secrets/tls/tls.crt": "CERTIFICATE", "/etc/app/app.ini": "a=1\n", "/etc/other/app.ini": "" },
      directories: ["/run/secrets/tls"],
      writable: [{ path: "/tmp" }],
    },
    { secretStore },
  ),
  "secret files and no variable": withWeb(
    {
      serviceAccount: secretParts.serviceAccount,
      secret: { sources: { a: { key } }, files: { "/run/a": "{{ .a }}" } },
    },
    { secretStore },
  ),
  "a registry with credentials": withWeb(
    {
      serviceAccount: secretParts.serviceAccount,
      registryLogin: { host: "ghcr.io", username: { key, property: "username" }, password: { key, property: "password" } },
    },
    { secretStore },
  ),
  "the NGINX controller": withWeb(
    { port: 80, paths: ["/"] },
    {
      components: {
        web: { ...minimal, port: 80, paths: ["/"] },
        api: {
          ...minimal,
          port: 8000,
          paths: ["/api", "/health"],
          ingressAnnotations: { "nginx.org/client-max-body-size": "20m" },
        },
        worker: minimal,
      },
      ingress: {
        className: "nginx",
        hosts: ["shop.example.com", "origin.example.com"],
        mergeable: true,
        tlsSecretName: "shop-tls",
        certificateIssuer: "letsencrypt",
      },
    },
  ),
  "a database with a volume": withWeb({
    port: 5432,
    volumeClaims: { data: { path: "/var/lib/postgresql/data", size: "20Gi", storageClassName: "gp3" } },
    probes: { readiness: { command: ["pg_isready"] }, liveness: { command: ["pg_isready"] } },
    nodeSelector: { "eks.amazonaws.com/capacityType": "ON_DEMAND" },
  }),
};
