import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { Database, type DatabaseProps } from "../../../modules/database";
import type { BaseStack } from "../../../stacks/base";
import { resourceAt } from "../../support/resources";
import { synthModule } from "../../support/synth-module";

/** DebtFlow's production, but for what the module defaults to. */
export function debtflow(stack: BaseStack): DatabaseProps {
  return {
    identifier: "debtflow-production",
    subnets: ["a", "b"].map((zone) => new Subnet(stack, `private-${zone}`, { vpcId: "vpc-1" })),
    securityGroups: [new SecurityGroup(stack, "database-group", { vpcId: "vpc-1" })],
    engineVersion: "16",
    instanceClass: "db.t3.medium",
    storageGib: 20,
    name: "debtflow",
    username: "debtflow",
    secret: { name: "debtflow/production/database", description: "DebtFlow database credentials (production)" },
    parameters: {
      shared_preload_libraries: "pg_stat_statements",
      "pg_stat_statements.track": "all",
      log_min_duration_statement: "1000",
    },
  };
}

type Overrides = Partial<DatabaseProps> | ((stack: BaseStack) => Partial<DatabaseProps>);

/** A stack with the database of DebtFlow's production, and the random provider that only the password `random` needs. */
export function synthDatabase(overrides: Overrides = {}, use: (database: Database, stack: BaseStack) => void = () => {}): string {
  return synthModule((stack) => {
    const given = typeof overrides === "function" ? overrides(stack) : overrides;
    if (given.password === "random") {
      new RandomProvider(stack, "random");
    }
    use(new Database(stack, "database", { ...debtflow(stack), ...given }), stack);
  });
}

/** The same without a secret, as RDS' own password asks for. */
export function synthManaged(overrides: Overrides = {}, use?: (database: Database, stack: BaseStack) => void): string {
  return synthModule((stack) => {
    const { secret: _, ...props } = debtflow(stack);
    const given = typeof overrides === "function" ? overrides(stack) : overrides;
    use?.(new Database(stack, "database", { ...props, password: "rds", ...given }), stack);
  });
}

export const instanceOf = (json: string) => resourceAt(json, "aws_db_instance.database_instance");

/** An expression as it stands in the synthesized file. */
export const reference = (expression: string) => `\${${expression}}`;
