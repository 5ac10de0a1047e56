import type { PolicyStatement } from "../../../lib/policy";

/** What Argo Rollouts may do: see that a load balancer's targets are healthy. Source: Argo Rollouts, AWS TargetGroup IP verification. */
export function argoRolloutsStatements(): PolicyStatement[] {
  return [
    {
      sid: "VerifyTargets",
      actions: [
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeLoadBalancers",
        "elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeRules",
        "elasticloadbalancing:DescribeTags",
        "elasticloadbalancing:DescribeTargetHealth",
      ],
      // Elastic Load Balancing knows no resources for these actions.
      resources: ["*"],
    },
  ];
}
