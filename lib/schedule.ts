import { type CronField, dayNames, dayOfMonth, hour, minute, month, numbersOf, rangeText } from "./cron-field";
import type { Refusal } from "./refusal";

/** Its Sunday is 0, and never 7. */
const dayOfWeek: CronField = { unit: "day of the week", least: 0, most: 6, names: dayNames };
const fields = [minute, hour, dayOfMonth, month, dayOfWeek];

/** Days of each month; 29 February comes. */
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const words = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];
const every = /^@every (\d+(\.\d+)?(h|m|s))+$/;

const fiveFields = "five cron fields, such as 0 3 * * 0";

/**
 * What is wrong with a schedule of Kubernetes or Velero: five fields, or a word such as `@daily`. Source: both parse by `ParseStandard` of the Go module
 * robfig/cron 3.0.1. This is narrower where that one takes what nobody means: `*-5`, an empty part in a list.
 */
export function scheduleRefusal(schedule: string): Refusal | undefined {
  return words.includes(schedule) || every.test(schedule) ? undefined : fieldsRefusal(schedule, `${fiveFields}; or @daily`);
}

/** What is wrong with a schedule of five fields, without words. Source: KEDA, cron scaler: a parser without descriptors. */
export function fieldsRefusal(schedule: string, allowed = fiveFields): Refusal | undefined {
  const texts = schedule.split(" ");
  if (texts.length !== fields.length) {
    return { problem: "is not a schedule", allowed };
  }
  const numbers: (readonly number[])[] = [];
  for (const [at, field] of fields.entries()) {
    const found = numbersOf((texts[at] ?? "").replace(/^\?/, "*"), field);
    if (typeof found === "string") {
      return { problem: `is not a schedule: ${found}`, allowed: `${field.unit}: ${rangeText(field)}; in ${allowed}` };
    }
    numbers.push(found);
  }
  const [, , days = [], months = []] = numbers;
  // With a day of the week besides, either of the two is enough.
  const byWeekday = !isAny(texts[4] ?? "") && !isAny(texts[2] ?? "");
  const comes = byWeekday || months.some((one) => days.some((day) => day <= (monthDays[one - 1] ?? 0)));
  return comes ? undefined : { problem: "never comes", allowed: "a date that the calendar has" };
}

const isAny = (text: string) => text.split(",").some((part) => /^[*?](\/1)?$/.test(part));
