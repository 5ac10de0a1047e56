import { messageOf } from "../support/messages";

const host = "grafana.debtflow.example.com";
const source = { repository: "https://github.com/debtflow/deploy", path: "production" };
const alarms = { critical: ["a@example.com"] };
/** Behind an office's network, unless a place says otherwise. */
const grafana = (place: object) => ({ "addons.monitoring": { grafana: { sourceCidrs: ["198.51.100.0/24"], ...place } } });
const argoCd = (settings: object) => ({ "addons.argoCd": { ...source, ...settings } });

describe("what add-ons need", () => {
  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      "an exporter without a database",
      {
        "addons.monitoring": { postgresExporter: true },
        database: undefined,
        ...Object.fromEntries(
          ["components.api", "components.worker", "jobs.migrate"].map((of) => [`application.${of}.uses`, []]),
        ),
      },
      /addons\.monitoring\.postgresExporter: needs a database, which the environment does not have, got true; allowed: false, or a database section/,
    ],
    [
      "Grafana without its password",
      { "addons.monitoring": {}, "addons.externalSecrets": false },
      /addons\.monitoring: needs External Secrets: Grafana's password is kept in Secrets Manager; allowed: addons\.externalSecrets/,
    ],
    [
      "Argo CD's login without its password",
      { ...argoCd({ host: "argocd.debtflow.example.com" }), "addons.externalSecrets": false },
      /addons\.argoCd\.host: needs External Secrets: its password is kept in Secrets Manager; allowed: addons\.externalSecrets/,
    ],
    [
      "a private repository without its password",
      { ...argoCd({ privateRepository: true }), "addons.externalSecrets": false },
      /addons\.argoCd\.privateRepository: needs External Secrets: its password is kept in Secrets Manager/,
    ],
    [
      "Grafana's path without an ingress",
      { ...grafana({ path: "/grafana" }), ingress: undefined },
      /addons\.monitoring\.grafana\.path: has no load balancer in front, got "\/grafana"; allowed: an ingress section/,
    ],
    [
      "Grafana's host without an ingress",
      { ...grafana({ host }), ingress: undefined },
      /addons\.monitoring\.grafana\.host: has no load balancer in front, got "grafana\.debtflow\.example\.com"/,
    ],
    [
      "a login without TLS",
      { ...argoCd({ host: "argocd.example.com" }), dns: undefined },
      /addons\.argoCd\.host: would take passwords without TLS, got "argocd\.example\.com"; allowed: a dns section, for a certificate/,
    ],
    [
      "a path that a component has",
      { ...grafana({ path: "/api" }) },
      /addons\.monitoring\.grafana\.path: is where the path \/api\S* of api is, got "\/api"; allowed: a path that no component has/,
    ],
    [
      "a host that the certificate does not name",
      { ...grafana({ host }), "dns.certificateNames": ["debtflow.example.com"] },
      /grafana\.host: is not in the certificate, got "grafana\.debtflow\.example\.com"; allowed: one of debtflow\.example\.com, or grafana\.debtflow\.example\.com in dns\.certificateNames as well/,
    ],
    [
      "a host that lies too deep for the wildcard",
      argoCd({ host: "argocd.tools.debtflow.example.com" }),
      /addons\.argoCd\.host: is not in the certificate, got "argocd\.tools\.debtflow\.example\.com"/,
    ],
    [
      "the application's host",
      argoCd({ host: "debtflow.example.com" }),
      /addons\.argoCd\.host: is the application's host already, got "debtflow\.example\.com"; allowed: a host of its own/,
    ],
    [
      "one host for two",
      { "addons.monitoring": { grafana: { host } }, "addons.argoCd": { ...source, host } },
      /addons\.argoCd\.host: is Grafana's host already, got "grafana\.debtflow\.example\.com"; allowed: a host of its own/,
    ],
    [
      "somebody who is told twice",
      { alarms: { ...alarms, warning: ["b@example.com", "b@example.com"] } },
      /alarms\.warning\[1\]: is there twice, got "b@example\.com"/,
    ],
    [
      "business hours through the night",
      { alarms: { ...alarms, businessHours: { timeZone: "UTC", from: "22:00", to: "06:00" } } },
      /alarms\.businessHours\.to: is not after the beginning, got "06:00"; allowed: after 22:00, on the same day/,
    ],
    [
      "backups on no schedule",
      { "addons.velero": { schedule: "every day at two" } },
      /addons\.velero\.schedule: is not a schedule, got "every day at two"; allowed: five cron fields, such as 0 3/,
    ],
  ])("refuses %s", (_, changes, message) => {
    expect(messageOf(changes)).toMatch(message);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["Grafana below the wildcard of the certificate", grafana({ host })],
    ["Grafana on a path", grafana({ path: "/grafana" })],
    [
      "Grafana and Argo CD on hosts behind NGINX",
      {
        ...argoCd({ host: "argocd.debtflow.example.com" }),
        delivery: "argocd",
        "addons.monitoring": { grafana: { host } },
        "ingress.controller": "nginx",
        "ingress.sourceCidrs": ["198.51.100.0/24"],
        "addons.nginxIngress": true,
        "addons.certManager": { email: "a@example.com" },
      },
    ],
    [
      "monitoring without a way in from outside, and nobody told",
      {
        "addons.monitoring": {},
        ingress: undefined,
        "application.images.api.variables": {},
        "application.components.api.paths": [],
        "application.components.frontend.paths": [],
      },
    ],
    ["an exporter", { "addons.monitoring": { postgresExporter: true } }],
  ])("takes %s", (_, changes) => {
    expect(messageOf(changes)).toBe("no problem");
  });
});
