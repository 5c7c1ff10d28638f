import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Icon } from '../icons.ts';
import type { CaptureEvent, End, Model } from '../states.ts';
import { wantsCalm } from '../surroundings.ts';
import type { Texts } from '../texts/texts.ts';
import { renderApproval } from './approval-screen.ts';
import { renderLinks, renderLogo } from './brand.ts';
import { renderCodePlate } from './code-plate.ts';
import { inAppScreen } from './in-app-screen.ts';
import { renderIntro } from './intro-screen.ts';
import { renderPhonePanel } from './phone-panel.ts';
import { renderProgress } from './progress-screen.ts';
import { renderRetry } from './retry-screen.ts';
import type { Frame, Screen } from './screen.ts';
import { renderScreen } from './screen.ts';

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
  model: Model,
  texts: Texts,
  place: Place,
  send: (event: CaptureEvent) => void,
): TemplateResult | typeof nothing {
  const { state, session, look, code, offer } = model;
  const again = { label: texts.again, run: () => send({ type: 'again' }) };
  const here = { label: texts.here, run: () => send({ type: 'here' }), look: 'quiet' as const };
  const frame: Frame = { logo: renderLogo(look, place.api), links: renderLinks(look, texts) };
  const screen = (content: Screen) => renderScreen(content, frame);
  const phone = offer === null ? nothing : renderPhonePanel(texts, offer);
  const plate = code === null ? nothing : renderCodePlate(texts, code, look?.requester ?? null);
  switch (state.name) {
    case 'opening':
      return renderProgress({ title: texts.opening, body: '' });
    case 'landing':
      return screen({ ...texts.landing, icon: 'link' });
    case 'wrong-link':
      return screen({ ...texts.wrongLink, icon: 'link' });
    case 'in-app':
      return screen(inAppScreen(texts, place.address));
    case 'approval':
      if (session === null) return nothing;
      return renderApproval(texts, session, state.busy, { ...frame, plate, phone }, (choice) =>
        send({ type: choice }),
      );
    case 'intro':
      return session === null
        ? nothing
        : renderIntro(
            texts,
            session,
            { ...frame, plate, phone },
            {
              flashes: model.flashes && !wantsCalm(),
              agree: (calm) => send({ type: 'agree', calm: calm || wantsCalm() }),
            },
          );
    case 'starting':
      return renderProgress(texts.starting);
    case 'uploading':
      return renderProgress(texts.uploading, state.fraction);
    case 'retry':
      return renderRetry(texts, state.remedies, session?.attemptsLeft ?? 0, { ...frame, phone }, again.run);
    case 'paused':
      return screen({ ...texts.paused, icon: 'pause', actions: [again] });
    case 'elsewhere':
      return screen({ ...texts.elsewhere, icon: 'pause', actions: [{ ...here, look: 'primary' }] });
    case 'following':
      return screen({
        ...texts.following,
        icon: 'phone',
        content: renderCodePlate(texts, state.code, null),
        actions: [here],
      });
    case 'camera-error':
      return renderScreen(
        { ...texts.camera[state.problem], icon: 'camera', mood: 'bad', actions: [again] },
        { ...frame, phone },
      );
    case 'interrupted':
      return screen({
        ...texts.interrupted[state.cause],
        icon: state.cause === 'network' ? 'offline' : 'clock',
        actions: [again],
      });
    case 'done':
      return screen({
        ...texts.ends[state.end],
        ...endIcons[state.end],
        content:
          code !== null && state.end === 'success'
            ? html`<p class="lead">${texts.handoff.done}</p>`
            : nothing,
      });
    default:
      return nothing;
  }
}
