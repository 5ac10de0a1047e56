import type { ApplicationChartValues, Component } from "../../.gen/application-chart";
import { environmentWith } from "../support/environments";
import { featureCases } from "./cases";
import { rolloutGate } from "./delivery-cases";
import { valuesOf } from "./facts";
import { type KubernetesObject, objectOf, refusalOf, render } from "./helm";
import { describeChart } from "./tools";
import { minimal, withWeb } from "./values";

const alb = "alb.ingress.kubernetes.io";
const caseOf = (name: string) => render({ part: "workloads", ...featureCases[name] } as ApplicationChartValues);
const ingresses = (objects: readonly KubernetesObject[]) =>
  objects.filter(({ kind }) => kind === "Ingress").map(({ metadata }) => metadata.name);

/** Host -> path -> where it leads. */
const rulesOf = ({ spec }: KubernetesObject) =>
  Object.fromEntries(
    // biome-ignore lint/suspicious/noExplicitAny: an Ingress' rules as they are
    spec.rules.map(({ host, http }: any) => [
      host,
      // biome-ignore lint/suspicious/noExplicitAny: an Ingress' rules as they are
      http.paths.map(({ path, backend: { service } }: any) => [path, service.name, service.port.number ?? service.port.name]),
    ]),
  );

describeChart("Hosts behind an ALB", () => {
  const objects = caseOf("hosts of their own behind the ALB");

  it("stand in the application's one Ingress, the longest path first", () => {
    expect(rulesOf(objectOf(objects, "Ingress", "shop"))).toEqual({
      "shop.example.com": [["/", "shop-web", 80]],
      "api.example.com": [
        ["/v1", "shop-web", 80],
        ["/", "shop-api", 8000],
      ],
      "www.shop.example.com": [["/", "redirect-www-shop-example-com", "use-annotation"]],
    });
  });

  // AWS Load Balancer Controller, Ingress annotations, "Traffic Routing": an action has the name of the rule's Service.
  it("send on by an action that has the name of what the rule leads to", () => {
    const { annotations } = objectOf(objects, "Ingress", "shop").metadata;
    expect(JSON.parse(annotations?.[`${alb}/actions.redirect-www-shop-example-com`] ?? "")).toEqual({
      type: "redirect",
      redirectConfig: { host: "shop.example.com", statusCode: "HTTP_301" },
    });
    expect(annotations?.[`${alb}/group.name`]).toBe("shop");
  });

  it("have an Ingress to themselves where only some ranges reach them, in the same group, with a condition for each Service", () => {
    expect(ingresses(objects)).toEqual(["shop", "shop-admin-example-com"]);
    const own = objectOf(objects, "Ingress", "shop-admin-example-com");
    expect(rulesOf(own)).toEqual({ "admin.example.com": [["/", "shop-api", 8000]] });
    expect(own.metadata.annotations?.[`${alb}/group.name`]).toBe("shop");
    expect(JSON.parse(own.metadata.annotations?.[`${alb}/conditions.shop-api`] ?? "")).toEqual([
      { field: "source-ip", sourceIpConfig: { values: ["198.51.100.0/24"] } },
    ]);
    expect(Object.keys(objectOf(objects, "Ingress", "shop").metadata.annotations ?? {}).join()).not.toContain("conditions");
  });

  it("share a canary: Argo Rollouts writes the weights into every Ingress that leads to it", () => {
    const canary: Partial<Component> = {
      port: 80,
      replicas: 2,
      paths: ["/"],
      rollout: { canary: { steps: [{ weight: 10, pauseSeconds: 60 }] }, progressDeadlineSeconds: 60, timeoutSeconds: 600 },
    };
    const traffic = (ingress: object) =>
      objectOf(
        render(withWeb(canary, { rolloutGate, ingress: { className: "alb", hosts: ["shop.example.com"], ...ingress } })),
        "Rollout",
        "shop-web",
      ).spec.strategy.canary.trafficRouting.alb;
    expect(traffic({ ownHosts: { "a.example.com": { routes: { "/": "web" } } } })).toMatchObject({ ingress: "shop" });
    const guarded = traffic({ ownHosts: { "a.example.com": { routes: { "/": "web" }, sourceCidrs: ["10.0.0.0/8"] } } });
    expect(guarded.ingresses).toEqual(["shop", "shop-a-example-com"]);
    expect(guarded).not.toHaveProperty("ingress");
  });
});

