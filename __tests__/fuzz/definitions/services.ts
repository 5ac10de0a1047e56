import type { Dice } from "../dice";
import type { Place } from "./network";

export function someRegistry(dice: Dice, production: boolean, hasSecrets: boolean): object {
  if (dice.chance(20)) {
    return { type: "external", prefix: "ghcr.io/owner", ...(hasSecrets && dice.chance(50) && { pullSecret: "registry-login" }) };
  }
  return {
    type: "ecr",
    ...dice.optional({
      repositoryPattern: dice.one([
        "{system}-{image}-{stage}",
        "{image}",
        "{system}/{image}",
        "{stage}.{image}_x",
        "{image}--{stage}",
      ]),
      immutableTags: dice.protection(),
      scanOnPush: dice.protection(),
      keepImages: dice.number(1, 100),
      untaggedDays: dice.number(1, 100),
      customerKey: dice.chance(50),
      pullAccounts: dice.chance(98) ? ["111111111111"] : ["111111111111", "111111111111"],
      forceDelete: dice.exception(production ? 2 : 30),
    }),
  };
}

export function someBackend(dice: Dice, production: boolean): object {
  return dice.one<object>([
    { type: "s3" },
    {
      type: "s3",
      ...dice.optional({
        owner: dice.label(),
        bucket: `${dice.label()}-state`,
        lockTable: `${dice.label()}-lock`,
        lockFile: true,
        disposable: dice.exception(production ? 2 : 30),
      }),
    },
    {
      type: "cloud",
      organization: dice.label(),
      ...dice.optional({ project: dice.label(), hostname: "tfe.example.com" }),
    },
    { type: "local", ...dice.optional({ directory: `.state/${dice.label()}` }) },
  ]);
}

export function someAddons(dice: Dice): object {
  return dice.optional({
    // Most environments cannot do without these.
    loadBalancerController: dice.chance(95),
    metricsServer: dice.chance(95),
    externalSecrets: dice.chance(95),
    reloader: dice.chance(50),
    nodeScaling: dice.one(["cluster-autoscaler", "karpenter", "none"]),
    externalDns: dice.chance(50),
    nginxIngress: dice.chance(50),
    monitoring: dice.optional({
      scrapeSeconds: dice.number(5, 300),
      grafana: {
        ...dice.one([{ path: "/grafana" }, { host: "g.example.com" }]),
        ...(dice.chance(90) ? { openToInternet: { enabled: true, reason: "a reason that is long enough" } } : {}),
        ...(dice.chance(5) && { sourceCidrs: ["10.0.0.0/8"] }),
      },
      postgresExporter: dice.chance(30),
    }),
    logShipping: dice.optional({ retentionDays: dice.logRetention() }),
    argoRollouts: dice.chance(50),
    keda: dice.chance(50),
    argoCd: { repository: "https://github.com/owner/name", path: "deploy", privateRepository: dice.chance(30) },
    velero: dice.optional({ schedule: "0 2 * * *", retentionHours: dice.number(24, 5000), forceDestroy: dice.exception(10) }),
  });
}

/** What proves names and serves them: mostly where there is a zone, or the NGINX controller, and where that is asked for. */
export function someCertificates(dice: Dice, { dns, ingress }: { readonly dns?: unknown; readonly ingress?: unknown }): object {
  const isNginx = (ingress as { controller?: string } | undefined)?.controller === "nginx";
  const certManager = { certManager: { email: dice.email() } };
  return {
    ...((dns !== undefined || isNginx) && dice.optional(certManager)),
    ...(isNginx && dice.chance(95) && { ...certManager, nginxIngress: true }),
    ...(dice.chance(2) && certManager),
  };
}

export const someAlarms = (dice: Dice) => ({
  critical: [dice.email()],
  ...(dice.chance(50) && { warning: [dice.email()], ...dice.optional({ businessHours: { timeZone: "Europe/Berlin" } }) }),
});

/** Everything that an environment can do without. */
export function someServices(dice: Dice, { account }: Place, production: boolean): object {
  const domain = dice.one(["example.com", "app.example.com", `${dice.label()}.example.com`]);
  const host = dice.one([domain, `www.${domain}`, domain]);
  return dice.optional({
    secrets: dice.optional({
      recoveryWindowDays: dice.number(7, 30),
      immediateDeletion: dice.exception(production ? 2 : 30),
      customerKey: dice.chance(50),
    }),
    dns: {
      domain,
      ...dice.optional({
        zone: dice.one(["existing", "new"]),
        certificateNames: dice.chance(95)
          ? dice.one([[host], [domain, `*.${domain}`], [`a.${domain}`, host]])
          : dice.one([["other.org"], [], [domain, domain], [`a.${domain}`]]),
        ownsValidation: dice.chance(90),
      }),
    },
    ingress: {
      host,
      ...(dice.chance(20) && { hosts: { [`www.${host}`]: { redirectTo: dice.chance(95) ? host : domain } } }),
      ...dice.optional({ controller: "nginx", sourceCidrs: ["10.0.0.0/8"] }),
      ...(production && dice.optional({ plainHttp: { enabled: true, reason: "a reason that is long enough" } }, 10)),
    },
    logs: { customerKey: dice.chance(50) },
    pipeline: {
      repository: `${dice.label()}/${dice.label()}`,
      repositoryIds: { owner: dice.number(1, 1e9), repository: dice.number(1, 1e9) },
      refs: dice.chance(95)
        ? dice.one([["refs/heads/main"], ["refs/tags/v*", "refs/heads/main"]])
        : dice.one([["refs/heads/main", "refs/heads/main"], ["refs/heads/a?"]]),
      environment: dice.label(),
      ...(production ? {} : dice.optional({ planEnvironment: dice.label() })),
      ...dice.optional({ providerArn: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` }, 50),
    },
    clusterAccess: dice.one<object>([{ type: "exec" }, { type: "kubeconfig", context: dice.label() }]),
    tags: {
      ...dice.optional({ Team: "payments", "cost-centre": "12:34", long: "x".repeat(dice.number(0, 257)) }),
      ...dice.optional({ commas: "1, 2", "a=b": "c", "": "d" }, 3),
    },
  });
}
