import type { Refusal } from "./refusal";
import { postgresTimeZoneRefusal } from "./time-zone";

/** A parameter of an engine. */
export interface Parameter {
  /** `bool`, `integer`, `real`, `enum`, `list` (of choices), `letters` (each of them a choice), `time-zone`, or `string`. */
  readonly type: string;
  /** Of its numbers, such as `ms` or `8kB`. */
  readonly unit?: string;
  readonly least?: number;
  readonly most?: number;
  readonly choices?: readonly string[];
}

const suffix = /^\s*-?[\d.]+\s*([kMGT]i?B?|B|us|ms|s|min|h|d)\s*$/i;

/** A parameter of a table: name, type, unit, least, most, choices, which may hold spaces; `-` where there is none. */
export function parameterOf([name = "", type = "", unit, least, most, ...last]: readonly string[]): [string, Parameter] {
  const has = (text: string | undefined): text is string => text !== undefined && text !== "-";
  const choices = last.join(" ");
  return [
    name,
    {
      type,
      ...(has(unit) && { unit }),
      ...(has(least) && { least: Number(least) }),
      ...(has(most) && { most: Number(most) }),
      ...(choices !== "" && has(choices) && { choices: choices.split("|") }),
    },
  ];
}

/** What is wrong with a parameter's value. */
export function valueRefusal({ type, unit, least, most, choices }: Parameter, value: string): Refusal | undefined {
  switch (type) {
    case "bool":
      // Source: github.com/hashicorp/terraform-provider-aws, issue 45394.
      return value === "0" || value === "1"
        ? undefined
        : { problem: "is not what RDS keeps of it, which shows a change in every plan", allowed: "1 for on, 0 for off" };
    case "enum":
      return choices?.includes(value.toLowerCase()) || choices?.includes(value)
        ? undefined
        : { problem: "is none of its values", allowed: choices?.filter((one) => one !== "").join(", ") ?? "" };
    case "list": {
      const other = value.split(",").find((one) => one.trim() !== "" && !choices?.includes(one.trim().toLowerCase()));
      return other === undefined ? undefined : { problem: `names ${other.trim()}`, allowed: `some of ${choices?.join(", ")}` };
    }
    case "letters": {
      const other = [...value].find((letter) => !choices?.includes(letter));
      return other === undefined ? undefined : { problem: `has the letter ${other}`, allowed: `some of ${choices?.join(" ")}` };
    }
    case "time-zone":
      return postgresTimeZoneRefusal(value);
    case "string":
      return undefined;
    default: {
      const range = `${least ?? "any"} to ${most ?? "any"}${unit ? `, in units of ${unit}` : ""}`;
      if (suffix.test(value)) {
        return { problem: "has a unit suffix", allowed: `a plain number in the parameter's own unit: ${range}` };
      }
      const form = type === "integer" ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
      if (!form.test(value)) {
        return { problem: "is not a number", allowed: `${type === "integer" ? "a whole number" : "a number"}, ${range}` };
      }
      const number = Number(value);
      const inRange = number >= (least ?? Number.NEGATIVE_INFINITY) && number <= (most ?? Number.POSITIVE_INFINITY);
      return inRange ? undefined : { problem: "is out of range", allowed: range };
    }
  }
}