describeChart("The hosts of an environment", () => {
  const environment = environmentWith({
    "ingress.hosts": {
      "api.debtflow.example.com": { routes: { "/": "api" }, sourceCidrs: ["198.51.100.0/24"] },
      "www.debtflow.example.com": { redirectTo: "debtflow.example.com" },
    },
  });
  const rendered = render(valuesOf(environment, "workloads"));

  // ExternalDNS, Ingress source: a record for the host of each rule.
  it("each stand in a rule, where external-dns finds them", () => {
    const hosts = rendered.filter(({ kind }) => kind === "Ingress").flatMap((one) => Object.keys(rulesOf(one)));
    expect(hosts.sort()).toEqual(["api.debtflow.example.com", "debtflow.example.com", "www.debtflow.example.com"]);
  });

  it("leave the application's Ingress its name, and its rule for the first host", () => {
    const before = objectOf(render(valuesOf(environmentWith({}), "workloads")), "Ingress", "debtflow");
    const after = objectOf(rendered, "Ingress", "debtflow");
    expect(after.spec.rules[0]).toEqual(before.spec.rules[0]);
    expect(after.metadata.annotations).toMatchObject(before.metadata.annotations ?? {});
  });

  it("are behind one load balancer: their Ingresses are of one group, and say the same of it", () => {
    const [shared, own] = rendered.filter(({ kind }) => kind === "Ingress");
    for (const [key, value] of Object.entries(own?.metadata.annotations ?? {}).filter(([one]) => !one.includes("conditions."))) {
      expect(shared?.metadata.annotations).toHaveProperty([key], value);
    }
    expect(own?.metadata.annotations).toHaveProperty([`${alb}/group.name`], "debtflow-production");
  });
});

describeChart("Hosts behind NGINX", () => {
  it("have a master each, and a minion for each component that answers there", () => {
    const objects = caseOf("hosts of their own behind NGINX");
    expect(ingresses(objects)).toEqual(["shop", "shop-web", "shop-api-example-com", "shop-api-api-example-com"]);
    expect(rulesOf(objectOf(objects, "Ingress", "shop-api-api-example-com"))).toEqual({
      "api.example.com": [["/", "shop-api", 8000]],
    });
    const certificate = objectOf(objects, "Certificate", "shop-tls-api-example-com");
    expect(certificate.spec.dnsNames).toEqual(["api.example.com"]);
    expect(objectOf(objects, "Ingress", "shop-api-example-com").spec.tls).toEqual([
      { hosts: ["api.example.com"], secretName: "shop-tls-api-example-com" },
    ]);
  });
});

describeChart("A host", () => {
  const refusal = (ownHosts: object, className = "alb", web: Partial<Component> = { port: 80, paths: ["/"] }) =>
    refusalOf({ ...withWeb(web), ingress: { className, hosts: ["shop.example.com"], ownHosts } });

  it.each<[string, string, string]>([
    [
      "with every path and routes of its own",
      refusal({ "shop.example.com": { routes: { "/": "web" } } }),
      "is one of ingress.hosts",
    ],
    ["of nobody", refusal({ "a.example.com": { routes: { "/": "wep" } } }), 'leads to no component with a port, got "wep"'],
    ["that leads nowhere", refusal({ "a.example.com": {} }), "ownHosts"],
    [
      "with another one's name in Kubernetes",
      refusal({ "a-b.example.com": { routes: { "/": "web" } }, "a.b.example.com": { routes: { "/": "web" } } }),
      "has the name of another host or a component, once its dots are hyphens",
    ],
    ["that redirects to nobody", refusal({ "a.example.com": { redirectTo: "b.example.com" } }), "is no host that answers"],
    [
      "that redirects without an ALB",
      refusal({ "a.example.com": { redirectTo: "shop.example.com" } }, "nginx"),
      "needs className alb",
    ],
    [
      "with ranges without an ALB",
      refusal({ "a.example.com": { routes: { "/": "web" }, sourceCidrs: ["10.0.0.0/8"] } }, "nginx"),
      "sourceCidrs: needs className alb",
    ],
    [
      "of a component without a port",
      refusal({ "a.example.com": { routes: { "/": "web" } } }, "alb", minimal),
      "leads to no component with a port",
    ],
  ])("%s is refused", (_, said, why) => {
    expect(said).toContain(why);
  });
});
