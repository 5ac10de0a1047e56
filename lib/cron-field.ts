/** One field of a cron schedule. */
export interface CronField {
  /** What its numbers are, such as `minute`. */
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  /** Words for its numbers, the first of which is `least`; in any case of letters. */
  readonly names?: readonly string[];
}

export const minute: CronField = { unit: "minute", least: 0, most: 59 };
export const hour: CronField = { unit: "hour", least: 0, most: 23 };
export const dayOfMonth: CronField = { unit: "day of the month", least: 1, most: 31 };
export const month: CronField = {
  unit: "month",
  least: 1,
  most: 12,
  names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
};
export const dayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;

/** Numbers that a field stands for; or, as a text, what is wrong with it. */
export function numbersOf(text: string, field: CronField): readonly number[] | string {
  const numbers = new Set<number>();
  for (const part of text.split(",")) {
    const span = spanOf(part, field);
    if (typeof span === "string") {
      return span;
    }
    for (let number = span.from; number <= span.to; number += span.step) {
      numbers.add(number);
    }
  }
  return [...numbers];
}

/** Numbers and names that a field takes, in words. */
export function rangeText({ least, most, names }: CronField): string {
  return `${least} to ${most}${names ? `, or ${names[0]} to ${names.at(-1)}` : ""}`;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Of `*`, a number, or a range, each with a step or without. */
function spanOf(part: string, field: CronField): Span | string {
  const [range = "", stepText, ...more] = part.split("/");
  const step = stepText === undefined ? 1 : numberIn(stepText);
  if (step === undefined || step < 1 || more.length > 0) {
    return `${part} has no step of 1 or more`;
  }
  const ends = range === "*" ? [field.least, field.most].map(String) : range.split("-");
  const [from, to = stepText === undefined ? from : field.most] = ends.map((end) => numberNamed(end, field));
  const wrong = ends.find((end) => numberNamed(end, field) === undefined);
  if (wrong !== undefined || ends.length > 2 || from === undefined || to === undefined) {
    return `${wrong || part || "nothing"} is no ${field.unit}`;
  }
  if (from > to) {
    return `${range} runs backwards`;
  }
  return stepText !== undefined && from + step > to ? `${part} comes only once: its step leads past ${to}` : { from, to, step };
}

function numberNamed(text: string, { least, most, names = [] }: CronField): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  const value = named < 0 ? numberIn(text) : named + least;
  return value === undefined || value < least || value > most ? undefined : value;
}

const numberIn = (text: string): number | undefined => (/^\d{1,4}$/.test(text) ? Number(text) : undefined);
