import { addonRules } from "./addons";
import { applicationRules } from "./application";
import { bucketNameRules } from "./bucket-names";
import { capacityRules } from "./capacity";
import { clusterRules } from "./cluster";
import { clusterAddonRules } from "./cluster-addons";
import { clusterVersionRules } from "./cluster-versions";
import { contractRules } from "./contract";
import { dataRules } from "./data";
import { dataStoreRules } from "./data-stores";
import { deliveryRules } from "./delivery";
import { hostRules } from "./hosts";
import { identityRules } from "./identity";
import { idleWorkloadRules } from "./idle-workloads";
import { ingressRules } from "./ingress";
import { internetRules } from "./internet";
import { kubernetesRules } from "./kubernetes";
import { monitoringRules } from "./monitoring";
import { networkRules } from "./network";
import { noEffectRules } from "./no-effect";
import { nodeRules } from "./nodes";
import { paceRules } from "./pace";
import { policyRules } from "./policies";
import { probeRules } from "./probes";
import { reachRules } from "./reach";
import { requestRules } from "./requests";
import { roomRules } from "./room";
import type { Rule } from "./rule";
import { schedulableRules } from "./schedulable";
import { serviceRules } from "./services";
import { storageRules } from "./storage";
import { variableRules } from "./variables";
import { wayOutRules } from "./way-out";
import { workloadRules } from "./workloads";

/** Every rule between the values of one environment. */
export const rules: readonly Rule[] = [
  ...identityRules,
  ...networkRules,
  ...clusterRules,
  ...clusterAddonRules,
  ...clusterVersionRules,
  ...dataRules,
  ...applicationRules,
  ...deliveryRules,
  ...monitoringRules,
  ...kubernetesRules,
  ...variableRules,
  ...workloadRules,
  ...probeRules,
  ...paceRules,
  ...ingressRules,
  ...contractRules,
  ...nodeRules,
  ...reachRules,
  ...serviceRules,
  ...capacityRules,
  ...policyRules,
  ...addonRules,
  ...storageRules,
  ...dataStoreRules,
  ...bucketNameRules,
  ...hostRules,
  ...requestRules,
  ...noEffectRules,
  ...idleWorkloadRules,
  ...schedulableRules,
  ...wayOutRules,
  ...internetRules,
  ...roomRules,
];
