import type { ArgoRolloutsValues } from "../.gen/addon-charts/argo-rollouts";
import { priorityClasses } from "../lib/cluster-names";
import type { Addon } from "./addon";
import { serviceAccountOf } from "./service-account";

const metricsPort = 8090;

/** New versions step by step, and back by themselves when they fail. */
export const argoRollouts: Addon = {
  isOn: ({ addons }) => addons.argoRollouts,
  // Its ServiceMonitor fails where there is no Prometheus operator yet.
  after: ["monitoring"],
  network: () => ({ metricsPorts: [metricsPort] }),
  values: (context): ArgoRolloutsValues => {
    const { addons, ingress } = context.environment;
    const isMonitored = addons.monitoring !== undefined;
    return {
      serviceAccount: serviceAccountOf(context, "argoRollouts"),
      controller: {
        replicas: 2,
        pdb: { enabled: true, minAvailable: 1 },
        priorityClassName: priorityClasses.dispensable,
        resources: { requests: { cpu: "50m", memory: "96Mi" }, limits: { memory: "512Mi" } },
        // Old pods go only after the load balancer sees the new ones as healthy.
        awsVerifyTargetGroup: addons.loadBalancerController && ingress?.controller === "alb",
        metrics: { enabled: isMonitored, serviceMonitor: { enabled: isMonitored } },
      },
      // Of everything that could steer traffic, what a cluster of ours has.
      providerRBAC: {
        providers: {
          istio: false,
          smi: false,
          ambassador: false,
          awsLoadBalancerController: true,
          awsAppMesh: false,
          traefik: false,
          apisix: false,
          contour: false,
          glooPlatform: false,
          gatewayAPI: false,
        },
      },
    };
  },
};
