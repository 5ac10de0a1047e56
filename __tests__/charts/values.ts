import type { ApplicationChartValues, Component } from "../../.gen/application-chart";

/** The least that a component says. */
export const minimal: Component = {
  image: "web",
  user: 1000,
  resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "100m", memory: "128Mi" } },
};

/** An application of one component, `web`, with these settings. */
export function withWeb(web: Partial<Component>, rest: Partial<ApplicationChartValues> = {}): ApplicationChartValues {
  return {
    part: "all",
    name: "shop",
    images: { web: { repository: "registry.example.com/web", tag: "1.2.3" } },
    components: { web: { ...minimal, ...web } },
    ...rest,
  };
}

/** A secret with one variable, and what it takes to read it. */
export const secretParts = {
  secret: { sources: { KEY: { key: "shop/key", property: "value" } }, variables: { KEY: "{{ .KEY }}" } },
  serviceAccount: { roleArn: "arn:aws:iam::123456789012:role/shop-web" },
} as const satisfies Partial<Component>;
