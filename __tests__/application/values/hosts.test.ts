import { nginxIngress } from "../../../addons/nginx-ingress";
import { applicationValues } from "../../../application/values";
import { factsOf } from "../../charts/facts";
import { environmentWith } from "../../support/environments";

const alb = "alb.ingress.kubernetes.io";
const api = "api.debtflow.example.com";
const valuesWith = (changes: Readonly<Record<string, unknown>>) => {
  const environment = environmentWith(changes);
  return applicationValues(environment, factsOf(environment), "workloads");
};
const apart = { "ingress.hosts": { [api]: { routes: { "/": "api" } } }, "application.components.api.paths": [] };

describe("a component at a host of its own", () => {
  const { ingress, components } = valuesWith(apart);

  it("is routed there", () => {
    expect(ingress).toMatchObject({ hosts: ["debtflow.example.com"], ownHosts: { [api]: { routes: { "/": "api" } } } });
    expect(components?.api).not.toHaveProperty("paths");
  });

  it("is asked under that host, and let in, asked and let go like every other behind the load balancer", () => {
    const before = valuesWith({}).components?.api;
    expect(components?.api?.probes?.readiness).toMatchObject({ path: "/health/", host: api });
    expect(components?.api?.network?.ingress).toEqual(before?.network?.ingress);
    expect(components?.api?.serviceAnnotations).toEqual(before?.serviceAnnotations);
    expect(components?.api?.preStopSeconds).toBe(15);
  });

  it("takes requests that name any host of the application, and no redirect's", () => {
    const { components: of } = valuesWith({
      "ingress.hosts": { [api]: { routes: { "/": "api" } }, "www.debtflow.example.com": { redirectTo: "debtflow.example.com" } },
    });
    expect(of?.api?.env).toEqual({ DJANGO_ALLOWED_HOSTS: `debtflow.example.com,${api},$(POD_IP)` });
    expect(of?.api?.config?.CORS_ALLOWED_ORIGINS).toBe("https://debtflow.example.com");
  });

  it("is tested under that host before it takes over", () => {
    const { components: of } = valuesWith({
      ...apart,
      "application.components.api.smoke": ["check"],
      "addons.argoRollouts": true,
      "clusterAccess.type": "exec",
      "workloads.api.rollout": { type: "canary" },
    });
    expect(of?.api?.smoke?.host).toBe(api);
  });
});

it("the NGINX controller reaches a component that answers at a host of its own alone", () => {
  const environment = environmentWith({
    ...apart,
    "ingress.controller": "nginx",
    "addons.nginxIngress": true,
    "addons.certManager": { email: "a@example.com" },
  });
  expect(nginxIngress.network?.(environment).egress?.[0]?.ports).toEqual([80, 8000]);
});

// Document 000, lines 514 to 518.
it("the load balancer asks as document 000 says", () => {
  const { components } = valuesWith({
    "application.components.api.loadBalancer": {
      healthPath: "/health",
      successCodes: "200-299",
      intervalSeconds: 15,
      timeoutSeconds: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
      deregistrationSeconds: 45,
    },
  });
  expect(components?.api?.serviceAnnotations).toEqual({
    [`${alb}/healthcheck-path`]: "/health",
    [`${alb}/success-codes`]: "200-299",
    [`${alb}/healthcheck-interval-seconds`]: "15",
    [`${alb}/healthcheck-timeout-seconds`]: "5",
    [`${alb}/healthy-threshold-count`]: "2",
    [`${alb}/unhealthy-threshold-count`]: "3",
    [`${alb}/target-group-attributes`]: "deregistration_delay.timeout_seconds=45",
  });
});
