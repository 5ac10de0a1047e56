/** Codes of ANSI for the foreground; the terminal's own palette says how they look. */
const codes = { red: 31, green: 32, yellow: 33 } as const;

export type Colour = keyof typeof codes;

/** Where text goes to: a terminal knows what it can show. */
export interface Output {
  readonly isTTY?: boolean;
  readonly hasColors?: () => boolean;
}

/**
 * Whether what is written there is coloured: on a terminal, unless NO_COLOR is set or TERM says that it cannot. FORCE_COLOR decides
 * before all of these, as in Node itself: `0` and `false` are no, anything else is yes. Source: no-color.org, force-color.org, Node.js `tty`.
 */
export function hasColours(output: Output, variables: Readonly<Record<string, string | undefined>> = process.env): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused = "", TERM: terminal } = variables;
  if (forced !== undefined) {
    return forced !== "0" && forced !== "false";
  }
  return output.isTTY === true && refused === "" && terminal !== "dumb" && (output.hasColors?.() ?? true);
}

/** The text in this colour, where the output shows any. */
export function coloured(text: string, colour: Colour, output: Output = process.stdout): string {
  return hasColours(output) ? `\u001b[${codes[colour]}m${text}\u001b[39m` : text;
}
