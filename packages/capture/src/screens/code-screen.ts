import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { CaptureEvent, State } from '../machine/states.ts';
import type { Texts } from '../texts/texts.ts';
import { sayAttemptsLeft } from './retry-screen.ts';
import type { Frame } from './screen.ts';
import { renderAction, renderScreen } from './screen.ts';
import { withTime } from './with-time.ts';

type AtCode = Extract<State, { name: 'code' }>;

/** The code that stands in for a passkey: first to be sent, then to be entered. */
export function renderCode(
  texts: Texts,
  state: AtCode,
  send: (event: CaptureEvent) => void,
  frame: Frame,
): TemplateResult {
  const { code: words } = texts;
  const { phase, sent } = state;
  if (sent === null) {
    const act = { label: words.ask.act, disabled: phase === 'sending' };
    const run = () => send({ type: 'codeAsked', again: false });
    return renderScreen({ ...words.ask, icon: 'key', actions: [{ ...act, run }] }, frame);
  }
  const isBusy = phase === 'sending' || phase === 'checking';
  const again = {
    label: words.again,
    run: () => send({ type: 'codeAsked', again: true }),
    look: 'quiet' as const,
    disabled: isBusy,
  };
  const screen = {
    ...withTime(words.enter, sent.expiresAt, texts.language),
    icon: 'key' as const,
    content: html`<p class="address" dir="ltr">${sent.to}</p>${renderForm(texts, state, send)}`,
    buttons: html`
      <button type="submit" form="code-form" class="primary" ?disabled=${isBusy}>${words.act}</button>
      ${sent.sendsLeft > 0 || phase === 'late' ? renderAction(again) : nothing}
    `,
  };
  return renderScreen(screen, frame);
}

function renderForm(texts: Texts, state: AtCode, send: (event: CaptureEvent) => void): TemplateResult {
  const enter = (event: SubmitEvent) => {
    event.preventDefault();
    const answer = new FormData(event.target as HTMLFormElement).get('code');
    send({ type: 'codeEntered', code: String(answer) });
  };
  const isWrong = state.phase === 'wrong' || state.phase === 'late';
  return html`
    <form id="code-form" class="code" @submit=${enter}>
      <label for="code">${texts.code.label}</label>
      <input
        id="code"
        name="code"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9]{6}"
        maxlength="6"
        required
        dir="ltr"
        aria-invalid=${isWrong ? 'true' : 'false'}
        aria-describedby="code-note"
        ?readonly=${state.phase === 'checking'}
      />
      <p id="code-note" role="alert">${isWrong ? sayWhy(texts, state) : ''}</p>
    </form>
  `;
}

const sayWhy = (texts: Texts, { phase, sent }: AtCode): string =>
  phase === 'late'
    ? texts.code.late
    : `${texts.code.wrong} ${sayAttemptsLeft(texts, sent?.guessesLeft ?? 0)}`;
