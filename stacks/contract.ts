import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import type { Environment } from "../environments/schema";
import { Construct, Fn, Token } from "../lib/terraform";

/**
 * What later stacks of an environment learn from its platform stack: identifiers that AWS gave, and no secret. What follows
 * from names is computed on both sides and not passed.
 */
export interface PlatformContract {
  readonly network: {
    readonly vpcId: string;
    /** Zone -> subnet id. */
    readonly publicSubnetIds: Readonly<Record<string, string>>;
    readonly privateSubnetIds: Readonly<Record<string, string>>;
  };
  readonly cluster: {
    readonly name: string;
    /** URL of the Kubernetes API. */
    readonly endpoint: string;
    /** Certificate authority of the Kubernetes API, in base64. */
    readonly certificateAuthority: string;
    readonly oidcProviderArn: string;
    /** Group of the control plane and of every node. */
    readonly securityGroupId: string;
  };
  readonly data: {
    /** Database -> host of its instance. */
    readonly databaseHosts: Readonly<Record<string, string>>;
    /** Read replica -> host. */
    readonly replicaHosts: Readonly<Record<string, string>>;
    /** Database -> secret with the keys `username` and `password`. */
    readonly databaseSecretArns: Readonly<Record<string, string>>;
    /** `cache` -> host; empty without a cache. */
    readonly cacheHosts: Readonly<Record<string, string>>;
    /** `cache` -> secret with the key `token`; empty where there is none. */
    readonly cacheSecretArns: Readonly<Record<string, string>>;
  };
  readonly storage: {
    /** Bucket of the application -> ARN. */
    readonly bucketArns: Readonly<Record<string, string>>;
  };
  readonly registry: {
    /** Image of the application -> repository URL. */
    readonly repositoryUrls: Readonly<Record<string, string>>;
  };
  readonly roles: {
    /** Component, job or cron job -> role of its pods; those that call no AWS API have none. */
    readonly workloadRoleArns: Readonly<Record<string, string>>;
    /** Add-on -> role of its controller. */
    readonly controllerRoleArns: Readonly<Record<string, string>>;
  };
  readonly secrets: {
    /** Secret of the application -> ARN. */
    readonly secretArns: Readonly<Record<string, string>>;
  };
  readonly dns: {
    /** Domain -> hosted zone; empty without a domain. */
    readonly zoneIds: Readonly<Record<string, string>>;
    /** Domain -> validated certificate. */
    readonly certificateArns: Readonly<Record<string, string>>;
  };
}

type Section = keyof PlatformContract;

/** Path of the contract's parameters, such as `/slipway/debtflow/production`. */
export function contractPath({ system, stage }: Pick<Environment, "system" | "stage">): string {
  return ["", "slipway", system, ...(stage === undefined ? [] : [stage])].join("/");
}

/** The parameter that carries a section, such as `/slipway/debtflow/production/network`. */
export function parameterName(environment: Pick<Environment, "system" | "stage">, section: Section): string {
  return `${contractPath(environment)}/${section}`;
}

/** Writes the contract, a parameter per section. */
export class ContractWriter extends Construct {
  constructor(scope: Construct, id: string, environment: Environment, contract: Partial<PlatformContract>) {
    super(scope, id);
    for (const section of Object.keys(contract) as Section[]) {
      new SsmParameter(this, section, {
        name: parameterName(environment, section),
        description: `What later stacks of ${environment.id} read about its ${section}`,
        type: "String",
        value: Fn.jsonencode(contract[section]),
      });
    }
  }
}

/** Reads the contract; each section that is asked for is one data source, however often it is asked for. */
export class ContractReader extends Construct {
  private readonly sections = new Map<Section, string>();

  constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id);
  }

  /** A text of a section, such as `text("network", "vpcId")`. */
  text<Name extends Section>(section: Name, key: TextKey<PlatformContract[Name]>): string {
    return Token.asString(Fn.lookup(this.section(section), key));
  }

  /** An entry of a table in a section, such as `entry("registry", "repositoryUrls", "api")`. */
  entry<Name extends Section>(section: Name, table: TableKey<PlatformContract[Name]>, key: string): string {
    return Token.asString(Fn.lookupNested(this.section(section), [table, key]));
  }

  private section(section: Section): string {
    const known = this.sections.get(section);
    if (known !== undefined) {
      return known;
    }
    const parameter = new DataAwsSsmParameter(this, section, { name: parameterName(this.environment, section) });
    // Not `value`, which the provider marks as sensitive: a plan would hide whatever depends on it.
    const decoded = Token.asString(Fn.jsondecode(parameter.insecureValue));
    this.sections.set(section, decoded);
    return decoded;
  }
}

type TextKey<Of> = { [Key in keyof Of & string]: Of[Key] extends string ? Key : never }[keyof Of & string];
type TableKey<Of> = { [Key in keyof Of & string]: Of[Key] extends string ? never : Key }[keyof Of & string];
