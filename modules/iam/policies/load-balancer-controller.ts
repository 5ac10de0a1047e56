import policy from "./aws-load-balancer-controller-v3.5.0.json";

/**
 * What the AWS Load Balancer Controller v3.5.0 may do, as its project publishes it.
 * Source: kubernetes-sigs/aws-load-balancer-controller, docs/install/iam_policy.json (Apache-2.0).
 */
export const loadBalancerControllerPolicy: string = JSON.stringify(policy);
