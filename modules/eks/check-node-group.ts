import { checkInteger, checkRefusal, checkText, checkUnique } from "../../lib/checks";
import { nodeGroupName } from "../../lib/cluster-names";
import { ConfigurationError } from "../../lib/errors";
import { architectureRefusal, instanceTypeRefusal } from "../../lib/instance-types";
import { isReservedLabel, labelKey, labelValue } from "../../lib/labels";
import type { NodeGroupProps } from "./node-group";

/** @throws ConfigurationError on what EKS or the kubelet would refuse */
export function checkNodeGroup(path: string, cluster: string, group: string, props: NodeGroupProps): void {
  checkText(
    path,
    group,
    /^[a-z]([a-z0-9-]*[a-z0-9])?$/,
    "is not the name of a node group",
    "lower-case letters, digits and hyphens, starting with a letter",
  );
  checkText(path, nodeGroupName(cluster, group), /^.{1,63}$/, "makes too long a name", "63 characters with the cluster's");
  checkInstanceTypes(`${path}.instanceTypes`, props);
  checkCount(`${path}.nodes`, props);
  checkInteger(`${path}.maxUnavailable`, props.maxUnavailable ?? 1, 1, 100);
  checkDisk(`${path}.diskGib`, props);
  if (props.subnets?.length === 0) {
    throw new ConfigurationError(`${path}.subnets`, "has no subnet", [], "one or more, or none at all for the cluster's");
  }
  checkLabels(`${path}.labels`, props);
  checkTaints(`${path}.taints`, props);
}

/** Whether a pod without tolerations finds a node of the group from the start. */
export function takesAnyPod({ nodes, taints = [] }: NodeGroupProps): boolean {
  return nodes.desired > 0 && taints.every(({ effect }) => effect === "PREFER_NO_SCHEDULE");
}

function checkInstanceTypes(path: string, { instanceTypes, architecture = "x86_64" }: NodeGroupProps): void {
  if (instanceTypes.length === 0) {
    throw new ConfigurationError(path, "has no instance type", [], "one or more, such as t3.medium");
  }
  checkUnique(path, instanceTypes);
  instanceTypes.forEach((type, index) => {
    const at = `${path}[${index}]`;
    checkText(at, type, /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, "is not an instance type", "a family and a size, such as t3.medium");
    checkRefusal(at, type, (name) => instanceTypeRefusal(name, architecture) ?? architectureRefusal(name, architecture));
  });
}

function checkCount(path: string, { nodes }: NodeGroupProps): void {
  checkInteger(`${path}.max`, nodes.max, 1, 450);
  checkInteger(`${path}.min`, nodes.min, 0, nodes.max);
  checkInteger(`${path}.desired`, nodes.desired, nodes.min, nodes.max);
}

function checkDisk(path: string, { adopted, diskGib }: NodeGroupProps): void {
  if (adopted && diskGib !== undefined) {
    throw new ConfigurationError(path, "has no effect: the group is adopted as it is", diskGib, "none");
  }
  checkInteger(path, diskGib ?? 50, 20, 16_384);
}

function checkLabels(path: string, { labels = {} }: NodeGroupProps): void {
  for (const [key, value] of Object.entries(labels)) {
    checkText(`${path}.${key}`, key, labelKey.form, "is not a label key", labelKey.allowed);
    checkText(`${path}.${key}`, value, labelValue.form, "is not a label value", labelValue.allowed);
    if (isReservedLabel(key)) {
      throw new ConfigurationError(`${path}.${key}`, "is reserved", key, "a key with a prefix of your own, or none");
    }
  }
}

function checkTaints(path: string, { taints = [] }: NodeGroupProps): void {
  taints.forEach(({ key, value }, index) => {
    checkText(`${path}[${index}].key`, key, labelKey.form, "is not a taint key", labelKey.allowed);
    if (value !== undefined) {
      checkText(`${path}[${index}].value`, value, labelValue.form, "is not a taint value", labelValue.allowed);
    }
  });
  checkUnique(
    path,
    taints.map(({ key, effect }) => `${key}:${effect}`),
  );
}
