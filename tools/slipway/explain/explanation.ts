import type { EgressRule, IngressRule } from "../../../.gen/application-chart";
import { networkNeedsOf } from "../../../application/network";
import { statementsOf } from "../../../application/permissions";
import type { Use } from "../../../application/uses";
import { registryLoginOf } from "../../../application/values/images";
import { networkOf } from "../../../application/values/network";
import { type StatedVariable, statedVariables, variablesOf } from "../../../application/values/variables";
import { concerns, type FileContent, plainSourcesOf } from "../../../application/variables";
import { type Workload, workloadsOf } from "../../../application/workloads";
import type { Environment } from "../../../environments/schema";
import type { PolicyStatement } from "../../../lib/policy";
import { factsOf } from "../../../stacks/application/facts";
import { Platform, type SecurityGroupRule } from "./platform";
import { sourceText } from "./sources";

/** A variable or a file of a workload's pods: where it comes from, never what is in it. */
export interface Delivered {
  /** Name of the variable, or path of the file. */
  readonly name: string;
  /** Such as `host of the database debtflow`. */
  readonly from: string;
  /** Who asks for it. */
  readonly statedBy: StatedVariable["statedBy"];
}

/** What follows from one use of a workload. */
export interface UseExplained {
  readonly use: Use;
  /** Of the workload's role; resources by their names. */
  readonly statements: readonly Pick<PolicyStatement, "sid" | "actions" | "resources">[];
  /** Secrets that the role may read, and the keys of each that reach the pods. */
  readonly secrets: readonly { readonly name: string; readonly keys: readonly string[] }[];
  readonly variables: readonly Delivered[];
  readonly files: readonly Delivered[];
  /** Ways out of its pods, in its NetworkPolicy. */
  readonly egress: readonly EgressRule[];
  /** Ways into what it calls, in the NetworkPolicy of that component. */
  readonly ingress: readonly (IngressRule & { readonly into: string })[];
  /** Rules of security groups that let these ways in at the other end. */
  readonly securityGroupRules: readonly SecurityGroupRule[];
}

/** A component, job or cron job, and why it may what it may. */
export interface WorkloadExplained {
  readonly name: string;
  readonly kind: Workload["kind"];
  readonly image: string;
  /** `<namespace>/<name>`. */
  readonly serviceAccount: string;
  /** Name of its IAM role. @default - it calls no AWS API */
  readonly role?: string;
  /** What it finds that follows from no use. */
  readonly variables: readonly Delivered[];
  readonly files: readonly Delivered[];
  /** Whether its pods may look up names. */
  readonly dns: boolean;
  /** Ways into its pods, in its NetworkPolicy. */
  readonly ingress: readonly IngressRule[];
  readonly uses: readonly UseExplained[];
}

/** Why each workload of an environment may what it may: by the functions that its stacks are made with, asked for one use at a time. */
export function explained(environment: Environment): WorkloadExplained[] {
  const platform = Platform.of(environment);
  return workloadsOf(environment.application).map((workload) => new Explainer(environment, platform, workload).explain());
}

class Explainer {
  private readonly variables: Readonly<Record<string, StatedVariable>>;
  private readonly files: readonly [string, FileContent][];

  constructor(
    private readonly environment: Environment,
    private readonly platform: Platform,
    private readonly workload: Workload,
  ) {
    const { kind, name } = workload;
    this.variables = statedVariables(workload, environment);
    this.files = Object.entries(environment.application[kind][name]?.files ?? {});
  }

  explain(): WorkloadExplained {
    const { kind, name, image, uses, serviceAccount } = this.workload;
    const { dns = false, ingress = [] } = networkOf(this.workload, this.environment);
    const role = this.platform.contract.roles.workloadRoleArns[name];
    return {
      name,
      kind,
      image,
      serviceAccount: `${this.environment.application.namespace}/${serviceAccount}`,
      ...(role !== undefined && { role: this.platform.readable(role) }),
      variables: this.delivered((source) => !uses.some((use) => follows(source, use))),
      files: this.deliveredFiles((source) => !uses.some((use) => follows(source, use))),
      dns,
      ingress,
      uses: uses.map((use) => this.use(use)),
    };
  }

  private use(use: Use): UseExplained {
    const statements = statementsOf([use], this.platform.grants);
    const egress = networkOf({ ...this.workload, uses: [use] }, this.environment).egress ?? [];
    return {
      use,
      statements: statements.map(({ sid, actions, resources }) => ({
        sid,
        actions,
        resources: resources.map((resource) => this.platform.readable(resource)),
      })),
      secrets: this.secretsIn(statements),
      variables: this.delivered((source) => follows(source, use)),
      files: this.deliveredFiles((source) => follows(source, use)),
      egress,
      ingress: this.ingressElsewhere(use),
      securityGroupRules: this.platform.ingressRules().filter((rule) => egress.some((way) => leadsTo(way, rule))),
    };
  }

  private delivered(isMeant: (source: StatedVariable["variable"]) => boolean): Delivered[] {
    return Object.entries(this.variables)
      .filter(([, { variable }]) => isMeant(variable))
      .map(([name, { variable, statedBy }]) => ({ name, from: sourceText(variable), statedBy }));
  }

  private deliveredFiles(isMeant: (source: FileContent) => boolean): Delivered[] {
    return this.files
      .filter(([, content]) => isMeant(content))
      .map(([name, content]) => ({ name, from: sourceText(content), statedBy: "workload" }));
  }

  private secretsIn(statements: readonly PolicyStatement[]): UseExplained["secrets"] {
    const readable = statements.filter(({ sid }) => sid === "ReadSecrets").flatMap(({ resources }) => resources);
    const { contract } = this.platform;
    const entry = (section: keyof typeof contract, table: string, key: string): string =>
      (contract[section] as Readonly<Record<string, Readonly<Record<string, string>>>>)[table]?.[key] ?? "";
    const facts = factsOf(this.environment, { entry });
    const login = registryLoginOf(this.workload, this.environment, facts);
    const taken = [
      ...Object.values(variablesOf(this.workload, this.environment, facts).secret?.sources ?? {}),
      ...(login ? [login.username, login.password] : []),
    ];
    return readable.map((arn) => ({
      name: this.platform.readable(arn),
      keys: [...new Set(taken.filter(({ key }) => key === arn).flatMap(({ property }) => property ?? []))],
    }));
  }

  private ingressElsewhere(use: Use): UseExplained["ingress"] {
    const needs = networkNeedsOf([use], this.environment.application);
    return needs.flatMap((need) => {
      const called = workloadsOf(this.environment.application).find(
        ({ name }) => need.to === "component" && name === need.component,
      );
      const { ingress = [] } = called ? networkOf(called, this.environment) : {};
      return ingress
        .filter(({ workload }) => workload === this.workload.name)
        .map((rule) => ({ ...rule, into: called?.name ?? "" }));
    });
  }
}

/** Whether a value is there because of the use; a template may be because of several. */
function follows(source: StatedVariable["variable"] | FileContent, use: Use): boolean {
  return typeof source !== "string" && plainSourcesOf(source).some((one) => concerns(one, use));
}

/** Whether the rule lets in what goes this way: to addresses in the VPC, at its port. */
function leadsTo({ cidrs = [], except, ports }: EgressRule, { port, cidr }: SecurityGroupRule): boolean {
  return ports.includes(port) && except === undefined && cidrs.length > 0 && (cidr === undefined || cidrs.includes(cidr));
}
