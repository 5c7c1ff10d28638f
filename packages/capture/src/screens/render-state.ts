import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { wantsCalm } from '../embedding/surroundings.ts';
import type { CaptureEvent, End, PageModel } from '../machine/states.ts';
import type { Icon } from '../styles/icons.ts';
import type { Texts } from '../texts/texts.ts';
import { renderApproval } from './approval-screen.ts';
import { cameraErrorScreen } from './camera-error-screen.ts';
import { renderAsker, renderCodePlate } from './code-plate.ts';
import { renderCode } from './code-screen.ts';
import { inAppScreen } from './in-app-screen.ts';
import { renderIntro } from './intro-screen.ts';
import { leaveScreen } from './leave-screen.ts';
import { renderLinks, renderLogo } from './logo-and-links.ts';
import { renderPasskey } from './passkey-screen.ts';
import { renderPhonePanel } from './phone-panel.ts';
import { renderProgress } from './progress-screen.ts';
import { renderRetry } from './retry-screen.ts';
import { renderReturn } from './return-link.ts';
import { sayRetention } from './say-retention.ts';
import type { Frame, Screen } from './screen.ts';
import { renderScreen } from './screen.ts';
import { withTime } from './with-time.ts';

const endIcons: Readonly<Record<End, { icon: Icon; mood: NonNullable<Screen['mood']> }>> = {
  success: { icon: 'check', mood: 'good' },
  expired: { icon: 'clock', mood: 'calm' },
  notValid: { icon: 'link', mood: 'calm' },
  taken: { icon: 'link', mood: 'calm' },
  finished: { icon: 'check', mood: 'calm' },
  maxAttempts: { icon: 'cross', mood: 'bad' },
  declined: { icon: 'cross', mood: 'calm' },
  canceled: { icon: 'cross', mood: 'calm' },
  mismatch: { icon: 'cross', mood: 'bad' },
  keyRefused: { icon: 'cross', mood: 'bad' },
  noKey: { icon: 'cross', mood: 'calm' },
  alreadyKept: { icon: 'check', mood: 'calm' },
  error: { icon: 'alert', mood: 'bad' },
};

/** Where the page stands, for screens that show it. */
export interface Place {
  /** Address of the page, absolute. */
  readonly address: string;
  /** Address of the capture API. */
  readonly api: string;
}

/** The text screen of a state; nothing for the live states, which {@link file://./live-screen.ts} draws. */
export function renderState(
  model: PageModel,
  texts: Texts,
  place: Place,
  send: (event: CaptureEvent) => void,
): TemplateResult | typeof nothing {
  const { state, session, look, code, offer } = model;
  const frame: Frame = { logo: renderLogo(look, place.api), links: renderLinks(look, texts) };
  const plain = plainScreen(model, texts, place, send);
  if (plain !== null) return renderScreen(plain, frame);
  const phone = offer === null ? nothing : renderPhonePanel(texts, offer);
  const requester = look?.requester ?? null;
  const plate = code === null ? nothing : renderCodePlate(texts, code, requester);
  const asker = code === null && requester !== null ? renderAsker(texts, requester) : plate;
  const again = () => send({ type: 'again' });
  switch (state.name) {
    case 'opening':
      return renderProgress({ title: texts.opening, body: '' });
    case 'approval':
      if (session === null) return nothing;
      return renderApproval(texts, session, state.busy, { ...frame, plate: asker, phone }, (choice) =>
        send({ type: choice }),
      );
    case 'code':
      return renderCode(texts, state, send, { ...frame, plate });
    case 'passkey':
      return renderPasskey({ texts, state, model, address: place.address, send }, { ...frame, plate }, phone);
    case 'intro': {
      if (session === null) return nothing;
      const choice = {
        // Neither after an approval nor beside the code of a hand-off, which say it already.
        requester: session.purpose === 'verification' || code !== null ? null : requester,
        turns: model.turns,
        flashes: model.flashes && !wantsCalm(),
        kept: sayRetention(texts, model.keeps, session.purpose === 'selfie'),
        agree: (calm: boolean) => send({ type: 'agree', calm: calm || wantsCalm() }),
        leave: () => send({ type: 'leave' }),
      };
      return renderIntro(texts, session, { ...frame, plate, phone }, choice);
    }
    case 'starting':
      if (!state.slow) return renderProgress(texts.starting);
      return renderScreen(
        { ...texts.slowCamera, icon: 'camera', mood: 'calm', actions: [{ label: texts.again, run: again }] },
        { ...frame, phone },
      );
    case 'uploading':
      return renderProgress(texts.uploading, state.fraction);
    case 'retry':
      return renderRetry(texts, state.remedies, session?.attemptsLeft ?? 0, { ...frame, phone }, again);
    case 'camera-error':
      return renderScreen(cameraErrorScreen(texts, state.problem, again), { ...frame, phone });
    default:
      return nothing;
  }
}

/** The screens that say one thing, with one way on at most; null for every other state. */
function plainScreen(
  model: PageModel,
  texts: Texts,
  { address }: Place,
  send: (event: CaptureEvent) => void,
): Screen | null {
  const { state, session, code } = model;
  const buttons = renderReturn(model, texts);
  const again = { label: texts.again, run: () => send({ type: 'again' }) };
  const here = { label: texts.here, run: () => send({ type: 'here' }), look: 'quiet' as const };
  switch (state.name) {
    case 'landing':
      return { ...texts.landing, icon: 'link' };
    case 'wrong-link':
      return { ...texts.wrongLink, icon: 'link' };
    case 'in-app':
      return inAppScreen(texts, address);
    case 'delay':
      return {
        ...withTime(texts.delay, session?.passkey.dueAt, texts.language),
        ...{ icon: 'clock', mood: 'calm', buttons },
      };
    case 'leaving':
      return leaveScreen(texts, state.busy, (choice) => send({ type: choice }));
    case 'in-review':
      return { ...texts.inReview, icon: 'clock', mood: 'calm', buttons };
    case 'paused':
      return { ...texts.paused, icon: 'pause', actions: [again] };
    case 'elsewhere':
      return { ...texts.elsewhere, icon: 'pause', actions: [{ ...here, look: 'primary' }] };
    case 'following': {
      const content = renderCodePlate(texts, state.code, null);
      return { ...texts.following, icon: 'phone', content, actions: [here] };
    }
    case 'interrupted': {
      const icon = state.cause === 'network' ? 'offline' : 'clock';
      return { ...texts.interrupted[state.cause], icon, actions: [again] };
    }
    case 'done':
      return { ...endScreen(texts, state.end, code !== null), buttons };
    default:
      return null;
  }
}

/** How it ended. Who took over from a computer goes back there. */
function endScreen(texts: Texts, end: End, isHandedOff: boolean): Screen {
  const isDone = isHandedOff && end === 'success';
  const content = isDone ? html`<p class="lead">${texts.handoff.done}</p>` : nothing;
  return { ...texts.ends[end], ...endIcons[end], content };
}
