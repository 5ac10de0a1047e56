import { callsAwsItself } from "./permissions";
import type { Application } from "./schema";
import type { InternetUse, Use } from "./uses";

/** One way out of a pod that its workload needs; DNS is always open besides. */
export type NetworkNeed =
  | { readonly to: "database" }
  | { readonly to: "cache" }
  | { readonly to: "component"; readonly component: string; readonly port: number }
  /** AWS APIs over TLS: STS, and whatever its role allows. */
  | { readonly to: "aws" }
  | ({ readonly to: "internet" } & InternetUse);

/** Every way out that a workload's uses need, each once. */
export function networkNeedsOf(uses: readonly Use[], application: Application): NetworkNeed[] {
  const ranges = uses.flatMap((use) => (use.kind === "internet" ? [use] : []));
  const ports = ranges.flatMap((range) => (range.cidrs === undefined ? range.ports : []));
  const components = uses.flatMap((use) => (use.kind === "component" ? [use.component] : []));
  return [
    ...(uses.some(({ kind }) => kind === "database") ? [{ to: "database" } as const] : []),
    ...(uses.some(({ kind }) => kind === "cache") ? [{ to: "cache" } as const] : []),
    ...[...new Set(components)].flatMap((component): NetworkNeed[] => {
      const port = application.components[component]?.port;
      return port === undefined ? [] : [{ to: "component", component, port }];
    }),
    ...(callsAwsItself(uses) ? [{ to: "aws" } as const] : []),
    ...(ports.length > 0 ? [{ to: "internet", ports: [...new Set(ports)].sort((a, b) => a - b) } as const] : []),
    ...ranges.flatMap(({ cidrs, ports }) => (cidrs === undefined ? [] : [{ to: "internet", cidrs, ports } as const])),
  ];
}
