import type {
  ElasticacheReplicationGroup,
  ElasticacheReplicationGroupConfig,
} from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { Password } from "@cdktf/provider-random/lib/password";
import type { CacheEngine } from "../../lib/cache-engines";
import type { Construct } from "../../lib/terraform";
import { type Secret, type SecretSettings, StoredSecret } from "../secrets";

/** What the cache admits clients with, and afterwards the secret that holds the token. */
export interface Token {
  readonly settings: Pick<ElasticacheReplicationGroupConfig, "authToken" | "authTokenUpdateStrategy">;
  /** By the key `token`: a client that reads it is let in, because the cache took it before. */
  secretOf(group: ElasticacheReplicationGroup): Secret;
}

/**
 * A password that every client sends. The first one locks out whoever comes without (SET); a later one leaves the one before valid (ROTATE),
 * as pods learn of it later than the cache. ROTATE on a cache without a token would go on admitting everybody.
 * Source: Amazon ElastiCache User Guide, Authenticating with AUTH, "Modifying the AUTH token on an existing cluster".
 */
export function token(scope: Construct, settings: SecretSettings, rotation: number): Token {
  const { result } = new Password(scope, "token", {
    length: 64,
    // ElastiCache refuses / " @, and nothing then has to be escaped in a URL.
    special: false,
    ...(rotation > 1 && { keepers: { rotation: String(rotation) } }),
  });
  return {
    settings: { authToken: result, authTokenUpdateStrategy: rotation > 1 ? "ROTATE" : "SET" },
    secretOf: (group) => new StoredSecret(scope, "credentials", { ...settings, values: { token: result }, after: [group] }),
  };
}

/** All keys and channels, and every command that is not for administrators. */
const application = "on ~* &* +@all -@admin";

/** Nobody: what takes the place of the user that clients without a name are. */
const nobody = "off ~keys* -@all";

/**
 * A user that logs in by tokens of IAM, and the group that admits it alone. Its name is the cache's.
 * Source: Amazon ElastiCache User Guide, Authenticating with IAM, and Role-Based Access Control.
 */
export function iamUser(
  scope: Construct,
  { name, engine, accessString }: { name: string; engine: CacheEngine; accessString: string | undefined },
): { user: ElasticacheUser; group: ElasticacheUserGroup } {
  const user = new ElasticacheUser(scope, "user", {
    userId: name,
    // IAM asks for both to be the same.
    userName: name,
    engine,
    accessString: accessString ?? application,
    authenticationMode: { type: "iam" },
  });
  // A group of Redis has to have a default user, and AWS' own is open to everyone; Valkey's need none and take none without a password.
  const others =
    engine === "redis"
      ? [
          new ElasticacheUser(scope, "nobody", {
            userId: `${name}-nobody`,
            userName: "default",
            engine,
            accessString: nobody,
            // Not authenticationMode: AWS calls this mode by another name when asked, which shows a change in every plan.
            noPasswordRequired: true,
          }),
        ]
      : [];
  const group = new ElasticacheUserGroup(scope, "users", {
    userGroupId: name,
    engine,
    userIds: [user, ...others].map(({ userId }) => userId),
  });
  return { user, group };
}
