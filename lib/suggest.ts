import { distance } from "fastest-levenshtein";

/**
 * Those of `known` that `given` may have been meant as, the nearest first: a third of the letters may differ, and two in short words.
 *
 * @param most how many at most
 */
export function nearest(given: string, known: readonly string[], most = 1): string[] {
  return near(given, known)
    .slice(0, most)
    .map(({ name }) => name);
}

/** The one of `known` that is nearest to `given`; undefined where none is near, or where two are equally near. */
export function meantBy(given: string, known: readonly string[]): string | undefined {
  const [first, second] = near(given, known);
  return first?.differs === second?.differs ? undefined : first?.name;
}

/**
 * The one of `known` that is nearest to `given`, or the two that are equally near; none where more are. Of two it tells a letter too few or too many
 * only: a word of the same length may be another of a series, such as a third zone beside two.
 */
export function oneOrTwoMeantBy(given: string, known: readonly string[]): string[] {
  const [first, ...others] = near(given, known);
  const same = others.filter(({ differs }) => differs === first?.differs);
  const meant = first === undefined ? [] : [first.name, ...same.map(({ name }) => name)];
  const isSlip = meant.length === 2 && meant.every((name) => name.length !== given.length);
  return meant.length === 1 || isSlip ? meant : [];
}

function near(given: string, known: readonly string[]): { readonly name: string; readonly differs: number }[] {
  const allowed = Math.max(2, Math.floor(given.length / 3));
  return known
    .filter((name) => Math.abs(name.length - given.length) <= allowed)
    .map((name) => ({ name, differs: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, differs }) => differs <= allowed && differs < name.length)
    .sort((one, other) => one.differs - other.differs);
}

/** ` (did you mean staging?)`, or nothing where nothing known is near. */
export function didYouMean(given: string, known: readonly string[]): string {
  const meant = oneOrTwoMeantBy(given, known);
  return meant.length === 0 ? "" : ` (did you mean ${meant.join(" or ")}?)`;
}
