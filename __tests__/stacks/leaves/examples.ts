/** Other values of leaves whose own value, changed a little, is none: by the end of their name. */
const others: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [/(grafana|hosts\.\*)(\(\w+\))?\.sourceCidrs\[\]$/, ["198.51.100.192/27"]],
  [/publicCidrs\[\]$|sourceCidrs\[\]$/, ["192.0.2.0/24", "198.51.0.0/16"]],
  [/successCodes$/, ["200-299"]],
  [/redirectTo$/, ["back.shop.example.com"]],
  [/\(internet\)\.cidrs\[\]$/, ["192.0.2.0/24"]],
  [/businessHours\.from$/, ["07:00"]],
  [/businessHours\.to$/, ["19:00"]],
  [/[a-z]Window$/, ["05:00-06:00", "sat:08:00-sat:09:00"]],
  [/endOfSupportAcceptedUntil$/, ["2026-12-31"]],
  [/\.files\.\*\((secret|text)\)$|^workloads\.\*\.variables\.\*\(text\)$/, ["a text"]],
  [/nodeRelease$/, ["1.34.9-20260714"]],
  [/kube-proxy$/, ["v1.34.6-eksbuild.13"]],
  [/addonVersions\./, ["v1.20.4-eksbuild.2"]],
  [/^region$/, ["eu-west-1"]],
  [/timeZone$/, ["Asia/Tokyo"]],
];

/** What a form of a union cannot be without: by the end of its name. */
const needed: readonly (readonly [RegExp, unknown])[] = [
  [/\.reason$/, "another reason that a reviewer can judge"],
  [/\(generated\)\.keys$/, { signing: { length: 30 } }],
  [/\(external\)\.keys$/, ["token"]],
  [/\.reference$/, "registry.example.com/other:8"],
  [/\.ports$/, [443]],
  [/\.access$/, "read"],
  [/\(cache url\)\.database$/, 1],
  [/\.part$/, "host"],
  [/\.text$/, "a text"],
  [/\.values$/, {}],
  [/\.length$|\.replicas$/, 6],
  [/\.url$/, "QUEUE"],
  [/\.start$/, "0 7 * * *"],
  [/\.end$/, "0 19 * * *"],
  [/\.prefix$/, "ghcr.io/other"],
];

export const examples = (name: string): readonly unknown[] => others.find(([end]) => end.test(name))?.[1] ?? [];

export const exampleOf = (name: string): unknown => needed.find(([end]) => end.test(name))?.[1] ?? "example";
