import { healthPathOf, routesOf } from "../../application/routes";
import { hostsOf } from "../../environments/hosts";
import type { Environment } from "../../environments/schema";
import type { HostStatus } from "./status-report";

/** What a host is asked, and what counts as an answer of what stands there. */
export interface HostQuestion {
  readonly host: string;
  /** Who answers. */
  readonly leadsTo: readonly string[];
  readonly url: string;
  /** Where a redirect has to lead. @default - it is no redirect: any answer below 400 is a good one */
  readonly location?: string;
}

/** An answer, its headers aside. */
export interface Answer {
  readonly code: number;
  readonly location?: string;
}

/** A question for each host: its component's health, as far as its routes lead there. */
export function hostQuestions(environment: Environment): HostQuestion[] {
  const { application, ingress, dns, addons } = environment;
  const scheme = ingress?.controller === "alb" && dns === undefined ? "http" : "https";
  const routes = routesOf(environment);
  return hostsOf(environment).map(({ host, path: [section] }): HostQuestion => {
    const question = (leadsTo: readonly string[], path: string) => ({ host, leadsTo, url: `${scheme}://${host}${path}` });
    const to = ingress?.hosts[host]?.redirectTo;
    if (to !== undefined) {
      return { ...question([to], "/"), location: `${scheme}://${to}` };
    }
    if (section === "addons") {
      return host === addons.argoCd?.host ? question(["Argo CD"], "/healthz") : question(["Grafana"], "/api/health");
    }
    const here = routes.filter((route) => route.host === host);
    const healthy = here.flatMap(({ component }) => {
      const path = healthPathOf(application.components[component] ?? {});
      return path !== undefined && leading(here, path) === component ? [path] : [];
    });
    const names = [...new Set(here.map(({ component }) => component))];
    const atPath = host === ingress?.host ? addons.monitoring?.grafana?.path : undefined;
    return question([...names, ...(atPath === undefined ? [] : ["Grafana"])], healthy[0] ?? here[0]?.path ?? `${atPath ?? ""}/`);
  });
}

/** The component that a path leads to: by the longest route that it lies below. */
function leading(routes: readonly { readonly path: string; readonly component: string }[], path: string): string | undefined {
  const fitting = routes.filter(({ path: route }) => `${path}/`.startsWith(route.endsWith("/") ? route : `${route}/`));
  return fitting.sort((one, other) => other.path.length - one.path.length)[0]?.component;
}

/** Asks each host once, all at the same time. */
export function askHosts(environment: Environment, ask: (url: string) => Promise<Answer> = overHttp): Promise<HostStatus[]> {
  return Promise.all(
    hostQuestions(environment).map(async ({ host, leadsTo, url, location }): Promise<HostStatus> => {
      const about = { host, leadsTo, url };
      try {
        const answer = await ask(url);
        const isGood = location === undefined ? answer.code < 400 : answer.code === 301 && leadsBelow(answer.location, location);
        return {
          ...about,
          answers: isGood,
          said: `${answer.code}${answer.location === undefined ? "" : ` to ${answer.location}`}`,
        };
      } catch (error) {
        return { ...about, answers: false, said: reasonOf(error) };
      }
    }),
  );
}

/** A load balancer names its port, too. */
function leadsBelow(location: string | undefined, origin: string): boolean {
  return location !== undefined && URL.canParse(location) && new URL(location).origin === new URL(origin).origin;
}

/** What `fetch` says stands in its cause: its own message is the same for everything. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: Error };
  return cause?.message ?? message;
}

const patienceMilliseconds = 10_000;

async function overHttp(url: string): Promise<Answer> {
  const { status, headers } = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(patienceMilliseconds) });
  const location = headers.get("location");
  return { code: status, ...(location !== null && { location }) };
}
