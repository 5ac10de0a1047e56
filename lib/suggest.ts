import { distance } from "fastest-levenshtein";

/**
 * Those of `known` that `given` may have been meant as, the nearest first: a third of the letters may differ, and two in short words.
 *
 * @param most how many at most
 */
export function nearest(given: string, known: readonly string[], most = 1): string[] {
  const allowed = Math.max(2, Math.floor(given.length / 3));
  return known
    .map((name) => ({ name, differs: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, differs }) => differs <= allowed && differs < name.length)
    .sort((one, other) => one.differs - other.differs)
    .slice(0, most)
    .map(({ name }) => name);
}
