import { answeringHosts, type HostSettings } from "../../application/routes";
import { objectName } from "../../application/workloads";
import { contains, parseCidr } from "../../lib/cidr";
import { covers } from "../../lib/domain-name";
import { hostsOf } from "../hosts";
import { certificateNamesOf } from "../names";
import type { Sections } from "../schema";
import { notAmong, type Problem, repeated, rule } from "./rule";

type Path = Problem["path"];
type Ingress = NonNullable<Sections["ingress"]>;

const everywhere = "0.0.0.0/0";

/** Values of a load balancer's rule: its host, its paths and its ranges together. Source: Elastic Load Balancing, "Quotas for your Application Load Balancers". */
const valuesPerRule = 5;

/** Characters of an annotation's name, its prefix aside. Source: Kubernetes, "Annotations"; kubernetes-sigs/aws-load-balancer-controller#3507. */
const longestAnnotation = 63;

/** Which hosts an environment may have, and what may stand there. */
export const hostRules = [
  rule(["ingress"], function* ({ ingress }) {
    yield* repeated(["ingress", "sourceCidrs"], ingress?.sourceCidrs ?? []);
  }),

  rule(["ingress", "addons", "dns"], function* ({ ingress, addons, dns }) {
    const hosts = hostsOf({ ingress, addons });
    const names = certificateNamesOf({ dns, ingress, addons });
    for (const [at, { host, path }] of hosts.entries()) {
      const other = hosts.slice(0, at).find((one) => one.host === host);
      if (other !== undefined) {
        yield { path, problem: `is ${other.owner} already`, given: host, allowed: "a host of its own" };
      } else if (dns !== undefined && host !== dns.domain && !host.endsWith(`.${dns.domain}`)) {
        yield { path, problem: "is not in the zone", given: host, allowed: `${dns.domain}, or a name below it` };
      } else if (dns?.certificateNames !== undefined && ingress?.controller === "alb" && !covers(names, host)) {
        yield {
          path,
          problem: "is not in the certificate",
          given: host,
          allowed: `one of ${names.join(", ")}, or ${host} in dns.certificateNames as well`,
        };
      }
    }
  }),

  rule(["ingress", "application"], function* ({ ingress, application }) {
    const components = Object.keys(application.components);
    for (const [host, { routes = {} }] of Object.entries(ingress?.hosts ?? {})) {
      for (const [path, name] of Object.entries(routes)) {
        const at = ["ingress", "hosts", host, "routes", path];
        yield* notAmong(at, "is no component", name, components);
        if (components.includes(name) && application.components[name]?.port === undefined) {
          yield { path: at, problem: "leads to a component without a port", given: name, allowed: "a component with a port" };
        }
      }
    }
  }),

  rule(["ingress"], function* ({ ingress }) {
    for (const [host, settings] of Object.entries(ingress?.hosts ?? {})) {
      yield* settingsProblems(["ingress", "hosts", host], settings);
      const { redirectTo } = settings;
      const path = ["ingress", "hosts", host, "redirectTo"];
      if (ingress?.controller === "nginx" && redirectTo !== undefined) {
        const problem =
          "is more than the NGINX controller does: it redirects by snippets of its configuration alone, which are off";
        yield { path, problem, given: redirectTo, allowed: "ingress.controller: alb" };
      } else if (redirectTo !== undefined) {
        yield* notAmong(path, "is no host of the application that answers", redirectTo, answeringHosts({ ingress }));
      }
    }
  }),

  // What belongs to a host alone is named like it in Kubernetes, whose names have no dots.
  rule(["ingress", "application"], function* ({ ingress, application }) {
    const hosts = Object.keys(ingress?.hosts ?? {});
    for (const [at, host] of hosts.entries()) {
      const name = host.replaceAll(".", "-");
      const other = [...hosts.slice(0, at), ...Object.keys(application.components)].find(
        (one) => one.replaceAll(".", "-") === name,
      );
      if (other !== undefined) {
        const problem = `has the name of ${other} once its dots are hyphens`;
        yield { path: ["ingress", "hosts", host], problem, given: host, allowed: "another host" };
      }
    }
  }),

  // A redirect is the annotation `actions.redirect-<host>` of the Ingress, and ranges are `conditions.<service>`.
  rule(["ingress", "application"], function* ({ ingress, application }) {
    for (const [host, { routes = {}, redirectTo, sourceCidrs }] of Object.entries(ingress?.hosts ?? {})) {
      const longestHost = longestAnnotation - "actions.redirect-".length;
      if (redirectTo !== undefined && host.length > longestHost) {
        const problem = "is too long for a redirect, which is an annotation of Kubernetes";
        yield { path: ["ingress", "hosts", host], problem, given: host, allowed: `at most ${longestHost} characters` };
      }
      const longestService = longestAnnotation - "conditions.".length;
      const tooLong = Object.values(routes).find((name) => objectName(application, name).length > longestService);
      if (sourceCidrs !== undefined && tooLong !== undefined) {
        yield {
          path: ["ingress", "hosts", host, "sourceCidrs"],
          problem: `are an annotation of Kubernetes by the name of ${tooLong}'s Service, which is too long for it`,
          given: objectName(application, tooLong),
          allowed: `at most ${longestService} characters, or ingress.sourceCidrs`,
        };
      }
    }
  }),

  rule(["ingress", "addons"], function* ({ ingress, addons }) {
    const grafana = addons.monitoring?.grafana;
    const guarded = [
      ...Object.entries(ingress?.hosts ?? {}).flatMap(([host, settings]) => guardOf(host, settings)),
      ...(grafana?.sourceCidrs
        ? [
            {
              path: ["addons", "monitoring", "grafana", "sourceCidrs"],
              sourceCidrs: grafana.sourceCidrs,
              places: [grafana.path ?? "/"],
            },
          ]
        : []),
    ];
    for (const guard of guarded) {
      yield* guardProblems(guard, ingress);
    }
  }),

  rule(["ingress", "addons"], function* ({ ingress, addons }) {
    const grafana = addons.monitoring?.grafana;
    if (grafana === undefined || ingress === undefined) {
      return;
    }
    const path = ["addons", "monitoring", "grafana"];
    const isOpen =
      ingress.scheme === "internet-facing" && ingress.sourceCidrs.includes(everywhere) && grafana.sourceCidrs === undefined;
    if (isOpen && !grafana.openToInternet.enabled) {
      yield {
        path,
        problem: "is open to the whole Internet, with nothing but a password in front",
        given: grafana.host ?? grafana.path,
        allowed: `${ingress.controller === "alb" ? "sourceCidrs" : "ingress.sourceCidrs"}, or openToInternet: { enabled: true, reason: "..." }`,
      };
    } else if (!isOpen && grafana.openToInternet.enabled) {
      yield {
        path: [...path, "openToInternet"],
        problem: "has no effect: the whole Internet does not reach it",
        given: grafana.openToInternet,
        allowed: "nothing, or an internet-facing ingress that everybody reaches",
      };
    }
  }),
];

