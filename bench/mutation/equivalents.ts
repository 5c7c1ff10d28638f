/**
 * Mutants that change nothing that anybody could notice, each in the words of `keyOf`: file, kind, and the text of its line.
 * They take no part in the score.
 */
export const equivalents: ReadonlySet<string> = new Set<string>([]);
