import { logShipping } from "../../addons/log-shipping";
import { podLogGroupOf } from "../../environments/names";
import { account, contextWith, valuesOf } from "./context";

const context = contextWith({ "addons.logShipping": {} });
const values = valuesOf(logShipping, context);

it("writes into the group that the platform made, in the environment's own region", () => {
  const west = contextWith({
    region: "us-west-2",
    "network.zones": ["us-west-2a", "us-west-2b"],
    "network.natZones": ["us-west-2a"],
    "addons.logShipping": {},
  });
  expect(valuesOf(logShipping, west).cloudWatchLogs).toMatchObject({
    region: "us-west-2",
    logGroupName: podLogGroupOf(west.environment),
    autoCreateGroup: false,
  });
});

it("has a stream for each container, by namespace and pod", () => {
  expect(values.cloudWatchLogs.logStreamTemplate).toBe(
    "$kubernetes['namespace_name'].$kubernetes['pod_name'].$kubernetes['container_name']",
  );
});

it("takes a line of JSON apart, and writes it once", () => {
  expect(values.filter).toMatchObject({ mergeLog: "On", keepLog: "Off" });
});

it("holds what CloudWatch does not take yet within its memory", () => {
  const mebibytes = (text: string) => Number(/^(\d+)M/.exec(text)?.[1]);
  expect(mebibytes(values.input.memBufLimit)).toBeLessThan(mebibytes(values.resources.limits.memory) / 2);
});

it("runs on every node, in the pods' own network, under its role", () => {
  expect(values).toMatchObject({ hostNetwork: false, tolerations: [{ operator: "Exists" }] });
  expect(values.serviceAccount.annotations).toEqual({
    "eks.amazonaws.com/role-arn": `arn:aws:iam::${account}:role/logShipping`,
  });
});

it("sees the node's logs, and nothing else of it", () => {
  expect(values.volumes).toEqual([{ name: "varlog", hostPath: { path: "/var/log" } }]);
  expect(values.containerSecurityContext).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } });
});

it("is measured only where there is a Prometheus, and after it", () => {
  const monitored = contextWith({ "addons.logShipping": {}, "addons.monitoring": {} });
  expect(values.serviceMonitor).toEqual({ enabled: false });
  expect(valuesOf(logShipping, monitored).serviceMonitor).toEqual({ enabled: true });
  expect(logShipping.after).toContain("monitoring");
});

it("says nothing of a role where pods have it by Pod Identity", () => {
  const byAgent = contextWith({
    "addons.logShipping": {},
    "cluster.podRoles": "pod-identity",
    "application.images.api.variables": {},
  });
  expect(valuesOf(logShipping, byAgent).serviceAccount).toEqual({
    create: true,
    name: "aws-for-fluent-bit",
    annotations: {},
  });
});
