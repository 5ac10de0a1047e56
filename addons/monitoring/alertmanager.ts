import { alarmTopicArnsOf, type Severity } from "../../environments/names";
import type { Environment } from "../../environments/schema";

/** Tells nobody. */
const nobody = "null";
const businessHours = "business-hours";

/** Hours until an alert that goes on is told again. */
const repeatHours: Readonly<Record<Severity, number>> = { critical: 4, warning: 24 };

/** Such as `debtflow-production FIRING: HighErrorRate debtflow`, cut off where SNS would refuse it, and the alert with it. */
const subjectOf = ({ id }: Environment) =>
  `{{ printf "%.99s" (printf "${id} %s: %s %s" (.Status | toUpper) .GroupLabels.alertname .GroupLabels.namespace) }}`;

/** Who is told of what, and when: Alertmanager's own configuration. No secret is in it: SNS takes the role of its pods. */
export function alertmanagerConfig(environment: Environment) {
  const { region, alarms } = environment;
  const topics = Object.entries(alarmTopicArnsOf(environment)) as [Severity, string][];
  const { timeZone, from, to } = alarms?.businessHours ?? {};
  return {
    global: { resolve_timeout: "5m" },
    route: {
      receiver: nobody,
      group_by: ["alertname", "namespace"],
      group_wait: "30s",
      group_interval: "5m",
      repeat_interval: "12h",
      routes: [
        // Always on, so that its silence can be noticed; nobody wants a mail of it.
        { receiver: nobody, matchers: ['alertname = "Watchdog"'] },
        ...topics.map(([severity]) => ({
          receiver: severity,
          matchers: [`severity = "${severity}"`],
          repeat_interval: `${repeatHours[severity]}h`,
          ...(severity === "critical"
            ? { group_wait: "0s", group_interval: "1m" }
            : // What began at night and still goes on is told when they begin.
              { active_time_intervals: [businessHours] }),
        })),
      ],
    },
    receivers: [
      { name: nobody },
      ...topics.map(([severity, arn]) => ({
        name: severity,
        sns_configs: [
          {
            topic_arn: arn,
            sigv4: { region },
            send_resolved: true,
            subject: subjectOf(environment),
          },
        ],
      })),
    ],
    time_intervals: alarms
      ? [
          {
            name: businessHours,
            time_intervals: [
              {
                weekdays: ["monday:friday"],
                times: [{ start_time: from, end_time: to }],
                location: timeZone,
              },
            ],
          },
        ]
      : [],
    // Of an alert with two thresholds, the higher one says it all.
    inhibit_rules: [
      {
        source_matchers: ['severity = "critical"'],
        target_matchers: ['severity = "warning"'],
        equal: ["namespace", "alertname"],
      },
    ],
  };
}
