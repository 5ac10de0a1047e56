import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../../../environments/schema";
import { App, DefaultTokenResolver, StringConcat, Tokenization } from "../../../lib/terraform";
import { PlatformStack } from "../../../stacks/platform";

type Attributes = Readonly<Record<string, unknown>>;

/** A way into a security group. */
export interface SecurityGroupRule {
  /** Start of the group's name. */
  readonly group: string;
  readonly description: string;
  readonly port: number;
  /** Address range that may come in. @default - members of another group */
  readonly cidr?: string;
}

/** Attributes that name a resource where it is not `name`. */
const nameAttributes: Readonly<Record<string, string>> = {
  aws_s3_bucket: "bucket",
  aws_db_instance: "identifier",
  aws_elasticache_replication_group: "replication_group_id",
  aws_elasticache_user: "user_id",
};

const reference = /\$\{(\w+)\.([\w-]+)\.([^}]+)\}/g;

/** The platform stack of an environment, as it would be written: what is said of it is read from it. */
export class Platform {
  private readonly resources: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

  readonly grants: PlatformStack["grants"];
  readonly contract: PlatformStack["contract"];

  private constructor(stack: PlatformStack) {
    const resolver = new DefaultTokenResolver(new StringConcat());
    const resolved = <Value>(value: Value): Value =>
      Tokenization.resolve(value, { scope: stack, resolver, preparing: false }) as Value;
    this.grants = resolved(stack.grants);
    this.contract = resolved(stack.contract);
    this.resources = (stack.toTerraform() as { resource: Platform["resources"] }).resource;
  }

  /** @throws ConfigurationError where a module refuses what the environment says */
  static of(environment: Environment): Platform {
    // An app makes its folder before anything is written into it.
    const outdir = mkdtempSync(join(tmpdir(), "slipway-explain-"));
    try {
      return new Platform(new PlatformStack(new App({ outdir }), environment));
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  }

  /** Names in place of references: `debtflow-files/*` for `${aws_s3_bucket.files.arn}/*`. */
  readable(text: string): string {
    return text.replace(reference, (_, type: string, address: string, attribute: string) => {
      const name = this.nameOf(type, address) ?? `${type}.${address}`;
      return attribute === "arn" || attribute === "id" ? name : `<${attribute} of ${name}>`;
    });
  }

  /** Every rule of a security group that lets something in. */
  ingressRules(): SecurityGroupRule[] {
    return Object.values(this.resources.aws_vpc_security_group_ingress_rule ?? {}).map((rule) => ({
      group: this.readable(String(rule.security_group_id)),
      description: String(rule.description),
      port: Number(rule.from_port),
      ...(typeof rule.cidr_ipv4 === "string" && { cidr: rule.cidr_ipv4 }),
    }));
  }

  private nameOf(type: string, address: string): string | undefined {
    if (type === "aws_kms_key") {
      const target = `\${${type}.${address}.key_id}`;
      const alias = Object.values(this.resources.aws_kms_alias ?? {}).find((one) => one.target_key_id === target);
      return alias && String(alias.name);
    }
    const attributes = this.resources[type]?.[address];
    const name = attributes?.[nameAttributes[type] ?? "name"] ?? attributes?.name_prefix;
    return name === undefined ? undefined : String(name).replace(/-$/, "");
  }
}
