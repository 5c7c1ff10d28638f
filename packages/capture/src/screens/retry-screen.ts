import type { Remedy } from '@selfsame/contract';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { icon } from '../icons.ts';
import type { Texts } from '../texts/texts.ts';
import type { Frame, Screen } from './screen.ts';
import { renderScreen } from './screen.ts';

/** What to do better, all at once and never a score. */
export function renderRetry(
  texts: Texts,
  remedies: readonly Remedy[],
  attemptsLeft: number,
  frame: Frame,
  again: () => void,
): TemplateResult {
  const { retry } = texts;
  const rule = new Intl.PluralRules(texts.language).select(attemptsLeft);
  const left = (retry.attemptsLeft[rule] ?? retry.attemptsLeft.other).replace(
    '{count}',
    String(attemptsLeft),
  );
  const causes = remedies.length > 0 ? remedies : (['TryAgain'] as const);
  const screen: Screen = {
    icon: 'retry',
    title: retry.title,
    body: left,
    content: html`<ul class="remedies">
      ${causes.map((remedy) => html`<li data-remedy=${remedy}>${icon('alert')}<span>${texts.remedies[remedy]}</span></li>`)}
    </ul>`,
    actions: [{ label: texts.again, run: again }],
  };
  return renderScreen(screen, frame);
}
