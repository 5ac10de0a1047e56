import { monitoring } from "../../addons/monitoring";
import { serviceAccounts } from "../../modules/iam";
import { account, contextWith, valuesOf } from "./context";

const alarms = {
  critical: ["on-call@example.com"],
  warning: ["devops@example.com"],
  businessHours: { timeZone: "Europe/Berlin", from: "08:30", to: "18:00" },
};
const withAlarms = (settings: object | undefined) =>
  valuesOf(monitoring, contextWith({ "addons.monitoring": {}, alarms: settings })).alertmanager;

const { config, serviceAccount } = withAlarms(alarms);
const routeOf = (severity: string) =>
  config.route.routes.find(({ matchers }: { matchers: string[] }) => matchers.includes(`severity = "${severity}"`));
const receiverOf = (name: string) => config.receivers.find((receiver: { name: string }) => receiver.name === name);

describe("what is told", () => {
  it("at once is what is critical, at any time", () => {
    expect(routeOf("critical")).toEqual({
      receiver: "critical",
      matchers: ['severity = "critical"'],
      group_wait: "0s",
      group_interval: "1m",
      repeat_interval: "4h",
    });
  });

  it("in business hours, of their own time zone, is a warning", () => {
    expect(routeOf("warning")).toMatchObject({ receiver: "warning", active_time_intervals: ["business-hours"] });
    expect(config.time_intervals).toEqual([
      {
        name: "business-hours",
        time_intervals: [
          {
            weekdays: ["monday:friday"],
            times: [{ start_time: "08:30", end_time: "18:00" }],
            location: "Europe/Berlin",
          },
        ],
      },
    ]);
  });

  it("goes to the topic of its severity, under Alertmanager's own role", () => {
    for (const severity of ["critical", "warning"]) {
      expect(receiverOf(severity).sns_configs).toMatchObject([
        {
          topic_arn: `arn:aws:sns:us-east-1:${account}:debtflow-production-alarms-${severity}`,
          sigv4: { region: "us-east-1" },
          send_resolved: true,
        },
      ]);
    }
    expect(serviceAccount).toEqual({
      create: true,
      name: serviceAccounts.alertmanager.name,
      annotations: { "eks.amazonaws.com/role-arn": `arn:aws:iam::${account}:role/alertmanager` },
    });
  });

  it("is no warning of what is critical already", () => {
    expect(config.inhibit_rules).toEqual([
      {
        source_matchers: ['severity = "critical"'],
        target_matchers: ['severity = "warning"'],
        equal: ["namespace", "alertname"],
      },
    ]);
  });

  it("is nothing that only says that all is well", () => {
    expect(config.route.routes[0]).toEqual({ receiver: "null", matchers: ['alertname = "Watchdog"'] });
    expect(receiverOf("null")).toEqual({ name: "null" });
  });

  it("names the environment, in a subject that SNS takes", () => {
    const [{ subject }] = receiverOf("critical").sns_configs;
    expect(subject).toContain("debtflow-production");
    expect(subject).toMatch(/^\{\{ printf "%\.99s" /);
  });
});

it("tells of no warning where nobody wants any", () => {
  const { config: told } = withAlarms({ critical: alarms.critical });
  expect(told.receivers.map(({ name }: { name: string }) => name)).toEqual(["null", "critical"]);
  expect(JSON.stringify(told.route)).not.toContain("warning");
});

it("tells nobody, and takes no role, where the environment has no alarms", () => {
  const silent = withAlarms(undefined);
  expect(silent.config.receivers).toEqual([{ name: "null" }]);
  expect(silent.config.route.routes).toEqual([{ receiver: "null", matchers: ['alertname = "Watchdog"'] }]);
  expect(silent).not.toHaveProperty("serviceAccount");
});
