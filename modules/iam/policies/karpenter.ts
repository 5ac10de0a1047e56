import type { PolicyStatement } from "../../../lib/policy";

export interface KarpenterTargets {
  readonly clusterName: string;
  readonly clusterArn: string;
  /** Region of the cluster, such as `us-east-1`. */
  readonly region: string;
  /** Account of the cluster (12 digits). */
  readonly account: string;
  /** Role that the nodes run under. */
  readonly nodeRoleArn: string;
  /** Queue of interruption notices. */
  readonly queueArn: string;
}

/** What Karpenter 1.14 may do: its own cluster's nodes, known by their tags. Source: Karpenter, CloudFormation reference. */
export function karpenterStatements(targets: KarpenterTargets): PolicyStatement[] {
  return [...launch(targets), ...instanceProfiles(targets), ...look(targets)];
}

function launch({ clusterName, region }: KarpenterTargets): PolicyStatement[] {
  const ofRegion = (kind: string) => `arn:aws:ec2:${region}:*:${kind}/*`;
  const image = (kind: string) => `arn:aws:ec2:${region}::${kind}/*`;
  const created = ["fleet", "instance", "volume", "network-interface", "launch-template", "spot-instances-request"].map(ofRegion);
  const own = {
    StringEquals: { [`aws:ResourceTag/kubernetes.io/cluster/${clusterName}`]: ["owned"] },
    StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": ["*"] },
  };
  const tagged = {
    [`aws:RequestTag/kubernetes.io/cluster/${clusterName}`]: ["owned"],
    "aws:RequestTag/eks:eks-cluster-name": [clusterName],
  };
  const pooled = { "aws:RequestTag/karpenter.sh/nodepool": ["*"] };
  return [
    {
      sid: "LaunchFrom",
      actions: ["ec2:RunInstances", "ec2:CreateFleet"],
      resources: [
        ...["image", "snapshot"].map(image),
        ...["security-group", "subnet", "capacity-reservation", "placement-group"].map(ofRegion),
      ],
    },
    {
      sid: "LaunchFromOwnTemplates",
      actions: ["ec2:RunInstances", "ec2:CreateFleet"],
      resources: [ofRegion("launch-template")],
      conditions: own,
    },
    {
      sid: "LaunchTagged",
      actions: ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"],
      resources: created,
      conditions: { StringEquals: tagged, StringLike: pooled },
    },
    {
      sid: "TagWhatIsLaunched",
      actions: ["ec2:CreateTags"],
      resources: created,
      conditions: {
        StringEquals: { ...tagged, "ec2:CreateAction": ["RunInstances", "CreateFleet", "CreateLaunchTemplate"] },
        StringLike: pooled,
      },
    },
    {
      sid: "TagOwnInstances",
      actions: ["ec2:CreateTags"],
      resources: [ofRegion("instance")],
      conditions: {
        ...own,
        StringEqualsIfExists: { "aws:RequestTag/eks:eks-cluster-name": [clusterName] },
        "ForAllValues:StringEquals": { "aws:TagKeys": ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"] },
      },
    },
    {
      sid: "RemoveOwn",
      actions: ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
      resources: ["instance", "launch-template"].map(ofRegion),
      conditions: own,
    },
  ];
}

function instanceProfiles({ clusterName, region, account, nodeRoleArn }: KarpenterTargets): PolicyStatement[] {
  const profiles = [`arn:aws:iam::${account}:instance-profile/*`];
  const own = {
    [`aws:ResourceTag/kubernetes.io/cluster/${clusterName}`]: ["owned"],
    "aws:ResourceTag/topology.kubernetes.io/region": [region],
  };
  const tagged = {
    [`aws:RequestTag/kubernetes.io/cluster/${clusterName}`]: ["owned"],
    "aws:RequestTag/eks:eks-cluster-name": [clusterName],
    "aws:RequestTag/topology.kubernetes.io/region": [region],
  };
  const ownClass = { "aws:ResourceTag/karpenter.k8s.aws/ec2nodeclass": ["*"] };
  const taggedClass = { "aws:RequestTag/karpenter.k8s.aws/ec2nodeclass": ["*"] };
  return [
    {
      sid: "PassNodeRole",
      actions: ["iam:PassRole"],
      resources: [nodeRoleArn],
      conditions: { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com"] } },
    },
    {
      sid: "CreateProfiles",
      actions: ["iam:CreateInstanceProfile"],
      resources: profiles,
      conditions: { StringEquals: tagged, StringLike: taggedClass },
    },
    {
      sid: "TagOwnProfiles",
      actions: ["iam:TagInstanceProfile"],
      resources: profiles,
      conditions: { StringEquals: { ...own, ...tagged }, StringLike: { ...ownClass, ...taggedClass } },
    },
    {
      sid: "ChangeOwnProfiles",
      actions: ["iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile"],
      resources: profiles,
      conditions: { StringEquals: own, StringLike: ownClass },
    },
    { sid: "ReadProfiles", actions: ["iam:GetInstanceProfile"], resources: profiles },
    { sid: "ListProfiles", actions: ["iam:ListInstanceProfiles"], resources: ["*"] },
  ];
}

function look({ clusterArn, region, queueArn }: KarpenterTargets): PolicyStatement[] {
  const described = [
    "CapacityReservations",
    "Images",
    "Instances",
    "InstanceStatus",
    "InstanceTypeOfferings",
    "InstanceTypes",
    "LaunchTemplates",
    "PlacementGroups",
    "SecurityGroups",
    "SpotPriceHistory",
    "Subnets",
  ];
  return [
    { sid: "FindCluster", actions: ["eks:DescribeCluster"], resources: [clusterArn] },
    {
      sid: "TakeInterruptions",
      actions: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
      resources: [queueArn],
    },
    {
      sid: "LookAtRegion",
      actions: described.map((kind) => `ec2:Describe${kind}`),
      resources: ["*"],
      conditions: { StringEquals: { "aws:RequestedRegion": [region] } },
    },
    { sid: "FindImages", actions: ["ssm:GetParameter"], resources: [`arn:aws:ssm:${region}::parameter/aws/service/*`] },
    { sid: "FindPrices", actions: ["pricing:GetProducts"], resources: ["*"] },
  ];
}
