/**
 * Mutants that change nothing that anybody could notice, each in the words of `keyOf`: file, kind, and the text of its line.
 * They take no part in the score.
 */
export const equivalents: ReadonlySet<string> = new Set<string>([
  // Beyond a text's end there is no code: NaN is neither bracket nor quote.
  'packages/server/src/platform/http/read-json.ts: < → <= in: for (let at = 0; at < text.length; at++) {',
  // The search begins after the opening quote, so what it finds is never at 0.
  `packages/server/src/platform/http/read-json.ts: >= → > in: for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {`,
  // Names are remembered for speed alone.
  'packages/server/src/platform/http/request-schema.ts: condition → false in: if (known) return known;',
  'packages/server/src/platform/http/request-schema.ts: without declaredNames.set(schema, name in: declaredNames.set(schema, names);',
  // Without a key the check of the signature throws, which is the same refusal.
  "packages/server/src/platform/access/tokens.ts: condition → false in: if (!key) throw new Error('Unknown key id');",
  // A text has no claims: each of them is then refused by its type, as here.
  "packages/server/src/platform/access/tokens.ts: condition → false in: if (typeof payload === 'string') return null;",
  "packages/server/src/platform/access/tokens.ts: condition → false in: return typeof payload === 'string' ? null : deviceOf(payload);",
]);
