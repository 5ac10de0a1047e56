import fc from "fast-check";

const numbers = (min: number, max: number) => fc.integer({ min, max });
const words = fc.stringMatching(/^[a-z][a-z0-9]{1,7}$/);
const labels = fc.stringMatching(/^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/);
const shortLabels = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
const someWord = () => words;
const someLabel = () => labels;
const someShortLabel = () => shortLabels;

/** Ends of names, and construct ids, that the platform has of its own. */
const taken = [
  ..."admin deploy read node-role cluster-role flow-logs github-deploy addon-velero addon-karpenter monitoring".split(" "),
  ..."logs velero database database-a redis terraform-state interruptions node current value secret policy role".split(" "),
  ..."cluster db cache access endpoints constructor tostring prototype default system kube-system".split(" "),
  // What YAML takes for something else than text.
  ..."no on off yes y n null true".split(" "),
] as [string, ...string[]];

/** Random choices, each of which fast-check can repeat and make simpler: a smaller throw asks for less. */
export class Dice {
  constructor(private readonly draw: fc.GeneratorValue) {}

  number(min: number, max: number): number {
    return this.draw(numbers, min, max);
  }

  /** True so many times out of a hundred. */
  chance(percent: number): boolean {
    return this.number(0, 99) >= 100 - percent;
  }

  one<T>(values: readonly [T, ...T[]]): T {
    return values[this.number(0, values.length - 1)] ?? values[0];
  }

  /** One of the values; `otherwise` where there are none. */
  oneOf<T>(values: readonly T[], otherwise: T): T {
    const [first, ...rest] = values;
    return first === undefined ? otherwise : this.one([first, ...rest]);
  }

  some<T>(values: readonly T[], percent = 50): T[] {
    return values.filter(() => this.chance(percent));
  }

  /** Mostly a short word, sometimes one that something else is named by, or any name: up to 40 characters, hyphens in a row. */
  label(): string {
    const kind = this.number(0, 19);
    if (kind < 12) {
      return this.draw(someWord);
    }
    return kind < 14 ? this.one(taken) : this.draw(kind < 19 ? someShortLabel : someLabel);
  }

  /** Up to `max` different names. */
  labels(max: number, min = 0): string[] {
    return [...new Set(Array.from({ length: this.number(min, max) }, () => this.label()))];
  }

  /** Settings that an environment may leave out: each is there in some of the cases. */
  optional<T extends object>(settings: T, percent = 30): Partial<T> {
    return Object.fromEntries(Object.entries(settings).filter(() => this.chance(percent))) as Partial<T>;
  }

  /** A protection, on or off with a reason. */
  protection(): object {
    return this.chance(30) ? { enabled: false, reason: "a reason that is long enough" } : { enabled: true };
  }

  /** A risk that is off, or on with a reason. */
  exception(percent = 15): object {
    return this.chance(percent) ? { enabled: true, reason: "a reason that is long enough" } : { enabled: false };
  }

  logRetention(): number {
    return this.one([365, 1, 3, 7, 14, 30, 90, 400, 731, 3653]);
  }

  email(): string {
    return `${this.label()}@example.com`;
  }

  /** Two windows that seldom meet. */
  windows(daily: string, weekly: string): Record<string, string> {
    const hour = (value: number) => String(value % 24).padStart(2, "0");
    const start = this.number(0, 23);
    const other = this.number(0, 22);
    const length = this.number(1, Math.max(1, Math.min(3, 23 - other)));
    const day = this.one(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
    const minute = this.one(["00", "30", "15"]);
    return {
      [daily]: `${hour(start)}:${minute}-${hour(start + 1)}:${minute}`,
      [weekly]: `${day}:${hour(other)}:${minute}-${day}:${hour(other + length)}:${minute}`,
    };
  }
}
