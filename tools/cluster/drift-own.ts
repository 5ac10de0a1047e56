import type { Manifest } from "./drift";

type Table = Readonly<Record<string, unknown>>;

/** Something in an object that a controller writes over what the release had. */
interface Owned {
  readonly applies: (manifest: Manifest, scaled: ReadonlySet<string>) => boolean;
  /** The manifest with that as it is now. */
  readonly taken: (manifest: Manifest, live: Manifest) => Manifest;
}

const table = (value: unknown): Table => (typeof value === "object" && value !== null ? (value as Table) : {});

const hash = "rollouts-pod-template-hash";
const action = "alb.ingress.kubernetes.io/actions.";

const owned: readonly Owned[] = [
  // An autoscaler sets how many there are.
  {
    applies: ({ kind, metadata }, scaled) => scaled.has(`${kind}/${metadata.name}`),
    taken: (manifest, live) => {
      const { replicas: _, ...spec } = table(manifest.spec);
      const now = table(live.spec).replicas;
      return { ...manifest, spec: { ...spec, ...(now !== undefined && { replicas: now }) } };
    },
  },
  // Argo Rollouts points a Service at one version's pods.
  {
    applies: ({ kind }) => kind === "Service",
    taken: (manifest, live) => {
      const now = table(table(live.spec).selector)[hash];
      const spec = table(manifest.spec);
      return now === undefined
        ? manifest
        : { ...manifest, spec: { ...spec, selector: { ...table(spec.selector), [hash]: now } } };
    },
  },
  // Argo Rollouts shifts an ALB's traffic in annotations.
  {
    applies: ({ kind }) => kind === "Ingress",
    taken: (manifest, live) => {
      const now = Object.entries(live.metadata.annotations ?? {}).filter(([name]) => name.startsWith(action));
      const annotations = { ...manifest.metadata.annotations, ...Object.fromEntries(now) };
      return now.length === 0 ? manifest : { ...manifest, metadata: { ...manifest.metadata, annotations } };
    },
  },
  // Certificates of webhooks are renewed in the cluster.
  {
    applies: ({ kind }) => /^(Validating|Mutating)WebhookConfiguration$/.test(kind),
    taken: (manifest, live) => ({
      ...manifest,
      webhooks: listOf(manifest.webhooks).map((webhook) => {
        const now = listOf(live.webhooks).find(({ name }) => name === webhook.name);
        return withBundle(webhook, table(now?.clientConfig).caBundle);
      }),
    }),
  },
];

const listOf = (value: unknown): readonly Table[] => (Array.isArray(value) ? (value as Table[]) : []);

const withBundle = (webhook: Table, caBundle: unknown): Table =>
  caBundle === undefined ? webhook : { ...webhook, clientConfig: { ...table(webhook.clientConfig), caBundle } };

/** The manifest with what controllers set as it is now; as it stands where the object is gone. */
export function withControllersOwn(manifest: Manifest, live: Manifest | undefined, scaled: ReadonlySet<string>): Manifest {
  return live === undefined
    ? manifest
    : owned.filter(({ applies }) => applies(manifest, scaled)).reduce((before, { taken }) => taken(before, live), manifest);
}

/** What kubectl says is wrong, without warnings before it. */
export const firstError = (stderr: string): string =>
  stderr
    .trim()
    .split("\n")
    .find((line) => !line.startsWith("Warning:")) ?? "no reason given";
