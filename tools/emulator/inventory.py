"""Lists what exists behind AWS_ENDPOINT_URL as JSON: kind -> ids. What AWS itself puts into an account is left out."""

import json

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

session = botocore.session.get_session()
config = Config(retries={"max_attempts": 1}, connect_timeout=5, read_timeout=30, s3={"addressing_style": "path"})


def pages(service, operation, key, **arguments):
    """Every item under `key`, which may lead through nested objects (`A.B`)."""
    client = session.create_client(service, config=config)
    if client.can_paginate(operation):
        answers = client.get_paginator(operation).paginate(**arguments)
    else:
        answers = [getattr(client, operation)(**arguments)]
    for answer in answers:
        value = answer
        for part in key.split("."):
            value = (value or {}).get(part)
        yield from value or []


def ec2(operation, key, **arguments):
    return pages("ec2", operation, key, **arguments)


def own_vpcs():
    return {vpc["VpcId"] for vpc in ec2("describe_vpcs", "Vpcs") if not vpc.get("IsDefault")}


vpcs = own_vpcs()


def in_own_vpc(item):
    return item.get("VpcId") in vpcs


def main_table(table):
    return any(association.get("Main") for association in table.get("Associations", []))


def not_gone(item):
    return str(item.get("State", item.get("Status", ""))).lower() not in ("deleted", "deleting", "terminated")


def by(field):
    return lambda item: item[field]


def itself(item):
    return item


def anything(_):
    return True


