import { messageOf } from "../support/messages";

const nginx = { "ingress.controller": "nginx", "addons.nginxIngress": true, "addons.certManager": { email: "ops@example.com" } };
const group = "cluster.nodeGroups.nodes";

describe("rules on the controllers of a cluster", () => {
  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      "an ALB that nobody makes",
      { "addons.loadBalancerController": false },
      /addons\.loadBalancerController: is off, but the ingress needs it to create its load balancer, got false; allowed: true, or no ingress section/,
    ],
    [
      "an ingress of the NGINX controller that is not there",
      { ...nginx, "addons.nginxIngress": false },
      /ingress\.controller: needs addons\.nginxIngress, which is off, got "nginx"; allowed: alb, or addons\.nginxIngress/,
    ],
    [
      "an NGINX controller without certificates",
      { ...nginx, "addons.certManager": undefined },
      /addons\.certManager: is missing: the NGINX controller's certificates come from it; allowed: an email/,
    ],
    [
      "an NGINX controller behind nothing",
      { ...nginx, "addons.loadBalancerController": false },
      /addons\.nginxIngress: needs the load balancer controller, which is off, got true; allowed: false, or addons\.loadBalancerController/,
    ],
    [
      "a certificate manager that has no way to prove that a host name is yours",
      { "addons.certManager": { email: "ops@example.com" }, dns: undefined },
      /addons\.certManager: has no way to prove that a host name is yours, got .*; allowed: a dns section, .* or an ingress of the controller nginx/,
    ],
    [
      "secrets that reach nobody",
      { "addons.externalSecrets": false },
      /addons\.externalSecrets: is off, but api gets its secrets by it, got false; allowed: true/,
    ],
    [
      "an autoscaler without measurements",
      { "addons.metricsServer": false },
      /addons\.metricsServer: is off, but the autoscaling of api needs what it measures, got false; allowed: true, or no autoscaling/,
    ],
    [
      "Karpenter on one node",
      { "addons.nodeScaling": "karpenter", [`${group}.nodes`]: { min: 1, desired: 1, max: 5 } },
      /addons\.nodeScaling: needs 2 nodes in 2 zones for its own pods, but the node groups keep 1 in 2, got "karpenter"; allowed: node groups/,
    ],
    [
      "Karpenter in one zone",
      { "addons.nodeScaling": "karpenter", [`${group}.zones`]: ["us-east-1a"] },
      /addons\.nodeScaling: needs 2 nodes in 2 zones for its own pods, but the node groups keep 2 in 1/,
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
