import { certificateNamesOf } from "../../environments/names";
import { environmentWith } from "../support/environments";
import { messageOf } from "../support/messages";

type Changes = Readonly<Record<string, unknown>>;

const api = "api.debtflow.example.com";
const www = "www.debtflow.example.com";
const partner = "partners-reports-and-statements";
const office = ["198.51.100.0/24"];
const hosts = (of: object): Changes => ({ "ingress.hosts": of });
const apiHost = (settings: object = {}) => hosts({ [api]: { routes: { "/": "api" }, ...settings } });
const grafana = (settings: object): Changes => ({ "addons.monitoring": { grafana: settings } });
const nginx = { "ingress.controller": "nginx", "addons.nginxIngress": true, "addons.certManager": { email: "a@example.com" } };

describe("further hosts of an environment", () => {
  it.each<[string, Changes]>([
    ["an API at a host of its own", apiHost()],
    ["a redirect", hosts({ [www]: { redirectTo: "debtflow.example.com" } })],
    ["a redirect to a further host", hosts({ [api]: { routes: { "/": "api" } }, [www]: { redirectTo: api } })],
    ["ranges", apiHost({ sourceCidrs: ["198.51.100.0/24", "203.0.113.7/32", "10.0.0.0/8"] })],
    ["routes behind NGINX", { ...nginx, ...apiHost() }],
    ["a component that has no path at the application's host", { ...apiHost(), "application.components.api.paths": [] }],
  ])("may have %s", (_, changes) => {
    expect(messageOf(changes)).toBe("no problem");
  });

  it.each<[string, Changes, string]>([
    [
      "outside the zone",
      hosts({ "api.example.org": { routes: { "/": "api" } } }),
      'ingress.hosts["api.example.org"]: is not in the zone, got "api.example.org"; allowed: debtflow.example.com, or a name below it',
    ],
    [
      "outside the certificate",
      { ...apiHost(), "dns.certificateNames": ["debtflow.example.com"] },
      `ingress.hosts["${api}"]: is not in the certificate, got "${api}"; allowed: one of debtflow.example.com, or ${api} in dns.certificateNames as well`,
    ],
    [
      "that is the application's",
      hosts({ "debtflow.example.com": { routes: { "/": "api" } } }),
      'ingress.hosts["debtflow.example.com"]: is the application\'s host already, got "debtflow.example.com"; allowed: a host of its own',
    ],
    [
      "that Grafana has as well",
      { ...apiHost(), ...grafana({ host: api, sourceCidrs: office }) },
      `addons.monitoring.grafana.host: is one of ingress.hosts already, got "${api}"`,
    ],
    [
      "of no component",
      hosts({ [api]: { routes: { "/": "apy" } } }),
      `ingress.hosts["${api}"].routes["/"]: is no component, got "apy"; did you mean "api"?`,
    ],
    [
      "of a component without a port",
      hosts({ [api]: { routes: { "/": "worker" } } }),
      `ingress.hosts["${api}"].routes["/"]: leads to a component without a port, got "worker"`,
    ],
    ["without a route", hosts({ [api]: { routes: {} } }), `ingress.hosts["${api}"]: leads nowhere`],
    ["with nothing", hosts({ [api]: {} }), 'leads nowhere, got {}; allowed: routes, such as { "/": "api" }, or redirectTo'],
    ["with routes and a redirect", apiHost({ redirectTo: "debtflow.example.com" }), "redirectTo: has no effect beside routes"],
    [
      "with ranges of a redirect",
      hosts({ [www]: { redirectTo: "debtflow.example.com", sourceCidrs: office } }),
      "sourceCidrs: has no effect: everybody is sent on",
    ],
    [
      "with another one's name in Kubernetes",
      hosts({ "a-b.debtflow.example.com": { routes: { "/": "api" } }, "a.b.debtflow.example.com": { routes: { "/": "api" } } }),
      "has the name of a-b.debtflow.example.com once its dots are hyphens",
    ],
    ["with a range that is none", apiHost({ sourceCidrs: ["10.0.0.0"] }), "sourceCidrs[0]: is not an IPv4 CIDR block"],
    [
      "with a path that ends with a slash",
      hosts({ [api]: { routes: { "/v1/": "api" } } }),
      `routes["/v1/"]: is not a route's path, got "/v1/"; allowed: /, or a path such as /api`,
    ],
    [
      "with a path that no load balancer takes",
      hosts({ [api]: { routes: { "/a%20b": "api" } } }),
      `routes["/a%20b"]: is not a path that a load balancer takes, got "/a%20b"; allowed: a path such as /api: at most 126 letters`,
    ],
    [
      "with a path that is too long for a rule",
      { "application.components.api.paths": [`/${"a".repeat(126)}`] },
      "application.components.api.paths[0]: is not a path that a load balancer takes",
    ],
    ["with a range of the load balancer twice", { "ingress.sourceCidrs": [...office, ...office] }, "ingress.sourceCidrs[1]: "],
    [
      "with half a range of the load balancer",
      { "ingress.sourceCidrs": ["10.0.0.1/8"] },
      'ingress.sourceCidrs[0]: has bits set behind its prefix, got "10.0.0.1/8"; allowed: the first address of the block: 10.0.0.0/8',
    ],
    // Kubernetes, "Annotations": the name, here actions.redirect-<host> and conditions.<service>, has 63 characters at most.
    [
      "that is too long for a redirect",
      hosts({ [`${"w".repeat(26)}.debtflow.example.com`]: { redirectTo: "debtflow.example.com" } }),
      'is too long for a redirect, which is an annotation of Kubernetes, got "wwwwwwwwwwwwwwwwwwwwwwwwww.debtflow.example.com"; allowed: at most 46 characters',
    ],
    [
      "with ranges for a component that is too long",
      {
        ...hosts({ [api]: { routes: { "/": partner }, sourceCidrs: office } }),
        "application.name": "debt-collection-platform",
        [`application.components.${partner}`]: { image: "frontend", port: 8080, health: "/", uses: [] },
        [`workloads.${partner}`]: { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "100m", memory: "128Mi" } },
      },
      `sourceCidrs: are an annotation of Kubernetes by the name of ${partner}'s Service, which is too long for it`,
    ],
    ["that redirects to itself", hosts({ [www]: { redirectTo: www } }), "is no host of the application that answers"],
    [
      "that redirects to a redirect",
      hosts({ [www]: { redirectTo: "w.debtflow.example.com" }, "w.debtflow.example.com": { redirectTo: www } }),
      "is no host of the application that answers",
    ],
    [
      "that redirects behind NGINX",
      { ...nginx, ...hosts({ [www]: { redirectTo: "debtflow.example.com" } }) },
      "redirectTo: is more than the NGINX controller does",
    ],
    [
      "with ranges behind NGINX",
      { ...nginx, ...apiHost({ sourceCidrs: office }) },
      "sourceCidrs: is more than the NGINX controller does",
    ],
    [
      "with ranges that do not reach the load balancer",
      { ...apiHost({ sourceCidrs: office }), "ingress.sourceCidrs": ["10.0.0.0/8"] },
      'sourceCidrs[0]: does not reach the load balancer, got "198.51.100.0/24"; allowed: a range within 10.0.0.0/8',
    ],
    ["with ranges that keep nobody out", apiHost({ sourceCidrs: ["0.0.0.0/0"] }), "sourceCidrs[0]: keeps nobody out"],
    ["with half a range", apiHost({ sourceCidrs: ["198.51.100.1/24"] }), "sourceCidrs[0]: has bits set behind its prefix"],
    // Elastic Load Balancing, quotas: five condition values per rule.
    [
      "with more ranges than a rule holds",
      hosts({
        [api]: { routes: { "/": "api", "/v2": "frontend" }, sourceCidrs: ["10.0.0.0/8", "198.51.100.0/24", "203.0.113.0/24"] },
      }),
      "sourceCidrs: are more ranges than a rule of the load balancer has room for, beside its host and path",
    ],
  ])("are refused: one %s", (_, changes, message) => {
    expect(messageOf(changes)).toContain(message);
  });

  it("leaves one path of a host to one component, a slash at its end or not", () => {
    expect(messageOf({ "application.components.frontend.paths": ["/", "/api/"] })).toContain(
      'components.frontend.paths[1]: is a path of api already, got "/api/"',
    );
  });

  it("are in the certificate, each of them, where nobody names its names", () => {
    const environment = environmentWith({
      ...hosts({ [api]: { routes: { "/": "api" } }, [www]: { redirectTo: "debtflow.example.com" } }),
      ...grafana({ host: "grafana.debtflow.example.com", sourceCidrs: office }),
      "dns.certificateNames": undefined,
    });
    expect(certificateNamesOf(environment)).toEqual(["debtflow.example.com", api, www, "grafana.debtflow.example.com"]);
  });
});

