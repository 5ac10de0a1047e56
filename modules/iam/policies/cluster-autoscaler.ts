import type { PolicyStatement } from "../../../lib/policy";

/** What the cluster autoscaler may do: resize the node groups of one cluster. Source: Cluster Autoscaler on AWS, IAM policy. */
export function clusterAutoscalerStatements(clusterName: string): PolicyStatement[] {
  return [
    {
      sid: "Look",
      actions: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
      ],
      resources: ["*"],
    },
    {
      sid: "LookAtNodeGroups",
      actions: ["eks:DescribeNodegroup"],
      resources: [`arn:aws:eks:*:*:nodegroup/${clusterName}/*/*`],
    },
    {
      sid: "Resize",
      actions: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
      resources: ["*"],
      // EKS puts this tag on the group behind each of the cluster's node groups.
      conditions: { StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterName}`]: ["owned"] } },
    },
  ];
}
