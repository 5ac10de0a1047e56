import type { AwsLoadBalancerControllerValues } from "../.gen/addon-charts/aws-load-balancer-controller";
import type { Addon } from "./addon";
import { podMonitor } from "./pod-monitor";
import { restrictedContainer, restrictedPod } from "./security";
import { serviceAccountOf } from "./service-account";

const labels = { "app.kubernetes.io/name": "aws-load-balancer-controller" } as const;

/** Load balancers of Ingresses and Services. It goes last: without it nothing deletes them, and they keep the network from going. */
export const loadBalancerController: Addon = {
  isOn: ({ addons }) => addons.loadBalancerController,
  after: [],
  values: (context): AwsLoadBalancerControllerValues => {
    const { environment, clusterName, vpcId, tags } = context;
    return {
      serviceAccount: serviceAccountOf(context, "loadBalancerController"),
      clusterName,
      // Asked for at the instance's metadata otherwise, which pods do not reach.
      region: environment.region,
      vpcId,
      defaultTags: tags,
      replicaCount: 2,
      podDisruptionBudget: { maxUnavailable: 1 },
      // New certificates of the webhooks with every plan otherwise.
      keepTLSSecret: true,
      // It would stand between the cluster and every Service, and no Service could be made while it is away.
      enableServiceMutatorWebhook: false,
      enableShield: false,
      enableWaf: false,
      enableWafv2: false,
      podSecurityContext: { ...restrictedPod, fsGroup: 65534 },
      securityContext: restrictedContainer,
      resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "512Mi" } },
    };
  },
  monitors: [podMonitor("aws-load-balancer-controller", labels, 8080)],
};
