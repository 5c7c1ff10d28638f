import type { Remedy } from '@selfsame/contract';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { icon } from '../styles/icons.ts';
import type { Texts } from '../texts/texts.ts';
import type { Frame, Screen } from './screen.ts';
import { renderScreen } from './screen.ts';

/** How many attempts are left, in the language's own plural. */
export function sayAttemptsLeft({ language, retry }: Texts, left: number): string {
  const rule = new Intl.PluralRules(language).select(left);
  return (retry.attemptsLeft[rule] ?? retry.attemptsLeft.other).replace('{count}', String(left));
}

/** What to do better, all at once and never a score. */
export function renderRetry(
  texts: Texts,
  remedies: readonly Remedy[],
  attemptsLeft: number,
  frame: Frame,
  again: () => void,
): TemplateResult {
  const { retry } = texts;
  const causes = remedies.length > 0 ? remedies : (['TryAgain'] as const);
  const screen: Screen = {
    icon: 'retry',
    title: retry.title,
    body: sayAttemptsLeft(texts, attemptsLeft),
    content: html`<ul class="remedies">
      ${causes.map((remedy) => html`<li data-remedy=${remedy}>${icon('alert')}<span>${texts.remedies[remedy]}</span></li>`)}
    </ul>`,
    actions: [{ label: texts.again, run: again }],
  };
  return renderScreen(screen, frame);
}
