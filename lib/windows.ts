import { checkText } from "./checks";
import { ConfigurationError } from "./errors";

const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const day = 24 * 60;
const week = 7 * day;

/** Daily window in UTC, such as `03:00-04:00`. */
export const dailyForm = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;
/** Weekly window in UTC and lower case, such as `mon:04:00-mon:05:00`. */
export const weeklyForm =
  /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$/;

/** A span of minutes within a week that starts on Sunday, 00:00 UTC; it may run over the week's end. */
export interface Span {
  readonly start: number;
  readonly length: number;
}

/** The span of a weekly window such as `mon:04:00-mon:05:00`. */
export function weekMinutes(window: string): Span {
  const [from = 0, to = 0] = window.split("-").map((end) => {
    const [name = "", hours, minutes] = end.split(":");
    return days.indexOf(name) * day + Number(hours) * 60 + Number(minutes);
  });
  return { start: from, length: (to - from + week) % week };
}

/** The span of a daily window such as `03:00-04:00`, on a Sunday. */
export function dayMinutes(window: string): Span {
  const [from = 0, to = 0] = window.split("-").map((time) => {
    const [hours, minutes] = time.split(":");
    return Number(hours) * 60 + Number(minutes);
  });
  return { start: from, length: (to - from + day) % day };
}

/** Whether a daily and a weekly window ever meet. */
export function overlaps(daily: string, weekly: string): boolean {
  const { start, length } = dayMinutes(daily);
  const other = weekMinutes(weekly);
  return days.some((_, index) => meet({ start: start + index * day, length }, other));
}

function meet(a: Span, b: Span): boolean {
  return (b.start - a.start + week) % week < a.length || (a.start - b.start + week) % week < b.length;
}

/** A window and the path of the property that it was given by. */
export interface GivenWindow {
  readonly path: string;
  readonly window: string;
}

/**
 * A service's daily and weekly window in UTC: of the form that AWS returns (lower case: any other shows a change in every
 * plan), long enough, and apart from each other.
 */
export function checkWindows(daily: GivenWindow, weekly: GivenWindow, leastMinutes: number): void {
  checkText(daily.path, daily.window, dailyForm, "is not a daily window", "hh:mm-hh:mm in UTC, such as 03:00-04:00");
  checkText(
    weekly.path,
    weekly.window,
    weeklyForm,
    "is not a weekly window",
    "ddd:hh:mm-ddd:hh:mm in UTC and lower case, such as mon:04:00-mon:05:00",
  );
  checkLength(daily, dayMinutes(daily.window), leastMinutes);
  checkLength(weekly, weekMinutes(weekly.window), leastMinutes);
  if (overlaps(daily.window, weekly.window)) {
    throw new ConfigurationError(daily.path, `overlaps the weekly window ${weekly.window}`, daily.window, "a window of its own");
  }
}

function checkLength({ path, window }: GivenWindow, { length }: Span, least: number): void {
  if (length < least || length > day) {
    throw new ConfigurationError(path, "is too short or too long", window, `${least} minutes to a day`);
  }
}
