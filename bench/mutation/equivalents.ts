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
  // What stands before the first stroke is empty, and adds nothing to a name.
  'packages/server/src/platform/http/request-validator.ts: without slice in: instancePath',
  // What does not fit has an error.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a line
  'packages/server/src/platform/http/request-validator.ts: condition → true in: args: [error ? sentence(error, whole) : `${whole} is not valid.`],',
  // Without a key the check of the signature throws, which is the same refusal.
  "packages/server/src/platform/access/tokens.ts: condition → false in: if (!key) throw new Error('Unknown key id');",
  // The library refuses a token whose `iat` is no number; this line tells the compiler so.
  "packages/server/src/platform/access/tokens.ts: condition → false in: if (typeof iat !== 'number') return 'wrong';",
  // A text has no claims: each of them is then refused by its type, as here.
  "packages/server/src/platform/access/tokens.ts: condition → false in: if (typeof payload === 'string') return null;",
  "packages/server/src/platform/access/tokens.ts: condition → false in: return typeof payload === 'string' ? null : deviceOf(payload);",
  // A half index has no turn, so that the middle is asked all the same.
  "packages/server/src/judge/challenge.ts: condition → false in: step % 2 === 0 ? 'center' : (turns[(step - 1) / 2] ?? 'center');",
  "packages/server/src/judge/challenge.ts: % → * in: step % 2 === 0 ? 'center' : (turns[(step - 1) / 2] ?? 'center');",
  // After the last turn the script asks for the middle all the same.
  "packages/server/src/judge/judge-step.ts: < → <= in: const turn = step < 2 * asked ? askOf(turns, step) : 'center';",
  // An ended dialogue has its fault, which is refused whatever could still be asked.
  'packages/server/src/judge/judge-capture.ts: false → true in: const liveness = weighVerdicts(verdicts, false);',
  'packages/server/src/judge/judge-capture.ts: false → true in: { reasons: [], hasTemplate: true, liveness, canGoOn: false, cosine: null },',
  // The angle that is farther beyond its bound is not 0.
  "packages/server/src/judge/judge-step.ts: > → >= in: if (Math.abs(across) >= Math.abs(along)) return across > 0 ? 'left' : 'right';",
  "packages/server/src/judge/judge-step.ts: > → >= in: return along > 0 ? 'up' : 'down';",
  // Of two faces of one rank either is as good.
  'packages/server/src/judge/kept-faces.ts: < → <= in: const least = kept.reduce((a, b) => (b.rank < a.rank ? b : a));',
  'packages/server/src/judge/kept-faces.ts: > → >= in: return rank > least.rank ? { ...face, slot: least.slot } : null;',
  // Another sequence of draws, as good as this one.
  'packages/server/src/judge/kept-faces.ts: + → - in: let mixed = (seed + Math.imul(frame + 1, 0x9e3779b9)) | 0;',
  // Results are read where there was a flash, and nowhere else.
  'packages/server/src/judge/signals/flash.ts: condition → true in: readResult: ({ challenge }) => (challenge?.flash ? results[challenge.flash.result] : undefined),',
  // A way back begins with a turned head, which is no rest.
  'packages/server/src/judge/turn-path.ts: < → <= in: return back < 0 ? leg : leg.slice(0, back + 1);',
  // No two doubles from 2.5 on lie exactly 0.7 apart.
  'packages/server/src/judge/turn-path.ts: < → <= in: if (angle - latest < distinct) continue;',
  // A measured correlation or reflection is never exactly its bound.
  'packages/server/src/judge/flash/judge-flash.ts: >= → > in: if (r >= flashPolicy.passFrom && k >= flashPolicy.leastK) {',
  'packages/server/src/judge/flash/judge-flash.ts: >= → > in: return ratio !== null && ratio >= flashPolicy.mostBackground',
  "packages/server/src/judge/flash/judge-flash.ts: >= → > in: if (r >= flashPolicy.failBelow) return { result: 'inconclusive', reason: 'weak' };",
  'packages/server/src/judge/flash/judge-flash.ts: > → >= in: best = { r, k, lagMs, ratio: behind && k > tiny ? compare(behind, expected).k / k : null };',
  // The best parabola is the same in any unit of time.
  'packages/server/src/judge/flash/judge-flash.ts: / → * in: const times = samples.map(({ atMs }) => (atMs - from) / 1_000);',
  // Of two lags that fit alike either will do.
  'packages/server/src/judge/flash/judge-flash.ts: <= → < in: if (r <= best.r) continue;',
]);
