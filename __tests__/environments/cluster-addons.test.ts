import { messageOf } from "../support/messages";

const nginx = { "ingress.controller": "nginx", "addons.nginxIngress": true, "addons.certManager": { email: "ops@example.com" } };
const group = "cluster.nodeGroups.nodes";

describe("rules on the controllers of a cluster", () => {
  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      "an ALB that nobody makes",
      { "addons.loadBalancerController": false },
      /addons\.loadBalancerController: is who makes the ingress' load balancer, got false; allowed: true, or no ingress section/,
    ],
    [
      "an ingress of the NGINX controller that is not there",
      { ...nginx, "addons.nginxIngress": false },
      /ingress\.controller: is not installed, got "nginx"; allowed: alb, or addons\.nginxIngress/,
    ],
    [
      "an NGINX controller without certificates",
      { ...nginx, "addons.certManager": undefined },
      /addons\.certManager: is missing: the NGINX controller's certificates come from it; allowed: an email/,
    ],
    [
      "an NGINX controller behind nothing",
      { ...nginx, "addons.loadBalancerController": false },
      /addons\.nginxIngress: stands behind a load balancer that nobody makes, got true; allowed: false, or addons\.loadBalancerController/,
    ],
    [
      "a certificate manager that can prove no name",
      { "addons.certManager": { email: "ops@example.com" }, dns: undefined },
      /addons\.certManager: can prove no name, got .*; allowed: a dns section, .* or an ingress of the controller nginx/,
    ],
    [
      "secrets that reach nobody",
      { "addons.externalSecrets": false },
      /addons\.externalSecrets: is how api gets its secrets, got false; allowed: true/,
    ],
    [
      "an autoscaler without measurements",
      { "addons.metricsServer": false },
      /addons\.metricsServer: measures what api is scaled by, got false; allowed: true, or no autoscaling/,
    ],
    [
      "Karpenter on one node",
      { "addons.nodeScaling": "karpenter", [`${group}.nodes`]: { min: 1, desired: 1, max: 5 } },
      /addons\.nodeScaling: runs on nodes of its own in 2 zones, and the node groups keep 1 in 2, got "karpenter"; allowed: node groups/,
    ],
    [
      "Karpenter in one zone",
      { "addons.nodeScaling": "karpenter", [`${group}.zones`]: ["us-east-1a"] },
      /addons\.nodeScaling: runs on nodes of its own in 2 zones, and the node groups keep 2 in 1/,
    ],
  ])("refuse %s", (_, changes, message) => {
    expect(messageOf(changes)).toMatch(message);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["an NGINX controller with certificates", nginx],
    ["one that proves names itself", { ...nginx, dns: undefined }],
    ["Karpenter on two nodes in two zones", { "addons.nodeScaling": "karpenter" }],
    ["no load balancer where nothing comes in", { "addons.loadBalancerController": false, ingress: undefined }],
    ["no measurements where nothing is scaled", { "addons.metricsServer": false, "workloads.api.autoscaling": undefined }],
  ])("let %s pass", (_, changes) => {
    const message = messageOf(changes);
    expect(message.split("\n").filter((line) => line.includes("addons") || line.includes("ingress.controller"))).toEqual([]);
  });
});
