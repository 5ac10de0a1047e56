import { alarmTopicArnsOf, alarmTopicOf, type Severity } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { Construct } from "../../lib/terraform";
import { AlarmTopic } from "../../modules/alarms";
import { alarmsPurpose, type Keys } from "./keys";

/** The topic of each severity that anybody is told of. */
export function addAlarmTopics(
  scope: Construct,
  environment: Environment,
  keys: Keys,
): Readonly<Partial<Record<Severity, AlarmTopic>>> {
  const alarms = new Construct(scope, "alarms");
  return Object.fromEntries(
    (Object.keys(alarmTopicArnsOf(environment)) as Severity[]).map((severity) => [
      severity,
      new AlarmTopic(alarms, severity, {
        name: alarmTopicOf(environment, severity),
        contacts: environment.alarms?.[severity] ?? [],
        encryptionKey: keys.for(alarmsPurpose),
        account: environment.account,
      }),
    ]),
  );
}
