import type { DatabaseProps } from "../../../modules/database";
import { onlyResource } from "../../support/resources";
import { synthDatabase } from "./support";

const groupOf = (props: Partial<DatabaseProps> = {}) => onlyResource(synthDatabase(props), "aws_db_parameter_group");
const methodOf = (name: string) => {
  const parameters = groupOf({ parameters: { [name]: "1" } }).parameter as { name: string; apply_method: string }[];
  return parameters.find((parameter) => parameter.name === name)?.apply_method;
};

describe("A database's parameters", () => {
  it("are DebtFlow's, with TLS forced", () => {
    expect(groupOf()).toEqual({
      name: "debtflow-production-pg16",
      family: "postgres16",
      parameter: [
        { name: "shared_preload_libraries", value: "pg_stat_statements", apply_method: "pending-reboot" },
        { name: "pg_stat_statements.track", value: "all", apply_method: "immediate" },
        { name: "log_min_duration_statement", value: "1000", apply_method: "immediate" },
        { name: "rds.force_ssl", value: "1", apply_method: "pending-reboot" },
      ],
      lifecycle: { create_before_destroy: true },
    });
  });

  it("let plain connections in only where they are told to", () => {
    expect(groupOf({ forceTls: false, parameters: {} }).parameter).toEqual([
      { name: "rds.force_ssl", value: "0", apply_method: "pending-reboot" },
    ]);
  });

  it("are of the major version's family, also for a minor", () => {
    expect(groupOf({ engineVersion: "15.4" })).toMatchObject({ name: "debtflow-production-pg15", family: "postgres15" });
  });

  it.each(["shared_buffers", "max_connections", "rds.logical_replication"])("waits for a reboot with %s", (name) => {
    expect(methodOf(name)).toBe("pending-reboot");
  });

  it.each(["log_statement", "work_mem"])("applies %s at once", (name) => {
    expect(methodOf(name)).toBe("immediate");
  });

  const path = "test/database.parameters";
  it.each<[string, Record<string, string>, string]>([
    [
      "a unit suffix",
      { shared_buffers: "256MB" },
      `${path}.shared_buffers: has a unit suffix, got "256MB"; allowed: a plain number in the parameter's own unit (shared_buffers: pages of 8 kB)`,
    ],
    [
      "a time with a unit",
      { log_min_duration_statement: "1 s" },
      `${path}.log_min_duration_statement: has a unit suffix, got "1 s"`,
    ],
    [
      "TLS by another way",
      { "rds.force_ssl": "0" },
      `${path}.rds.force_ssl: is set in two places, got "0"; allowed: forceTls alone`,
    ],
    [
      "a name with a capital",
      { MaxConnections: "1" },
      `${path}: is not a parameter, got "MaxConnections"; allowed: lower-case letters, digits and _, with one dot at most`,
    ],
  ])("refuses %s", (_, parameters, message) => {
    expect(() => groupOf({ parameters })).toThrow(message);
  });
});