interface Guard {
  readonly path: Path;
  readonly sourceCidrs: readonly string[];
  /** Paths that they guard. */
  readonly places: readonly string[];
}

function guardOf(host: string, { routes = {}, sourceCidrs }: HostSettings): Guard[] {
  return sourceCidrs === undefined
    ? []
    : [{ path: ["ingress", "hosts", host, "sourceCidrs"], sourceCidrs, places: Object.keys(routes) }];
}

/** A host has routes, or a redirect that everybody is told of. */
function* settingsProblems(path: Path, settings: HostSettings): Generator<Problem> {
  const { routes = {}, redirectTo, sourceCidrs } = settings;
  if (Object.keys(routes).length === 0 && redirectTo === undefined) {
    yield { path, problem: "leads nowhere", given: settings, allowed: 'routes, such as { "/": "api" }, or redirectTo' };
  } else if (redirectTo !== undefined && settings.routes !== undefined) {
    const problem = "has no effect beside routes";
    yield { path: [...path, "redirectTo"], problem, given: redirectTo, allowed: "nothing, or no routes" };
  } else if (redirectTo !== undefined && sourceCidrs !== undefined) {
    const problem = "has no effect: everybody is sent on";
    yield { path: [...path, "sourceCidrs"], problem, given: sourceCidrs, allowed: "nothing, or routes in place of redirectTo" };
  }
}

/** Ranges that the load balancer's rules cannot hold, or that guard nothing. */
function* guardProblems({ path, sourceCidrs, places }: Guard, ingress: Ingress | undefined): Generator<Problem> {
  if (ingress === undefined) {
    return;
  }
  if (ingress.controller === "nginx") {
    const problem = "is more than the NGINX controller does: its load balancer has one list for all hosts";
    yield { path, problem, given: sourceCidrs, allowed: "ingress.sourceCidrs, or ingress.controller: alb" };
    return;
  }
  yield* repeated(path, sourceCidrs);
  // A path other than / is two values: itself, and all below.
  const room = valuesPerRule - 1 - Math.max(1, ...places.map((place) => (place === "/" ? 1 : 2)));
  if (sourceCidrs.length > room) {
    const problem = "are more ranges than a rule of the load balancer has room for, beside its host and path";
    yield { path, problem, given: sourceCidrs, allowed: `at most ${room}, or fewer that are larger` };
  }
  const reachable = ingress.sourceCidrs.map(parseCidr);
  for (const [at, cidr] of sourceCidrs.entries()) {
    const block = parseCidr(cidr);
    if (block.prefix === 0) {
      yield {
        path: [...path, at],
        problem: "keeps nobody out",
        given: cidr,
        allowed: "ranges that are yours, or no sourceCidrs",
      };
    } else if (!reachable.some((outer) => contains(outer, block))) {
      yield {
        path: [...path, at],
        problem: "does not reach the load balancer",
        given: cidr,
        allowed: `a range within ${ingress.sourceCidrs.join(", ")}, or it in ingress.sourceCidrs as well`,
      };
    }
  }
}
