import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { StoredSecret } from "../../../modules/secrets";
import { resourceAt } from "../../support/resources";
import { reference, synthSecrets, writtenTo } from "./support";

describe("StoredSecret", () => {
  it("holds what other resources know, by reference", () => {
    const json = synthSecrets((secrets, stack) => {
      const { id } = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });
      new StoredSecret(secrets, "redis", { name: "debtflow/production/redis", values: { token: id, port: 6379 } });
    });
    expect(writtenTo(json, "redis")).toEqual({
      secret_id: reference("aws_secretsmanager_secret.secrets_redis_secret.id"),
      secret_string: reference('jsonencode({"token" = aws_vpc.vpc.id, "port" = 6379})'),
    });
    expect(resourceAt(json, "aws_secretsmanager_secret.secrets_redis_secret").name).toBe("debtflow/production/redis");
  });

  it("refuses to hold nothing", () => {
    const empty = () =>
      synthSecrets((secrets) => {
        new StoredSecret(secrets, "redis", { name: "debtflow/production/redis", values: {} });
      });
    expect(empty).toThrow("test/secrets/redis.values: is empty; allowed: one or more");
  });
});
