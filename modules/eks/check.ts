import { checkAccount, checkText, checkUnique } from "../../lib/checks";
import { parseCidr } from "../../lib/cidr";
import { ConfigurationError } from "../../lib/errors";
import { checkLogRetention } from "../../lib/log-retention";
import { principalForm, principalRule } from "../../lib/principals";
import { Token } from "../../lib/terraform";
import { checkNodeGroup, takesAnyPod } from "./check-node-group";
import type { ClusterProps } from "./cluster";

/** @throws ConfigurationError on what EKS or IAM would refuse */
export function checkCluster(path: string, props: ClusterProps): void {
  checkText(
    `${path}.name`,
    props.name,
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,50}$/,
    "is not a cluster name",
    "1 to 51 letters, digits, - and _, starting with a letter or digit",
  );
  checkAccount(`${path}.account`, props.account);
  checkText(`${path}.version`, props.version, /^1\.\d{2}$/, "is not a Kubernetes minor version", "such as 1.35");
  checkSubnets(`${path}.subnets`, props);
  checkLogs(path, props);
  props.publicCidrs?.forEach((cidr, index) => {
    checkClientCidr(`${path}.publicCidrs[${index}]`, cidr);
  });
  props.privateClientCidrs?.forEach((cidr, index) => {
    checkClientCidr(`${path}.privateClientCidrs[${index}]`, cidr);
  });
  checkUnique(`${path}.privateClientCidrs`, props.privateClientCidrs ?? []);
  for (const [word, group] of Object.entries(props.privateClientGroups ?? {})) {
    checkText(
      `${path}.privateClientGroups.${word}`,
      group,
      /^sg-[0-9a-f]{8,17}$/,
      "is not a security group",
      "such as sg-0123456789abcdef0",
    );
  }
  checkAccess(path, props);
  for (const [addon, version] of Object.entries(props.addonVersions ?? {})) {
    checkText(
      `${path}.addonVersions.${addon}`,
      version,
      /^v\d+\.\d+\.\d+-eksbuild\.\d+$/,
      "is not an add-on version",
      "such as v1.20.4-eksbuild.2",
    );
  }
  if (props.nodeRelease !== undefined) {
    checkText(
      `${path}.nodeRelease`,
      props.nodeRelease,
      new RegExp(`^${props.version.replace(".", "\\.")}\\.\\d+-\\d{8}$`),
      `is no AMI release of Kubernetes ${props.version}`,
      "such as 1.35.6-20260714",
    );
  }
  checkTags(`${path}.tags`, props.tags ?? {});
  checkNodeGroups(`${path}.nodeGroups`, props);
}

function checkSubnets(path: string, { subnets }: ClusterProps): void {
  const zones = subnets.map((subnet) => subnet.availabilityZoneInput);
  const known = zones.filter((zone) => zone !== undefined && !Token.isUnresolved(zone));
  if (zones.length < 2 || (known.length === zones.length && new Set(known).size < 2)) {
    throw new ConfigurationError(path, "lie in too few zones", zones, "subnets in two zones or more");
  }
}

function checkLogs(path: string, { logTypes = [], logRetentionDays = 365 }: ClusterProps): void {
  checkUnique(`${path}.logTypes`, logTypes);
  checkLogRetention(`${path}.logRetentionDays`, logRetentionDays);
}

function checkClientCidr(path: string, cidr: string): void {
  if (Token.isUnresolved(cidr)) {
    return;
  }
  let prefix: number;
  try {
    prefix = parseCidr(cidr).prefix;
  } catch {
    throw new ConfigurationError(path, "is not a CIDR block", cidr, "an IPv4 network and its prefix, such as 203.0.113.0/24");
  }
  if (prefix === 0) {
    throw new ConfigurationError(path, "opens the Kubernetes API to everyone", cidr, "the ranges that deploy");
  }
}

function checkAccess(path: string, props: ClusterProps): void {
  const { admins = [], deployers = [], readers = [], deployNamespaces = [] } = props;
  for (const [level, principals] of Object.entries({ admins, deployers, readers })) {
    checkUnique(`${path}.${level}`, principals);
    principals.forEach((principal, index) => {
      checkText(`${path}.${level}[${index}]`, principal, principalForm, "is not a principal", principalRule);
    });
  }
  // EKS: a principal has one entry.
  checkUnique(`${path}.access`, [...admins, ...deployers, ...readers]);
  checkUnique(`${path}.deployNamespaces`, deployNamespaces);
  deployNamespaces.forEach((namespace, index) => {
    checkText(
      `${path}.deployNamespaces[${index}]`,
      namespace,
      /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      "is not a namespace",
      "1 to 63 lower-case letters, digits and hyphens",
    );
  });
}

function checkTags(path: string, tags: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(tags)) {
    // The EBS CSI driver takes its tags as one list: key=value,key=value.
    checkText(
      `${path}.${key}`,
      key,
      /^(?!aws:)[^=,]{1,128}$/i,
      "is not a tag key",
      "1 to 128 characters, no = and comma, no aws: first",
    );
    checkText(`${path}.${key}`, value, /^[^,]{0,256}$/, "is not a tag value", "at most 256 characters, no comma");
  }
}

function checkNodeGroups(path: string, { name, nodeGroups }: ClusterProps): void {
  for (const [group, props] of Object.entries(nodeGroups)) {
    checkNodeGroup(`${path}.${group}`, name, group, props);
  }
  if (!Object.values(nodeGroups).some(takesAnyPod)) {
    throw new ConfigurationError(
      path,
      "leave no place for add-ons such as coredns",
      Object.keys(nodeGroups),
      "a group with a desired node or more, and no taint that keeps pods away",
    );
  }
}
