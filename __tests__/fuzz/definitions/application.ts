import { bucket, cache, component, database, internet, secret, type Use } from "../../../application/uses";
import type { Dice } from "../dice";

/** What the environment has for workloads to use. */
export interface Offer {
  readonly databases: readonly string[];
  readonly hasCache: boolean;
  readonly buckets: readonly string[];
  readonly hasIngress: boolean;
  /** Whether somebody can fetch secrets for pods. */
  readonly hasSecrets: boolean;
}

/** An application whose uses are mostly there. */
export function someApplication(dice: Dice, offer: Offer) {
  const images = dice.labels(4, 1);
  const secrets = dice.labels(6);
  const keys = Object.fromEntries(
    secrets.map((name) => [name, [...new Set(dice.labels(3, 1).map((key) => someKey(dice, key)))]]),
  );
  const names = dice.labels(dice.chance(5) ? 40 : 8, 1);
  const kinds = names.map((name) => ({ name, kind: dice.number(0, 9), port: dice.chance(60) }));
  const listening = kinds.filter(({ kind, port }) => kind < 6 && port).map(({ name }) => name);
  const workload = () => {
    const uses = someUses(dice, offer, secrets, listening);
    return {
      image: dice.oneOf(images, "api"),
      uses,
      ...dice.optional({ variables: someVariables(dice, offer, uses, keys), files: someFiles(dice, offer, uses, keys) }),
    };
  };
  const among = (low: number, high: number) => kinds.filter(({ kind }) => kind >= low && kind < high);

  return {
    name: dice.label(),
    namespace: dice.label(),
    images: Object.fromEntries(
      images.map((image) => [image, dice.chance(85) ? { source: "built" } : { source: "public", reference: "nginx:1.29" }]),
    ),
    secrets: Object.fromEntries(
      secrets.map((name) => [
        name,
        dice.chance(50)
          ? { source: "external", keys: keys[name] }
          : {
              source: "generated",
              keys: Object.fromEntries((keys[name] ?? []).map((key) => [key, { length: 32 }])),
            },
      ]),
    ),
    components: Object.fromEntries(
      among(0, 6).map(({ name, port }) => [
        name,
        {
          ...workload(),
          ...(port && dice.optional({ health: dice.one<unknown>(["/", { command: ["true"] }]) }, 20)),
          ...(port && {
            port: dice.number(1, 65535),
            ...(dice.chance(offer.hasIngress ? 40 : 1) && { paths: [`/${name}`], ...(dice.chance(98) && { health: "/" }) }),
          }),
          ...(port && dice.optional({ liveness: dice.one<unknown>(["/alive", { command: ["true"] }]) }, 20)),
          ...(port && dice.optional({ storage: { data: { path: "/data" } } }, 20)),
          ...dice.optional({ singleton: dice.chance(50), command: ["run", name] }),
        },
      ]),
    ),
    jobs: Object.fromEntries(among(6, 8).map(({ name }) => [name, { ...workload(), before: "rollout" }])),
    cronJobs: Object.fromEntries(among(8, 10).map(({ name }) => [name, { ...workload(), schedule: "0 3 * * 0" }])),
  };
}

function someUses(dice: Dice, offer: Offer, secrets: readonly string[], listening: readonly string[]): Use[] {
  return [
    ...dice.some(offer.databases).map((name) => database(name)),
    ...(offer.hasCache && dice.chance(50) ? [cache] : []),
    ...dice.some(offer.buckets, 40).map((name) => bucket(name, dice.one(["read", "write", "read-write"]))),
    ...dice.some(secrets, 40).map(secret),
    ...dice.some(listening, 20).map(component),
    ...(dice.chance(30) ? [internet(443, dice.number(1, 65535))] : []),
    ...(dice.chance(15) ? [internet({ cidrs: ["198.51.100.0/24"], ports: [dice.number(1, 65535)] })] : []),
    // Sometimes what nobody offers.
    ...(dice.chance(1) && dice.chance(20) ? [bucket("nowhere", "read"), secret("nothing")] : []),
  ];
}

type Keys = Readonly<Record<string, readonly string[]>>;

