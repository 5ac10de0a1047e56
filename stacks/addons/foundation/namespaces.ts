import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { addonsOf, catalogue } from "../../../addons";
import type { Environment } from "../../../environments/schema";
import { namespaces } from "../../../lib/cluster-names";
import { Construct } from "../../../lib/terraform";

/** Levels of the Pod Security Standards, strictest first. */
type PodSecurity = "restricted" | "baseline" | "privileged";

/** The strictest level that everything in a namespace passes; `restricted` where it says nothing. */
const podSecurity: Readonly<Record<string, PodSecurity>> = {};

/** The namespace of every add-on that is on, and of the application, by name. kube-system is there already. */
export function addNamespaces(scope: Construct, environment: Environment): Readonly<Record<string, NamespaceV1>> {
  const { application } = environment;
  const parent = new Construct(scope, "namespace");
  const names = namespacesOf(environment);
  return Object.fromEntries(
    [...names, application.namespace].map((name) => [
      name,
      new NamespaceV1(parent, name, {
        metadata: {
          name,
          labels: { ...podSecurityLabels(name), ...(name === application.namespace && applicationLabels(environment)) },
        },
      }),
    ]),
  );
}

/** Namespaces of the add-ons that are on, but for kube-system. */
export function namespacesOf(environment: Environment): string[] {
  const used = addonsOf(environment).map(([name]) => catalogue[name].namespace);
  return [...new Set<string>(used)].filter((name) => name !== namespaces.system).sort();
}

function podSecurityLabels(name: string): Readonly<Record<string, string>> {
  const level = podSecurity[name] ?? "restricted";
  return Object.fromEntries(["enforce", "audit", "warn"].map((mode) => [`pod-security.kubernetes.io/${mode}`, level]));
}

/** A pod counts as ready once the load balancer sends requests to it. */
const applicationLabels = ({ ingress }: Environment): Readonly<Record<string, string>> =>
  ingress?.controller === "alb" ? { "elbv2.k8s.aws/pod-readiness-gate-inject": "enabled" } : {};
