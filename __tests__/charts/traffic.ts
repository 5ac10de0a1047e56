import type { Use } from "../../application/uses";
import type { Environment } from "../../environments/schema";
import { mentionedBy, type Passes, type Policy, type Protocol, sends, takes } from "../support/network-policies";
import { Expectations, type Way, type WayTo } from "./expected";
import type { KubernetesObject } from "./helm";
import { inhabitants, type Somebody } from "./world";

/** Where the rendered policies let through what they should not, or do not let through what they should; and the ways that were there. */
export function trafficProblems(
  environment: Environment,
  objects: readonly KubernetesObject[],
): { readonly problems: string[]; readonly ways: ReadonlySet<Way> } {
  const { namespace } = environment.application;
  const policies = objects.flatMap(({ kind, spec }): Policy[] => (kind === "NetworkPolicy" ? [{ namespace, spec }] : []));
  const mentioned = mentionedBy(policies);
  const everybody = inhabitants(environment, objects, mentioned.ranges);
  const questions = questionsOf(environment, mentioned.ports);
  const problems: string[] = [];
  const ways = new Set<Way>();
  const expectations = new Expectations(environment);
  // Each end by itself: what one leaves open by mistake would not show where the other is closed.
  const compare = (what: string, wayTo: WayTo, isOpen: Passes) => {
    for (const [protocol, port] of questions) {
      const way = wayTo(protocol, port);
      if (way !== undefined) {
        ways.add(way);
      }
      if (isOpen(protocol, port) !== (way !== undefined)) {
        problems.push(
          `${what}, ${protocol} ${port}: ${way === undefined ? "is open, and should not be" : `is closed to the ${way}`}`,
        );
      }
    }
  };
  for (const [source, destination] of pairsOf(everybody, namespace)) {
    const names = `${textOf(source)} to ${textOf(destination)}`;
    if (source.pod?.namespace === namespace) {
      compare(`out of ${names}`, expectations.outOf(source, destination), sends(policies, source, destination));
    }
    if (destination.pod?.namespace === namespace) {
      compare(`from ${names}`, expectations.into(destination, source), takes(policies, source, destination));
    }
  }
  return { problems, ways };
}

/** Everybody in the namespace with everybody, both ways. */
function pairsOf(everybody: readonly Somebody[], namespace: string): [Somebody, Somebody][] {
  const isInside = ({ pod }: Somebody) => pod?.namespace === namespace;
  return everybody.flatMap((source) =>
    everybody
      .filter((destination) => source !== destination && (isInside(source) || isInside(destination)))
      .map((destination): [Somebody, Somebody] => [source, destination]),
  );
}

/** Every port that anything is said about, in the definition or in a policy, its neighbours, and some that nobody speaks of. */
function questionsOf({ application }: Environment, mentioned: readonly number[]): [Protocol, number][] {
  const { components, jobs, cronJobs } = application;
  const spoken = [
    ...Object.values(components).flatMap(({ port, metrics }) => [port ?? [], metrics?.port ?? []].flat()),
    ...[components, jobs, cronJobs].flatMap((workloads) =>
      Object.values(workloads).flatMap(({ uses }) => uses.flatMap((use: Use) => (use.kind === "internet" ? use.ports : []))),
    ),
    ...[5432, 6379, 443, 80, 53],
    ...mentioned,
  ];
  const near = spoken.flatMap((port) => [port - 1, port, port + 1]).filter((port) => port >= 1 && port <= 65535);
  const asked = (protocol: Protocol, ports: readonly number[]) =>
    [...new Set(ports)].map((port): [Protocol, number] => [protocol, port]);
  return [...asked("TCP", [...near, 22, 8080]), ...asked("UDP", [53, 54, ...spoken]), ...asked("SCTP", [53, spoken[0] ?? 80])];
}

const textOf = ({ name, address }: Somebody) => `${name} (${address})`;