/** Variables from what the workload uses, and sometimes from what it does not. */
function someVariables(dice: Dice, { hasSecrets, hasIngress }: Offer, uses: readonly Use[], keys: Keys): object {
  const sources = [...uses, ...(dice.chance(2) ? [bucket("nowhere", "read")] : [])].flatMap((use): object[] => {
    switch (use.kind) {
      case "database":
        return [
          { from: "database", database: use.database, part: dice.one(["host", "port", "name", "user", "engineVersion"]) },
          ...(hasSecrets ? [{ from: "database", database: use.database, part: "password" }] : []),
        ];
      case "cache":
        return [{ from: "cache", part: dice.one(["host", "port"]) }];
      case "bucket":
        return [{ from: "bucket", bucket: use.bucket }];
      case "component":
        return [{ from: "component", component: use.component, part: dice.one(["host", "port"]) }];
      case "secret":
        return hasSecrets ? [{ from: "secret", secret: use.secret, key: dice.oneOf(keys[use.secret] ?? [], "key") }] : [];
      default:
        return [{ from: "region" }];
    }
  });
  const all = [...sources, ...(hasIngress ? [{ from: "ingress", part: dice.one(["host", "origin", "hosts"]) }] : [])];
  const [first] = sources;
  return {
    LOG_LEVEL: "debug",
    ...Object.fromEntries(dice.some(all).map((source, at) => [`VARIABLE_${at}`, source])),
    ...(first && dice.chance(20) && { URL: { from: "template", text: "a://{one}/b", values: { one: first } } }),
  };
}

function someFiles(dice: Dice, { hasSecrets }: Offer, uses: readonly Use[], keys: Keys): object {
  const secrets = uses.flatMap((use) => (use.kind === "secret" && hasSecrets ? [use.secret] : []));
  return {
    "/etc/app/settings.conf": `$host %{x} ${dice.label()}`,
    ...Object.fromEntries(
      dice
        .some(secrets)
        .map((name) => [`/run/secrets/${name}`, { from: "secret", secret: name, key: dice.oneOf(keys[name] ?? [], "key") }]),
    ),
  };
}

/** Keys of which YAML makes something else where they stand without quotes are among them, and seldom one that cannot be made. */
const someKey = (dice: Dice, key: string) =>
  dice.chance(98) ? dice.one([key, key, key.toUpperCase(), `_${key}`, "0123", "no", "-"]) : `${key}.pem`;

/** Sizes of the workloads, mostly of all. */
export function someWorkloads(
  dice: Dice,
  names: readonly string[],
  singletons: readonly string[],
  stateful: readonly string[],
  /** What can be rolled out in two versions at once. */
  rolling: readonly string[],
  /** Jobs and cron jobs. */
  finite: readonly string[],
): object {
  return Object.fromEntries(
    dice.some(names, dice.chance(95) ? 100 : 50).map((name) => {
      const alone = (singletons.includes(name) || finite.includes(name)) && dice.chance(98);
      const least = dice.number(1, 5);
      return [
        name,
        {
          requests: { cpu: "250m", memory: "256Mi" },
          limits: { cpu: "1", memory: "1Gi" },
          ...(!alone &&
            (dice.chance(30)
              ? { autoscaling: { min: least, max: least + dice.number(0, 9), ...dice.optional({ scaleDown: someRules(dice) }) } }
              : { replicas: least })),
          ...(least > 1 && !alone && dice.chance(30) && { minAvailable: least - 1 }),
          ...(rolling.includes(name) && { rollout: someRollout(dice) }),
          ...dice.optional({ variables: { LOG_LEVEL: "info" }, priorityClass: dice.label() }),
          ...(least > 1 && !alone && dice.optional({ antiAffinity: dice.chance(50) })),
          ...(stateful.includes(name) && { storageGib: { data: dice.number(1, 100) } }),
        },
      ];
    }),
  );
}

const someRules = (dice: Dice) => ({
  stabilizationWindowSeconds: dice.number(0, 3600),
  policies: [{ type: dice.one(["percent", "pods"]), value: dice.number(1, 100), periodSeconds: dice.number(1, 1800) }],
});

const someRollout = (dice: Dice) =>
  dice.one<unknown>([
    "rolling",
    "canary",
    { type: "canary", steps: [{ percent: dice.number(1, 50), minutes: dice.number(1, 10) }] },
    "blue-green",
    { type: "blue-green", promotion: "manual", previewMinutes: dice.number(1, 14) },
  ]);
