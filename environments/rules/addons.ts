import { contactId } from "../../lib/contacts";
import type { Sections } from "../schema";
import { type Problem, repeated, rule } from "./rule";

type Path = Problem["path"];
type Surroundings = Pick<Sections, "addons" | "ingress" | "dns" | "application">;

const grafanaPath: Path = ["addons", "monitoring", "grafana"];
const argoCdHost: Path = ["addons", "argoCd", "host"];

/** What add-ons need of each other, and of the environment. */
export const addonRules = [
  rule(["addons", "database"], function* ({ addons, database }) {
    const path = ["addons", "monitoring", "postgresExporter"];
    if (!addons.monitoring?.postgresExporter) {
      return;
    }
    if (database === undefined) {
      yield {
        path,
        problem: "needs a database, which the environment does not have",
        given: true,
        allowed: "false, or a database section",
      };
    }
  }),

  rule(["addons"], function* ({ addons: { externalSecrets, monitoring, argoCd } }) {
    const needed: [Path, string, boolean][] = [
      [
        ["addons", "monitoring"],
        "needs External Secrets: Grafana's password is kept in Secrets Manager",
        monitoring !== undefined,
      ],
      [argoCdHost, "needs External Secrets: its password is kept in Secrets Manager", argoCd?.host !== undefined],
      [
        ["addons", "argoCd", "privateRepository"],
        "needs External Secrets: its password is kept in Secrets Manager",
        !!argoCd?.privateRepository,
      ],
    ];
    for (const [path, problem, isNeeded] of needed) {
      if (isNeeded && !externalSecrets) {
        yield { path, problem, allowed: "addons.externalSecrets: true" };
      }
    }
  }),

  rule(["addons", "ingress", "dns", "application"], function* (environment) {
    const { grafana } = environment.addons.monitoring ?? {};
    const { host: argoCd } = environment.addons.argoCd ?? {};
    if (grafana !== undefined && (grafana.host === undefined) === (grafana.path === undefined)) {
      const problem = grafana.host === undefined ? "is nowhere" : "is at two places";
      yield { path: grafanaPath, problem, given: grafana.host, allowed: "a host of its own, or a path of the application's" };
    }
    if (grafana?.path !== undefined) {
      yield* pathProblems(grafana.path, environment);
    }
    if (grafana?.host !== undefined) {
      yield* wayProblems([...grafanaPath, "host"], grafana.host, environment);
    }
    if (argoCd !== undefined) {
      yield* wayProblems(argoCdHost, argoCd, environment);
    }
  }),

  rule(["alarms"], function* ({ alarms }) {
    if (alarms === undefined) {
      return;
    }
    yield* contactProblems(["alarms", "critical"], alarms.critical);
    yield* contactProblems(["alarms", "warning"], alarms.warning);
    const { from, to } = alarms.businessHours;
    if (from >= to) {
      yield {
        path: ["alarms", "businessHours", "to"],
        problem: "is not after the beginning",
        given: to,
        allowed: `after ${from}, on the same day`,
      };
    }
  }),
];

/** Each gets a subscription, whose address in the state has letters, digits, - and _ only. */
function* contactProblems(path: Path, contacts: readonly string[]): Generator<Problem> {
  yield* repeated(path, contacts);
  for (const [at, contact] of contacts.entries()) {
    const other = contacts.slice(0, at).find((one) => one !== contact && contactId(one) === contactId(contact));
    if (other !== undefined) {
      const problem = `differs from ${other} only in characters that Terraform's names do not have`;
      yield { path: [...path, at], problem, given: contact, allowed: "one of the two, or another address" };
    }
  }
}

/** Passwords go through there, by TLS only. That the NGINX controller has certificates is another rule's business. */
function* wayProblems(path: Path, given: string, { ingress, dns }: Surroundings): Generator<Problem> {
  if (ingress === undefined) {
    yield { path, problem: "has no load balancer in front", given, allowed: "an ingress section" };
  } else if (ingress.controller === "alb" && dns === undefined) {
    yield { path, problem: "would take passwords without TLS", given, allowed: "a dns section, for a certificate" };
  }
}

function* pathProblems(path: string, environment: Surroundings): Generator<Problem> {
  const at = [...grafanaPath, "path"];
  yield* wayProblems(at, path, environment);
  for (const [name, { paths }] of Object.entries(environment.application.components)) {
    const taken = paths.find((other) => other === path || other.startsWith(`${path}/`));
    if (taken !== undefined) {
      yield {
        path: at,
        problem: `is where the path ${taken} of ${name} is`,
        given: path,
        allowed: "a path that no component has",
      };
    }
  }
}
