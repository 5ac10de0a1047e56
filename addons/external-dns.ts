import type { ExternalDnsValues } from "../.gen/addon-charts/external-dns";
import { priorityClasses } from "../lib/cluster-names";
import type { Addon } from "./addon";
import { serviceAccountOf } from "./service-account";

/** Records of the environment's zone for the hosts of its Ingresses. */
export const externalDns: Addon = {
  isOn: ({ addons }) => addons.externalDns,
  after: ["monitoring"],
  values: (context): ExternalDnsValues => {
    const { id, dns, addons } = context.environment;
    return {
      serviceAccount: serviceAccountOf(context, "externalDns"),
      provider: { name: "aws" },
      env: [{ name: "AWS_DEFAULT_REGION", value: context.environment.region }],
      sources: ["ingress"],
      domainFilters: dns === undefined ? [] : [dns.domain],
      // Stages share a zone: each changes and deletes what it has made itself.
      txtOwnerId: id,
      policy: "sync",
      priorityClassName: priorityClasses.dispensable,
      resources: { requests: { cpu: "20m", memory: "64Mi" }, limits: { memory: "256Mi" } },
      serviceMonitor: { enabled: addons.monitoring !== undefined },
    };
  },
  network: () => ({ metricsPorts: [7979] }),
};
