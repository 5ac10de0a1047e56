import { type DocumentResource, ref, type Stage } from "./document";

/** 004:279-399. Its zones have no value; the diagram below (004:338-355) names two, and their CIDR blocks. */
export const networking = (stage: Stage): DocumentResource[] => [
  {
    address: "aws_vpc.main",
    line: 283,
    ours: "aws_vpc.networking_vpc",
    arguments: {
      cidr_block: [284, "10.0.0.0/16"],
      enable_dns_hostnames: [285, true],
      enable_dns_support: [286, true],
      "tags.Name": [288, `debtflow-${stage}`],
    },
  },
  {
    address: "aws_internet_gateway.main",
    line: 292,
    ours: "aws_internet_gateway.networking_internet",
    arguments: { vpc_id: [293, ref("aws_vpc.main.id")], "tags.Name": [294, `debtflow-${stage}-igw`] },
  },
  ...["a", "b"].flatMap((zone, index): DocumentResource[] => [
    {
      address: `aws_subnet.public[${index}]`,
      line: 299,
      ours: `aws_subnet.networking_public-${zone}`,
      arguments: {
        vpc_id: [301, ref("aws_vpc.main.id")],
        cidr_block: [302, `10.0.${index}.0/24`],
        availability_zone: [303, `us-east-1${zone}`],
        map_public_ip_on_launch: [304, true],
        "tags.Name": [306, `debtflow-${stage}-public-${index}`],
      },
    },
    {
      address: `aws_subnet.private[${index}]`,
      line: 310,
      ours: `aws_subnet.networking_private-${zone}`,
      arguments: {
        vpc_id: [312, ref("aws_vpc.main.id")],
        cidr_block: [313, `10.0.${index + 10}.0/24`],
        availability_zone: [314, `us-east-1${zone}`],
        "tags.Name": [316, `debtflow-${stage}-private-${index}`],
      },
    },
  ]),
  {
    address: "aws_eip.nat",
    line: 321,
    ours: "aws_eip.networking_nat-a-address",
    arguments: { domain: [322, "vpc"] },
  },
  {
    address: "aws_nat_gateway.main",
    line: 325,
    ours: "aws_nat_gateway.networking_nat-a",
    arguments: { allocation_id: [326, ref("aws_eip.nat.id")], subnet_id: [327, ref("aws_subnet.public[0].id")] },
  },
  {
    address: "aws_security_group.db",
    line: 368,
    ours: "aws_security_group.database-access_group",
    arguments: {
      name_prefix: [369, `debtflow-${stage}-db-`],
      vpc_id: [370, ref("aws_vpc.main.id")],
      "ingress.from_port": [373, 5432],
      "ingress.to_port": [374, 5432],
      "ingress.protocol": [375, "tcp"],
      "ingress.cidr_blocks": [376, ["10.0.0.0/16"]],
      "egress.from_port": [380, 0],
      "egress.to_port": [381, 0],
      "egress.protocol": [382, "-1"],
      "egress.cidr_blocks": [383, ["0.0.0.0/0"]],
    },
  },
  {
    address: "aws_security_group.cache",
    line: 388,
    ours: "aws_security_group.cache-access_group",
    arguments: {
      name_prefix: [389, `debtflow-${stage}-cache-`],
      vpc_id: [390, ref("aws_vpc.main.id")],
      "ingress.from_port": [393, 6379],
      "ingress.to_port": [394, 6379],
      "ingress.protocol": [395, "tcp"],
      "ingress.cidr_blocks": [396, ["10.0.0.0/16"]],
    },
  },
];
