import { ToolError } from "../errors";

/** How a comment opens a clause about a change of the property, as against one about what AWS does by itself. */
const change = /^(?:changing|switching|an older one|the way back)\b/i;

export interface Replacement {
  /** What a change replaces, or which change does; empty when it replaces nothing. */
  readonly replaces: string;
  /** The comment without sentences that say only this. */
  readonly rest: string;
}

/**
 * Takes apart what a comment says about replacement: `Changing it replaces the group.`
 *
 * @throws ToolError when it speaks of replacing in words that no table can be made from
 */
export function replacementIn(text: string): Replacement {
  const replaces: string[] = [];
  const rest = sentences(text).filter((sentence) => {
    const clauses = sentence.replace(/\.$/, "").split(/; /);
    const said = clauses.filter((clause) => change.test(clause) && /\breplaces /.test(clause));
    replaces.push(...said.map((clause) => clause.replace(/^Changing (?:it|them|one) replaces /, "")));
    if (said.length === 0 && /\breplaces (?:the|that|everything)\b/.test(sentence)) {
      throw new ToolError(
        `a comment speaks of replacing in words that no table can be made from: ${sentence}`,
        "let the clause begin with the change: `Changing it replaces ...`",
      );
    }
    return said.length === 0 || said.length < clauses.length;
  });
  return { replaces: replaces.join("; "), rest: rest.join(" ") };
}

const sentences = (text: string): string[] => text.split(/(?<=\.) (?=[A-Z`])/);
