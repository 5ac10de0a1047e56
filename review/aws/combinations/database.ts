import type { Problem, Rule } from "../rule";
import { type Body, isOn, isUnknown, numberOf, type Resource, refersTo, resourcesOf, type Stack, textsOf } from "../stack";

const instances = (stack: Stack) => resourcesOf(stack, "aws_db_instance");
const each = (test: (body: Body, resource: Resource, stack: Stack) => Omit<Problem, "address"> | undefined): Rule["find"] => {
  return (stack) =>
    instances(stack).flatMap((resource) => {
      const problem = test(resource.body, resource, stack);
      return problem === undefined ? [] : [{ address: resource.address, ...problem }];
    });
};

/** Log types that RDS hands over, by engine. */
const logTypes: Readonly<Record<string, readonly string[]>> = {
  postgres: ["postgresql", "upgrade", "iam-db-auth-error"],
  mysql: ["audit", "error", "general", "slowquery", "iam-db-auth-error"],
  mariadb: ["audit", "error", "general", "slowquery", "iam-db-auth-error"],
};

export const databaseRules: readonly Rule[] = [
  {
    id: "gp3 below 400 GiB",
    what: "gp3 storage below 400 GiB takes neither IOPS nor throughput",
    source: "Amazon RDS User Guide, gp3 storage",
    find: each(({ storage_type: type, allocated_storage: gib, iops, storage_throughput: throughput, engine = "" }) => {
      const small = type === "gp3" && (numberOf(gib) ?? 400) < 400 && !/^(sqlserver|oracle)/.test(String(engine));
      const set = iops !== undefined || throughput !== undefined;
      return small && set ? { given: { gib, iops, throughput }, allowed: "400 GiB or more, or neither" } : undefined;
    }),
  },
  {
    id: "storage growth",
    what: "the limit of storage autoscaling is less than a tenth above the storage",
    source: "Amazon RDS User Guide, Managing capacity automatically with Amazon RDS storage autoscaling",
    find: each(({ allocated_storage: now, max_allocated_storage: limit }) => {
      const [gib, most] = [numberOf(now), numberOf(limit)];
      const least = Math.ceil((gib ?? 0) * 1.1);
      return gib !== undefined && most !== undefined && most !== 0 && most < least
        ? { given: most, allowed: `0, or ${least} GiB or more` }
        : undefined;
    }),
  },
  {
    id: "unencryptable class",
    what: "the class cannot have encrypted storage",
    source: "Amazon RDS User Guide, Availability of Amazon RDS encryption",
    find: each(({ storage_encrypted: on, instance_class: name }) =>
      isOn(on) && /^db\.(m1|m2|t2\.micro)/.test(String(name))
        ? { given: name, allowed: "another class than db.m1, db.m2 or db.t2.micro" }
        : undefined,
    ),
  },
  {
    id: "performance insights on small classes",
    what: "MySQL and MariaDB have no Performance Insights on micro and small classes",
    source: "Amazon RDS User Guide, Amazon RDS DB engine, Region, and instance class support for Performance Insights",
    find: each(({ performance_insights_enabled: on, engine, instance_class: name }) =>
      isOn(on) && (engine === "mysql" || engine === "mariadb") && /^db\.t\w+\.(micro|small)$/.test(String(name))
        ? { given: name, allowed: "a medium class or larger" }
        : undefined,
    ),
  },
  {
    id: "managed password and replicas",
    what: "an instance whose password RDS manages in Secrets Manager cannot have read replicas",
    source: "Amazon RDS User Guide, Limitations for Secrets Manager integration; terraform-aws-modules/terraform-aws-rds#532",
    find: (stack) =>
      instances(stack).flatMap((primary): Problem[] => {
        const managed = isOn(primary.body.manage_master_user_password);
        const replicas = instances(stack).filter(({ body }) => refersTo(body.replicate_source_db, primary));
        return managed && replicas.length > 0
          ? [
              {
                address: primary.address,
                given: replicas.map(({ address }) => address),
                allowed: "a password of the environment's own, or no replica",
              },
            ]
          : [];
      }),
  },
  {
    id: "replicas take backups",
    what: "an instance without backups cannot have read replicas",
    source: "Amazon RDS User Guide, Working with DB instance read replicas",
    find: each((body, primary, stack) =>
      numberOf(body.backup_retention_period) === 0 &&
      instances(stack).some((other) => refersTo(other.body.replicate_source_db, primary))
        ? { given: 0, allowed: "1 to 35 days of backups" }
        : undefined,
    ),
  },
  {
    id: "monitoring role",
    what: "Enhanced Monitoring takes an interval and a role, both or none",
    source: "Amazon RDS API Reference, CreateDBInstance",
    find: each(({ monitoring_interval: interval, monitoring_role_arn: role }) =>
      (numberOf(interval) ?? 0) > 0 !== (role !== undefined)
        ? { given: { interval, role }, allowed: "a role with an interval above 0, or neither" }
        : undefined,
    ),
  },
  {
    id: "windows",
    what: "backups and maintenance overlap",
    source: "Amazon RDS User Guide, Maintaining a DB instance",
    find: each(({ backup_window: backup, maintenance_window: maintenance }) => {
      const [first, second] = [minutesOf(backup), minutesOf(maintenance)];
      return first !== undefined && second !== undefined && overlap(first, second)
        ? { given: `${backup} and ${maintenance}`, allowed: "windows apart from each other" }
        : undefined;
    }),
  },
  {
    id: "short window",
    what: "a window is shorter than 30 minutes",
    source: "Amazon RDS API Reference, CreateDBInstance",
    find: each((body) => {
      const short = [body.backup_window, body.maintenance_window].find((window) => {
        const [from, to] = minutesOf(window) ?? [0, 30];
        return to - from < 30;
      });
      return short === undefined ? undefined : { given: short, allowed: "30 minutes or more" };
    }),
  },
  {
    id: "parameter group's family",
    what: "the parameter group is of another engine or major version",
    source: "Amazon RDS User Guide, Overview of parameter groups",
    find: (stack) =>
      instances(stack).flatMap(({ address, body }): Problem[] => {
        const group = resourcesOf(stack, "aws_db_parameter_group").find((one) => refersTo(body.parameter_group_name, one));
        const family = `${body.engine}${String(body.engine_version).split(".")[0]}`;
        return group === undefined || body.engine !== "postgres" || isUnknown(body.engine_version) || group.body.family === family
          ? []
          : [{ address, given: group.body.family, allowed: family }];
      }),
  },
  {
    id: "exported logs",
    what: "the engine has no such log",
    source: "Amazon RDS User Guide, Publishing database logs to Amazon CloudWatch Logs",
    find: each(({ engine, enabled_cloudwatch_logs_exports: exported }) => {
      const known = logTypes[String(engine)];
      const others = textsOf(exported).filter((type) => known !== undefined && !known.includes(type));
      return others.length > 0 ? { given: others, allowed: (known ?? []).join(", ") } : undefined;
    }),
  },
];

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** First and last minute of a window: of the day, or with `mon:` of the week. */
function minutesOf(window: unknown): readonly [number, number] | undefined {
  const [, ...parts] = /^(?:(\w{3}):)?(\d\d):(\d\d)-(?:(\w{3}):)?(\d\d):(\d\d)$/.exec(String(window)) ?? [];
  if (parts.length === 0) {
    return undefined;
  }
  const [fromDay, fromHour, fromMinute, toDay, toHour, toMinute] = parts;
  const minute = (day: string | undefined, hour: string | undefined, rest: string | undefined) =>
    Math.max(0, days.indexOf((day ?? "").toLowerCase())) * 1440 + Number(hour) * 60 + Number(rest);
  const [from, to] = [minute(fromDay, fromHour, fromMinute), minute(toDay, toHour, toMinute)];
  return [from, to > from ? to : to + (fromDay === undefined ? 1440 : 7 * 1440)];
}

/** Whether a daily and a weekly window have a minute in common. */
function overlap([dailyFrom, dailyTo]: readonly [number, number], [from, to]: readonly [number, number]): boolean {
  return [-1, 0, 1, 2, 3, 4, 5, 6, 7].some((day) => dailyFrom + day * 1440 < to && from < dailyTo + day * 1440);
}
