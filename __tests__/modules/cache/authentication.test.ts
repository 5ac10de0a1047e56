import { TerraformOutput } from "../../../lib/terraform";
import { addressesOf, onlyResource, resourceAt } from "../../support/resources";
import { groupOf, reference, synthCache, synthTokenless } from "./support";

const authenticationOf = (json: string) => {
  const { auth_token, auth_token_update_strategy, user_group_ids } = groupOf(json);
  return { auth_token, auth_token_update_strategy, user_group_ids };
};

describe("Who may use a cache", () => {
  it("has the token, which stands in a secret by reference", () => {
    const json = synthCache();
    expect(onlyResource(json, "random_password")).toEqual({ length: 64, special: false });
    expect(resourceAt(json, "aws_secretsmanager_secret_version.cache_credentials_value").secret_string).toBe(
      reference('jsonencode({"token" = random_password.cache_token.result})'),
    );
    expect(resourceAt(json, "aws_secretsmanager_secret.cache_credentials_secret").name).toBe("debtflow/production/cache");
    expect(authenticationOf(json).user_group_ids).toBeUndefined();
  });

  // Source: hashicorp/terraform-provider-aws#33439: ROTATE on a cache without a token goes on admitting clients without one.
  it("is nobody without a token from the first token on", () => {
    expect(authenticationOf(synthCache()).auth_token_update_strategy).toBe("SET");
  });

  it.each([1, 2])("learns token %i from the secret only once the cache takes it", (tokenRotation) => {
    const json = synthCache({ tokenRotation });
    expect(resourceAt(json, "aws_secretsmanager_secret_version.cache_credentials_value").depends_on).toEqual([
      "aws_elasticache_replication_group.cache_group",
    ]);
  });

  it("gets a new token when its rotation says so, while the one before stays valid", () => {
    const json = synthCache({ tokenRotation: 2 });
    expect(onlyResource(json, "random_password").keepers).toEqual({ rotation: "2" });
    expect(authenticationOf(json).auth_token_update_strategy).toBe("ROTATE");
  });

  it("is whom IAM lets in, as a user of the cache's name, and nobody without a name", () => {
    const json = synthTokenless("iam");
    expect(resourceAt(json, "aws_elasticache_user.cache_user")).toEqual({
      user_id: "debtflow-production",
      user_name: "debtflow-production",
      engine: "redis",
      access_string: "on ~* &* +@all -@admin",
      authentication_mode: { type: "iam" },
    });
    expect(resourceAt(json, "aws_elasticache_user.cache_nobody")).toEqual({
      user_id: "debtflow-production-nobody",
      user_name: "default",
      engine: "redis",
      access_string: "off ~keys* -@all",
      no_password_required: true,
    });
    expect(onlyResource(json, "aws_elasticache_user_group")).toEqual({
      user_group_id: "debtflow-production",
      engine: "redis",
      user_ids: [reference("aws_elasticache_user.cache_user.user_id"), reference("aws_elasticache_user.cache_nobody.user_id")],
    });
    expect(authenticationOf(json)).toEqual({
      user_group_ids: [reference("aws_elasticache_user_group.cache_users.user_group_id")],
    });
  });

  it("is by IAM on Valkey without a default user, which its groups neither need nor take without a password", () => {
    const json = synthTokenless("iam", { engine: "valkey", engineVersion: "8.0" });
    expect(onlyResource(json, "aws_elasticache_user").user_name).toBe("debtflow-production");
    expect(onlyResource(json, "aws_elasticache_user_group")).toMatchObject({
      engine: "valkey",
      user_ids: [reference("aws_elasticache_user.cache_user.user_id")],
    });
  });

  it("may do by IAM what it is told", () => {
    const json = synthTokenless("iam", { accessString: "on ~cache:* +@read" });
    expect(resourceAt(json, "aws_elasticache_user.cache_user").access_string).toBe("on ~cache:* +@read");
  });

  it("is handed out for the IAM policy of those who connect, and there is no secret", () => {
    const json = synthTokenless("iam", {}, ({ user, credentials }, stack) => {
      expect(credentials).toBeUndefined();
      new TerraformOutput(stack, "user", { value: user?.arn });
    });
    expect(JSON.parse(json).output.user.value).toBe(reference("aws_elasticache_user.cache_user.arn"));
  });

  it("is whoever reaches it, where it is told so", () => {
    const json = synthTokenless("none", {}, ({ user, credentials }) =>
      expect([user, credentials]).toEqual([undefined, undefined]),
    );
    expect(authenticationOf(json)).toEqual({});
  });

  it.each(["iam", "none"] as const)("needs by %s the AWS provider only, and no secret", (authentication) => {
    const json = synthTokenless(authentication);
    expect(Object.keys(JSON.parse(json).provider)).toEqual(["aws"]);
    expect(addressesOf(json).filter((address) => /secret|random/.test(address))).toEqual([]);
  });
});
