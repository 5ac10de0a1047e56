import { backupScheduleRefusal } from "../../lib/backup-schedule";
import { fieldsRefusal, scheduleRefusal } from "../../lib/schedule";

describe("a schedule of Kubernetes", () => {
  it.each([
    "0 3 * * 0",
    "*/15 0-6/2 1,15 * MON-FRI",
    "5/10 ? ? jan-MAR sun",
    "@daily",
    "@every 1h30m",
    "0 0 29 2 *",
    "0 0 30 2 MON",
    "59 23 31 12 6",
    "*/30 1-3/2 */30 */6 0/6",
  ])("may be %s", (schedule) => {
    expect(scheduleRefusal(schedule)).toBeUndefined();
  });

  it.each([
    ["61 2 1 * *", "is not a schedule: 61 is no minute", /^minute: 0 to 59; in five cron fields/],
    ["0 24 * * *", "is not a schedule: 24 is no hour", /^hour: 0 to 23/],
    ["0 0 0 * *", "is not a schedule: 0 is no day of the month", /1 to 31/],
    ["0 0 L * *", "is not a schedule: L is no day of the month", /1 to 31/],
    ["0 0 1 13 *", "is not a schedule: 13 is no month", /1 to 12, or JAN to DEC/],
    ["0 0 1 MON *", "is not a schedule: MON is no month", /JAN to DEC/],
    ["0 0 * * 7", "is not a schedule: 7 is no day of the week", /0 to 6, or SUN to SAT/],
    ["*/0 * * * *", "is not a schedule: */0 has no step of 1 or more", /minute/],
    ["*/5/2 * * * *", "is not a schedule: */5/2 has no step of 1 or more", /minute/],
    ["*/60 * * * *", "is not a schedule: */60 comes only once: its step leads past 59", /^minute: 0 to 59/],
    ["*/61 * * * *", "is not a schedule: */61 comes only once: its step leads past 59", /^minute: 0 to 59/],
    ["40/20 * * * *", "is not a schedule: 40/20 comes only once: its step leads past 59", /^minute: 0 to 59/],
    ["0 */24 * * *", "is not a schedule: */24 comes only once: its step leads past 23", /^hour: 0 to 23/],
    ["0 0 1-31/40 * *", "is not a schedule: 1-31/40 comes only once: its step leads past 31", /1 to 31/],
    ["0 5-1 * * *", "is not a schedule: 5-1 runs backwards", /hour/],
    ["0 FRI-MON * * *", "is not a schedule: FRI is no hour", /hour/],
    ["0 0 * * FRI-MON", "is not a schedule: FRI-MON runs backwards", /SUN to SAT/],
    ["1-2-3 0 * * *", "is not a schedule: 1-2-3 is no minute", /minute/],
    ["0,,5 0 * * *", "is not a schedule: nothing is no minute", /minute/],
    ["0 0 3 * * 0", "is not a schedule", /^five cron fields/],
    ["0 3 * *", "is not a schedule", /^five cron fields/],
    ["@fortnightly", "is not a schedule", /or @daily$/],
    ["TZ=UTC 0 3 * *", "is not a schedule: TZ=UTC is no minute", /minute/],
    ["0 0 30 2 *", "never comes", /a date that the calendar has/],
    ["0 0 31 4,6,9,11 ?", "never comes", /a date/],
    ["0 0 31 2 *,1", "never comes", /a date/],
  ])("is not %s", (schedule, problem, allowed) => {
    expect(scheduleRefusal(schedule)).toEqual({ problem, allowed: expect.stringMatching(allowed) as string });
  });

  it("is five fields and no word where KEDA reads it", () => {
    expect(fieldsRefusal("0 8 * * 1-5")).toBeUndefined();
    expect(fieldsRefusal("@daily")?.problem).toBe("is not a schedule");
  });
});

describe("a schedule of AWS Backup", () => {
  it.each([
    "cron(0 1 * * ? *)",
    "cron(0/15 8-17 ? * MON-FRI 2027)",
    "cron(0 0 L * ? *)",
    "cron(0 0 15W JAN,JUL ? *)",
    "cron(0 0 ? * 3#3 *)",
    "cron(0 0 ? * 6L *)",
  ])("may be %s", (schedule) => {
    expect(backupScheduleRefusal(schedule)).toBeUndefined();
  });

  it.each([
    ["cron(0 1 * * *)", "is not a backup schedule"],
    ["rate(1 day)", "is not a backup schedule"],
    ["cron(0 1 * * * *)", "is not a backup schedule: of day and weekday one is ?"],
    ["cron(0 1 ? * ? *)", "is not a backup schedule: of day and weekday one is ?"],
    ["cron(60 1 * * ? *)", "is not a backup schedule: 60 is no minute"],
    ["cron(0/60 1 * * ? *)", "is not a backup schedule: 0/60 comes only once: its step leads past 59"],
    ["cron(0 25 * * ? *)", "is not a backup schedule: 25 is no hour"],
    ["cron(0 1 32 * ? *)", "is not a backup schedule: 32 is no day of the month"],
    ["cron(0 1 ? * 0 *)", "is not a backup schedule: 0 is no day of the week"],
    ["cron(0 1 * * ? 1969)", "is not a backup schedule: 1969 is no year"],
  ])("is not %s", (schedule, problem) => {
    expect(backupScheduleRefusal(schedule)?.problem).toBe(problem);
  });
});
