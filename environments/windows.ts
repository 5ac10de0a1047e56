const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const day = 24 * 60;
const week = 7 * day;

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
