import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { addressesOf, onlyResource, resourceAt } from "../../support/resources";
import { instanceOf, reference, synthDatabase } from "./support";

const group = "aws_cloudwatch_log_group.database_log-postgresql";

describe("A database's logs and metrics", () => {
  it("go to log groups that end, instead of those that RDS would make", () => {
    expect(resourceAt(synthDatabase(), group)).toEqual({
      name: "/aws/rds/instance/debtflow-production/postgresql",
      retention_in_days: 365,
    });
    expect(resourceAt(synthDatabase({ logRetentionDays: 30 }), group).retention_in_days).toBe(30);
  });

  it("are encrypted with a key of their own", () => {
    const json = synthDatabase((stack) => ({ logKey: new KmsKey(stack, "logs") }));
    expect(resourceAt(json, group).kms_key_id).toBe(reference("aws_kms_key.logs.arn"));
    expect(instanceOf(json)).not.toHaveProperty("kms_key_id");
  });

  it("have no group for a log that is not sent", () => {
    expect(addressesOf(synthDatabase({ logExports: ["upgrade"] }))).not.toContain(group);
  });

  it("are written by a role that RDS' monitoring alone may assume, and that may do nothing else", () => {
    const json = synthDatabase();
    const { name, assume_role_policy: trust } = onlyResource(json, "aws_iam_role");
    expect(name).toBe("debtflow-production-monitoring");
    expect(JSON.parse(String(trust)).Statement).toEqual([
      { Effect: "Allow", Principal: { Service: "monitoring.rds.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
    expect(onlyResource(json, "aws_iam_role_policy_attachment")).toEqual({
      role: reference("aws_iam_role.database_monitoring.name"),
      policy_arn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
    });
  });

  it("need no role where there are no metrics", () => {
    const json = synthDatabase({ monitoringSeconds: 0 });
    expect(addressesOf(json).filter((address) => address.startsWith("aws_iam_"))).toEqual([]);
    expect(instanceOf(json)).not.toHaveProperty("monitoring_role_arn");
  });
});
