import { type CronField, dayNames, dayOfMonth, hour, minute, month, numbersOf, rangeText } from "./cron-field";
import type { Refusal } from "./refusal";

/** Its Sunday is 1. */
const dayOfWeek: CronField = { unit: "day of the week", least: 1, most: 7, names: dayNames };
const year: CronField = { unit: "year", least: 1970, most: 2199 };
const form = "cron(minute hour day month weekday year)";

/**
 * What is wrong with a schedule of AWS Backup, such as `cron(0 1 * * ? *)`. Source: Amazon EventBridge User Guide, "Cron expressions": six fields; of the
 * two days one is `?`; the last day of a month (`L`), the weekday nearest to a day (`15W`) and the third Tuesday (`3#3`) have forms of their own.
 */
export function backupScheduleRefusal(schedule: string): Refusal | undefined {
  const [, inner] = /^cron\((.*)\)$/.exec(schedule) ?? [];
  const texts = inner?.split(" ") ?? [];
  if (texts.length !== 6) {
    return { problem: "is not a backup schedule", allowed: form };
  }
  const [, , day = "", , weekday = ""] = texts;
  if ((day === "?") === (weekday === "?")) {
    return { problem: "is not a backup schedule: of day and weekday one is ?", allowed: `${form}, such as cron(0 1 * * ? *)` };
  }
  const fields: [string | undefined, CronField, RegExp?][] = [
    [texts[0], minute],
    [texts[1], hour],
    [day, dayOfMonth, /^(\?|L|LW|([1-9]|[12]\d|3[01])W)$/],
    [texts[3], month],
    [weekday, dayOfWeek, /^(\?|[1-7]?L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)#[1-5])$/],
    [texts[5], year],
  ];
  for (const [text = "", field, special] of fields) {
    const found = special?.test(text) ? [] : numbersOf(text, field);
    if (typeof found === "string") {
      return { problem: `is not a backup schedule: ${found}`, allowed: `${field.unit}: ${rangeText(field)}; in ${form}` };
    }
  }
  return undefined;
}
