import type { Sections } from "./schema";

/** A host that answers from outside, and the setting that says so. */
export interface StatedHost {
  readonly host: string;
  readonly path: readonly string[];
  /** What answers there, as in "is ... already". */
  readonly owner: string;
}

/** What says so; a section that is not valid is left out. */
interface Stating {
  readonly ingress?: Sections["ingress"];
  readonly addons?: Sections["addons"] | undefined;
}

/** Every host of an environment: the application's, its further ones, and those of web interfaces. */
export function hostsOf({ ingress, addons }: Stating): StatedHost[] {
  const grafana = addons?.monitoring?.grafana?.host;
  const argoCd = addons?.argoCd?.host;
  return [
    ...(ingress === undefined
      ? []
      : [
          { host: ingress.host, path: ["ingress", "host"], owner: "the application's host" },
          ...Object.keys(ingress.hosts).map((host) => ({
            host,
            path: ["ingress", "hosts", host],
            owner: "one of ingress.hosts",
          })),
        ]),
    ...(grafana === undefined
      ? []
      : [{ host: grafana, path: ["addons", "monitoring", "grafana", "host"], owner: "Grafana's host" }]),
    ...(argoCd === undefined ? [] : [{ host: argoCd, path: ["addons", "argoCd", "host"], owner: "Argo CD's host" }]),
  ];
}
