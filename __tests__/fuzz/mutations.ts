import type { Dice } from "./dice";

type Table = Record<string, unknown>;

/** What no schema expects, and what one might let pass by mistake. */
const oddities: readonly [unknown, ...unknown[]] = [
  null,
  undefined,
  true,
  false,
  0,
  -1,
  -0,
  1.5,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_VALUE,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "",
  " ",
  "\n",
  "a\u0000b",
  "-",
  "--",
  "a--b",
  "xn--a",
  "__proto__",
  "constructor",
  "toString",
  "*",
  "../../etc",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
  "${aws_vpc.networking_vpc.id}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: looks like a token of cdktf's
  "${TfToken[TOKEN.0]}",
  "%{ if true }x%{ endif }",
  "ünïcödé",
  "🚢",
  "x".repeat(300),
  "a".repeat(5000),
  "10.0.0.0/33",
  "0.0.0.0/0",
  "arn:aws:iam::123456789012:role/*",
  [],
  {},
  [null],
  [[]],
  { enabled: false },
  { enabled: true, reason: "a reason that is long enough" },
  { type: "s3" },
];

const keys = [
  "extra",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "a.b",
  "",
  " ",
  "0",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
  "${x}",
] as const;

/** Changes so many things in `value`, anywhere in it. */
export function mutate(dice: Dice, value: object, times: number): void {
  for (let at = 0; at < times; at += 1) {
    const tables = tablesIn(value);
    change(dice, dice.oneOf(tables, value as Table));
  }
}

function change(dice: Dice, table: Table): void {
  const own = Object.keys(table);
  const key = dice.oneOf(own, "extra");
  switch (dice.number(0, 6)) {
    case 0:
      delete table[key];
      return;
    case 1:
      define(table, dice.one(keys), oddity(dice));
      return;
    case 2:
      // The value of a neighbour, or a list in place of one value.
      define(table, key, dice.chance(50) ? [table[key]] : structuredClone(table[dice.oneOf(own, key)]));
      return;
    case 3:
      define(table, key, nudge(dice, table[key]));
      return;
    default:
      define(table, key, oddity(dice));
  }
}

/** A value of the same type, a little beside the one that is there. */
function nudge(dice: Dice, value: unknown): unknown {
  if (typeof value === "number") {
    return dice.one([value + 1, value - 1, -value, value * 1000, value / 2, String(value)]);
  }
  if (typeof value === "string") {
    return dice.one([`${value}-`, `-${value}`, value.toUpperCase(), value.repeat(8), value.slice(1), `${value}\n`, ` ${value}`]);
  }
  return typeof value === "boolean" ? !value : oddity(dice);
}

/** Its own copy: what comes later may change it. */
const oddity = (dice: Dice): unknown => structuredClone(dice.one(oddities));

/** As a definition would have it: `__proto__` becomes a key like any other. */
function define(table: Table, key: string, value: unknown): void {
  Object.defineProperty(table, key, { value, enumerable: true, writable: true, configurable: true });
}

function tablesIn(value: unknown): Table[] {
  return typeof value === "object" && value !== null ? [value as Table, ...Object.values(value).flatMap(tablesIn)] : [];
}
