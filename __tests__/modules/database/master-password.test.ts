import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { TerraformOutput } from "../../../lib/terraform";
import { addressesOf, onlyResource, resourceAt } from "../../support/resources";
import { instanceOf, reference, synthDatabase, synthManaged } from "./support";

const version = "aws_secretsmanager_secret_version.database_credentials_value";

describe("A database's master password", () => {
  it("is made in Secrets Manager and read back from there, so that one apply can never make two", () => {
    const json = synthDatabase();
    const { ephemeral } = JSON.parse(json);
    expect(ephemeral).toEqual({
      aws_secretsmanager_random_password: {
        "database_credentials_new-password": { password_length: 32, exclude_punctuation: true, require_each_included_type: true },
      },
      aws_secretsmanager_secret_version: { database_credentials_current: { secret_id: reference(`${version}.arn`) } },
    });
    expect(String(instanceOf(json).password_wo)).not.toContain("random_password");
    expect(instanceOf(json)).not.toHaveProperty("password");
  });

  it("stands beside the user's name, and nothing that a later change would make wrong", () => {
    const json = synthDatabase();
    expect(resourceAt(json, version).secret_string_wo).toBe(
      reference(
        'jsonencode({"username" = "debtflow", "password" = ephemeral.aws_secretsmanager_random_password.database_credentials_new-password.random_password})',
      ),
    );
    expect(resourceAt(json, "aws_secretsmanager_secret.database_credentials_secret")).toMatchObject({
      name: "debtflow/production/database",
      description: "DebtFlow database credentials (production)",
    });
  });

  it("changes only when its rotation says so", () => {
    expect(resourceAt(synthDatabase(), version).secret_string_wo_version).toBe(1);
    expect(resourceAt(synthDatabase({ passwordRotation: 2 }), version).secret_string_wo_version).toBe(2);
  });

  it("needs the AWS provider only", () => {
    expect(Object.keys(JSON.parse(synthDatabase()).provider)).toEqual(["aws"]);
  });

  it("is left to RDS where it is asked for, in RDS' own secret and under the database's key", () => {
    const json = synthManaged(
      (stack) => ({ encryptionKey: new KmsKey(stack, "key") }),
      ({ credentials }, stack) => {
        expect(credentials.keys).toEqual(["username", "password"]);
        new TerraformOutput(stack, "secret", { value: credentials.arn });
      },
    );
    expect(instanceOf(json)).toMatchObject({
      manage_master_user_password: true,
      master_user_secret_kms_key_id: reference("aws_kms_key.key.arn"),
    });
    expect(instanceOf(json)).not.toHaveProperty("password_wo");
    expect(addressesOf(json).filter((address) => address.includes("secretsmanager"))).toEqual([]);
    expect(JSON.parse(json).output.secret.value).toBe(
      reference("aws_db_instance.database_instance.master_user_secret[0].secret_arn"),
    );
  });

  it("is random_password where it is asked for, with the host in the secret as the database comes first", () => {
    const json = synthDatabase({ password: "random" });
    expect(onlyResource(json, "random_password")).toEqual({ length: 32, special: false });
    expect(instanceOf(json).password).toBe(reference("random_password.database_password.result"));
    const instance = "aws_db_instance.database_instance";
    expect(resourceAt(json, version).secret_string).toBe(
      reference(
        `jsonencode({"username" = "debtflow", "password" = random_password.database_password.result, "host" = ${instance}.address, "port" = ${instance}.port, "dbname" = ${instance}.db_name})`,
      ),
    );
  });

  it("is random_password made anew by its rotation", () => {
    expect(onlyResource(synthDatabase({ password: "random", passwordRotation: 2 }), "random_password").keepers).toEqual({
      rotation: "2",
    });
  });

  it("refuses to have no secret, or one too many", () => {
    const path = "test/database.secret";
    expect(() => synthManaged({ password: "generated" }, () => {})).toThrow(
      `${path}: is needed for a password that is generated; allowed: the secret's name at least`,
    );
    expect(() => synthManaged({ password: "random" }, () => {})).toThrow(`${path}: is needed for a password that is random`);
    expect(() => synthDatabase({ password: "rds" })).toThrow(
      `${path}: is not needed: RDS makes the secret of its password, got "debtflow/production/database"; allowed: none`,
    );
  });
});
