import type { PasskeySkipReason } from '@selfsame/contract';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { browserAddress, readSurroundings } from '../embedding/surroundings.ts';
import type { CaptureEvent, PageModel, State } from '../machine/states.ts';
import type { Texts } from '../texts/texts.ts';
import { renderCopyLink } from './copy-link.ts';
import { sayAttemptsLeft } from './retry-screen.ts';
import type { Action, Frame, Screen } from './screen.ts';
import { renderAction, renderScreen } from './screen.ts';

type AtPasskey = Extract<State, { name: 'passkey' }>;

/** What the screen is drawn with. */
interface Needs {
  readonly texts: Texts;
  readonly state: AtPasskey;
  readonly model: PageModel;
  /** Address of the page, absolute. */
  readonly address: string;
  readonly send: (event: CaptureEvent) => void;
}

/** The question for a passkey, and every way on from it. */
export function renderPasskey(needs: Needs, frame: Frame, phone: Frame['phone']): TemplateResult {
  const { phase } = needs.state;
  switch (phase) {
    case 'ask':
    case 'busy':
      return renderScreen(questionOf(needs), { ...frame, phone });
    case 'lost':
    case 'none':
      return renderScreen(skippingOf(needs, phase), frame);
    case 'phone':
      return renderScreen({ ...handoffOf(needs), actions: [backOf(needs)] }, { ...frame, phone });
    default:
      return renderScreen(waysOf(needs, phase), { ...frame, phone });
  }
}

function questionOf({ texts, state, send }: Needs): Screen {
  const { passkey: words } = texts;
  const { step, phase } = state;
  const disabled = phase === 'busy';
  const quiet = { look: 'quiet', disabled } as const;
  const without: Record<typeof step, Action> = {
    assert: { ...quiet, label: words.other, run: () => send({ type: 'passkeyTurned', to: 'ways' }) },
    enrol: { ...quiet, label: texts.approval.decline, run: () => send({ type: 'decline' }) },
    offer: { ...quiet, label: words.notNow, run: () => send({ type: 'passkeySkipped', reason: 'notNow' }) },
  };
  const { title, body, act } = words[step];
  return {
    icon: 'key',
    title,
    body: phase === 'busy' ? words.busy : body,
    actions: [{ label: act, run: () => send({ type: 'passkeyUsed' }), disabled }, without[step]],
  };
}

const backOf = ({ texts, send }: Needs): Action => ({
  label: texts.passkey.back,
  run: () => send({ type: 'passkeyTurned', to: 'ways' }),
  look: 'quiet',
});

/** While the way to the other device is fetched, there is only the wait for it. */
const handoffOf = ({ texts, model }: Needs): Screen => ({
  icon: 'phone',
  title: texts.passkey.elsewhere,
  body: model.offer === null ? texts.opening : texts.passkey.elsewhereBody,
});

/** Asks once more before the session is ended, or says what stands in for the passkey. */
function skippingOf(needs: Needs, phase: 'lost' | 'none'): Screen {
  const { texts, model, send } = needs;
  const { confirm, without } = texts.passkey;
  const reason: PasskeySkipReason = phase === 'lost' ? 'lost' : 'noAuthenticator';
  const standIn = model.session?.passkey.standIn ?? 'none';
  if (standIn !== 'none')
    return {
      icon: 'key',
      title: without.title,
      body: without[standIn],
      actions: [{ label: without.act, run: () => send({ type: 'passkeySkipped', reason }) }, backOf(needs)],
    };
  return {
    icon: 'alert',
    title: confirm.title,
    body: phase === 'lost' ? confirm.lost : confirm.none,
    actions: [{ label: confirm.act, run: () => send({ type: 'passkeySkipped', reason }) }, backOf(needs)],
  };
}

function waysOf(
  needs: Needs,
  phase: 'closed' | 'refused' | 'late' | 'notKept' | 'unable' | 'blocked' | 'ways',
): Screen {
  const { texts, state, model, send } = needs;
  const { passkey: words } = texts;
  const isAsking = phase !== 'unable' && phase !== 'blocked';
  const label = phase === 'ways' ? words[state.step].act : texts.again;
  const body =
    phase === 'refused' ? sayAttemptsLeft(texts, model.session?.passkey.answersLeft ?? 0) : words[phase].body;
  return {
    icon: phase === 'ways' ? 'key' : 'alert',
    title: words[phase].title,
    body,
    content: html`<div class="ways">${linksOf(needs, phase)}${waysOn(needs).map(renderAction)}</div>`,
    ...(isAsking && { actions: [{ label, run: () => send({ type: 'passkeyUsed' }) }] }),
  };
}

/** Ways on besides the browser's dialog. */
function waysOn({ texts, state, model, send }: Needs): Action[] {
  const { passkey: words } = texts;
  const { step } = state;
  const turn = (label: string, to: 'phone' | 'lost' | 'none'): Action => ({
    label,
    run: () => send({ type: 'passkeyTurned', to }),
    look: 'quiet',
  });
  if (step === 'offer')
    return [
      { label: words.notNow, run: () => send({ type: 'passkeySkipped', reason: 'notNow' }), look: 'quiet' },
    ];
  return [
    // Who was handed the session does not hand it on. Beside a code that stands there already, the button says nothing new.
    ...(model.code === null && model.offer === null ? [turn(words.elsewhere, 'phone')] : []),
    ...(step === 'assert' ? [turn(words.lost, 'lost')] : []),
    turn(words.none, 'none'),
    ...(step === 'enrol'
      ? [{ label: texts.approval.decline, run: () => send({ type: 'decline' }), look: 'quiet' as const }]
      : []),
  ];
}

/** Where another tab or browser may do what this page can't. */
function linksOf({ texts, address }: Needs, phase: AtPasskey['phase']): TemplateResult | typeof nothing {
  // Only some browsers say that a frame is not allowed passkeys: in the others it looks like a dialog that was closed.
  if (phase === 'blocked' || (phase === 'closed' && window.parent !== window))
    return html`<a class="primary" href=${address} target="_blank" rel="noopener">${texts.passkey.openTab}</a>`;
  if (phase !== 'unable') return nothing;
  const outside = browserAddress(readSurroundings(), address);
  return html`
    ${outside === null ? nothing : html`<a class="primary" href=${outside}>${texts.openInBrowser}</a>`}
    <p class="address" dir="ltr">${address}</p>
    ${renderCopyLink(texts, address)}
  `;
}
