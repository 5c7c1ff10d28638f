/** Which scheme a rule was written for; its condition is written over. */
const written = new WeakMap<CSSMediaRule, 'light' | 'dark'>();

/**
 * Makes style sheets show one scheme, whatever the browser prefers.
 * @param sheets of a document or shadow root; those of other origins can't be read and are none of ours
 */
export function forceScheme(sheets: Iterable<CSSStyleSheet>, scheme: 'light' | 'dark'): void {
  for (const sheet of sheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSMediaRule)) continue;
      const named = /prefers-color-scheme:\s*(light|dark)/.exec(rule.media.mediaText)?.[1];
      const meant = written.get(rule) ?? (named as 'light' | 'dark' | undefined);
      if (meant === undefined) continue;
      written.set(rule, meant);
      rule.media.mediaText = meant === scheme ? 'all' : 'not all';
    }
  }
}
