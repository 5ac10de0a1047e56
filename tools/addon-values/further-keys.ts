/** Values that a chart takes and its values.yaml has no line for: documented in a comment there, or a dependency's own. */
export const furtherKeys: Readonly<Record<string, readonly string[]>> = {};