describe("Grafana's login", () => {
  const host = "grafana.debtflow.example.com";
  const openToInternet = { enabled: true, reason: "engineers are on call from anywhere" };

  it.each(["host", "path"])("is open to the Internet by no accident, at its %s", (kind) => {
    const place = kind === "host" ? { host } : { path: "/grafana" };
    expect(messageOf(grafana(place))).toMatch(
      /monitoring\.grafana: is open to the whole Internet, with nothing but a password in front, got .*; allowed: sourceCidrs, or openToInternet/,
    );
    for (const sound of [
      grafana({ ...place, sourceCidrs: office }),
      grafana({ ...place, openToInternet }),
      { ...grafana(place), "ingress.sourceCidrs": office },
      { ...grafana(place), "ingress.scheme": "internal" },
    ]) {
      expect(messageOf(sound)).toBe("no problem");
    }
  });

  it("tells a range that is none by its place", () => {
    expect(messageOf(grafana({ host, sourceCidrs: ["10.0.0.0"] }))).toContain(
      'monitoring.grafana.sourceCidrs[0]: is not an IPv4 CIDR block, got "10.0.0.0"',
    );
  });

  it.each<[object, string]>([
    [{}, "grafana: is nowhere; allowed: a host of its own, or a path of the application's"],
    [{ host, path: "/grafana" }, `grafana: is at two places, got "${host}"`],
  ])("is at one place, and not at %j", (place, message) => {
    expect(messageOf(grafana({ ...place, sourceCidrs: office }))).toContain(message);
  });

  it("is not said to be open where it is not", () => {
    expect(messageOf(grafana({ host, sourceCidrs: office, openToInternet }))).toContain(
      "openToInternet: has no effect: the whole Internet does not reach it",
    );
  });

  it("takes fewer ranges on a path, which is two values of a rule", () => {
    const three = ["10.0.0.0/8", "198.51.100.0/24", "203.0.113.0/24"];
    expect(messageOf(grafana({ path: "/grafana", sourceCidrs: three }))).toContain("allowed: at most 2");
    expect(messageOf(grafana({ host, sourceCidrs: three }))).toBe("no problem");
  });
});