# kind: (service, operation, key of the list, arguments, id of an item, which items count)
KINDS = {
    "subnet": ("ec2", "describe_subnets", "Subnets", {}, by("SubnetId"), in_own_vpc),
    "internet-gateway": (
        "ec2",
        "describe_internet_gateways",
        "InternetGateways",
        {},
        by("InternetGatewayId"),
        lambda item: not item.get("Attachments") or any(in_own_vpc(a) for a in item["Attachments"]),
    ),
    "nat-gateway": ("ec2", "describe_nat_gateways", "NatGateways", {}, by("NatGatewayId"), not_gone),
    "elastic-ip": ("ec2", "describe_addresses", "Addresses", {}, by("AllocationId"), anything),
    "route-table": (
        "ec2",
        "describe_route_tables",
        "RouteTables",
        {},
        by("RouteTableId"),
        lambda item: in_own_vpc(item) and not main_table(item),
    ),
    "security-group": (
        "ec2",
        "describe_security_groups",
        "SecurityGroups",
        {},
        by("GroupId"),
        lambda item: in_own_vpc(item) and item.get("GroupName") != "default",
    ),
    "network-acl": (
        "ec2",
        "describe_network_acls",
        "NetworkAcls",
        {},
        by("NetworkAclId"),
        lambda item: in_own_vpc(item) and not item.get("IsDefault"),
    ),
    "vpc-endpoint": ("ec2", "describe_vpc_endpoints", "VpcEndpoints", {}, by("VpcEndpointId"), not_gone),
    "flow-log": ("ec2", "describe_flow_logs", "FlowLogs", {}, by("FlowLogId"), anything),
    "launch-template": ("ec2", "describe_launch_templates", "LaunchTemplates", {}, by("LaunchTemplateId"), anything),
    "instance": (
        "ec2",
        "describe_instances",
        "Reservations",
        {},
        lambda item: ",".join(i["InstanceId"] for i in item["Instances"]),
        lambda item: any(i["State"]["Name"] != "terminated" for i in item["Instances"]),
    ),
    "volume": ("ec2", "describe_volumes", "Volumes", {}, by("VolumeId"), not_gone),
    "bucket": ("s3", "list_buckets", "Buckets", {}, by("Name"), anything),
    "repository": ("ecr", "describe_repositories", "repositories", {}, by("repositoryName"), anything),
    "table": ("dynamodb", "list_tables", "TableNames", {}, itself, anything),
    "log-group": ("logs", "describe_log_groups", "logGroups", {}, by("logGroupName"), anything),
    "alarm": ("cloudwatch", "describe_alarms", "MetricAlarms", {}, by("AlarmName"), anything),
    "parameter": ("ssm", "describe_parameters", "Parameters", {}, by("Name"), lambda item: not item["Name"].startswith("/aws/")),
    "role": ("iam", "list_roles", "Roles", {}, by("RoleName"), lambda item: not item.get("Path", "/").startswith("/aws-service-role/")),
    "policy": ("iam", "list_policies", "Policies", {"Scope": "Local"}, by("Arn"), anything),
    "oidc-provider": ("iam", "list_open_id_connect_providers", "OpenIDConnectProviderList", {}, by("Arn"), anything),
    "instance-profile": ("iam", "list_instance_profiles", "InstanceProfiles", {}, by("InstanceProfileName"), anything),
    "secret": ("secretsmanager", "list_secrets", "SecretList", {}, by("Name"), lambda item: "DeletedDate" not in item),
    "database": ("rds", "describe_db_instances", "DBInstances", {}, by("DBInstanceIdentifier"), anything),
    "database-subnet-group": ("rds", "describe_db_subnet_groups", "DBSubnetGroups", {}, by("DBSubnetGroupName"), anything),
    "database-parameter-group": (
        "rds",
        "describe_db_parameter_groups",
        "DBParameterGroups",
        {},
        by("DBParameterGroupName"),
        lambda item: not item["DBParameterGroupName"].startswith("default."),
    ),
    "cache": ("elasticache", "describe_replication_groups", "ReplicationGroups", {}, by("ReplicationGroupId"), anything),
    "cache-subnet-group": ("elasticache", "describe_cache_subnet_groups", "CacheSubnetGroups", {}, by("CacheSubnetGroupName"), anything),
    "cache-parameter-group": (
        "elasticache",
        "describe_cache_parameter_groups",
        "CacheParameterGroups",
        {},
        by("CacheParameterGroupName"),
        lambda item: not item["CacheParameterGroupName"].startswith("default."),
    ),
    "cluster": ("eks", "list_clusters", "clusters", {}, itself, anything),
    "topic": ("sns", "list_topics", "Topics", {}, by("TopicArn"), anything),
    "queue": ("sqs", "list_queues", "QueueUrls", {}, itself, anything),
    "event-rule": ("events", "list_rules", "Rules", {}, by("Name"), anything),
    "hosted-zone": ("route53", "list_hosted_zones", "HostedZones", {}, by("Id"), anything),
    "certificate": ("acm", "list_certificates", "CertificateSummaryList", {}, by("CertificateArn"), anything),
    "web-acl": ("wafv2", "list_web_acls", "WebACLs", {"Scope": "REGIONAL"}, by("Name"), anything),
    "distribution": ("cloudfront", "list_distributions", "DistributionList.Items", {}, by("Id"), anything),
    "trail": ("cloudtrail", "list_trails", "Trails", {}, by("Name"), anything),
    "backup-plan": ("backup", "list_backup_plans", "BackupPlansList", {}, by("BackupPlanName"), anything),
    "backup-vault": (
        "backup",
        "list_backup_vaults",
        "BackupVaultList",
        {},
        by("BackupVaultName"),
        lambda item: item["BackupVaultName"] != "Default",
    ),
}


def own_keys():
    client = session.create_client("kms", config=config)
    for key in pages("kms", "list_keys", "Keys"):
        detail = client.describe_key(KeyId=key["KeyId"])["KeyMetadata"]
        # A key cannot be deleted at once: one that waits for its deletion is as gone as it gets.
        if detail.get("KeyManager") != "AWS" and detail.get("KeyState") != "PendingDeletion":
            yield key["KeyId"]


def aliases():
    return [a["AliasName"] for a in pages("kms", "list_aliases", "Aliases") if not a["AliasName"].startswith("alias/aws/")]


def inventory():
    found = {"vpc": sorted(vpcs), "key": sorted(own_keys()), "key-alias": sorted(aliases())}
    for kind, (service, operation, key, arguments, identify, counts) in KINDS.items():
        try:
            found[kind] = sorted(identify(item) for item in pages(service, operation, key, **arguments) if counts(item))
        except (ClientError, BotoCoreError) as error:
            raise SystemExit(f"{kind}: {error}") from error
    return {kind: ids for kind, ids in found.items() if ids}


print(json.dumps(inventory(), indent=2))