describe("how an ALB asks a component", () => {
  const balancer = (settings: object, of = "api"): Changes => ({ [`application.components.${of}.loadBalancer`]: settings });

  // Document 000, lines 514 to 518.
  it("is what document 000 says", () => {
    const settings = {
      healthPath: "/health",
      intervalSeconds: 15,
      timeoutSeconds: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    };
    expect(messageOf(balancer(settings))).toBe("no problem");
  });

  it("may be a path of its own beside a command of the kubelet's", () => {
    const command = { "application.components.api.health": { command: ["true"] } };
    expect(messageOf({ ...command, ...balancer({ healthPath: "/health/" }) })).toBe("no problem");
  });

  it.each<[string, Changes, string]>([
    [
      "a timeout of an interval",
      balancer({ intervalSeconds: 10, timeoutSeconds: 10 }),
      "timeoutSeconds: is not shorter than the interval, got 10; allowed: fewer than 10, or more intervalSeconds",
    ],
    [
      "an interval of the usual timeout",
      balancer({ intervalSeconds: 5 }),
      "intervalSeconds: is not longer than the timeout, got 5; allowed: more than 5",
    ],
    ["codes that are none", balancer({ successCodes: "500" }), "successCodes: is not a list of codes"],
    ["a range of a range", balancer({ successCodes: "200-299-300" }), "successCodes: is not a list of codes"],
    ["a range downwards", balancer({ successCodes: "299-200" }), "successCodes: has a range that ends before it begins"],
    [
      "requests that outlive their pod",
      balancer({ deregistrationSeconds: 60 }),
      "deregistrationSeconds: is longer than its pods live once they are told to stop, got 60; allowed: at most 45, or more stopSeconds",
    ],
    [
      "a component that nobody reaches",
      balancer({}, "worker"),
      "worker.loadBalancer: has no effect: no request reaches the component from outside",
    ],
    [
      "a controller that is no ALB",
      { ...nginx, ...balancer({ intervalSeconds: 20 }) },
      "no environment of the application has ingress.controller alb",
    ],
  ])("is refused: %s", (_, changes, message) => {
    expect(messageOf(changes)).toContain(message);
  });
});
