import type { TemplateResult } from 'lit';
import { nothing } from 'lit';
import type { Icon } from '../icons.ts';
import type { CaptureEvent, End, Model } from '../states.ts';
import type { Texts } from '../texts/texts.ts';
import { renderApproval } from './approval-screen.ts';
import { renderIntro } from './intro-screen.ts';
import { renderProgress } from './progress-screen.ts';
import { renderRetry } from './retry-screen.ts';
import type { Screen } from './screen.ts';
import { renderScreen } from './screen.ts';

const endIcons: Readonly<Record<End, { icon: Icon; mood: NonNullable<Screen['mood']> }>> = {
  success: { icon: 'check', mood: 'good' },
  expired: { icon: 'clock', mood: 'calm' },
  notValid: { icon: 'link', mood: 'calm' },
  finished: { icon: 'check', mood: 'calm' },
  maxAttempts: { icon: 'cross', mood: 'bad' },
  declined: { icon: 'cross', mood: 'calm' },
  canceled: { icon: 'cross', mood: 'calm' },
  mismatch: { icon: 'cross', mood: 'bad' },
  error: { icon: 'alert', mood: 'bad' },
};

/** The text screen of a state; nothing for the live states, which {@link file://./live-screen.ts} draws. */
export function renderState(
  { state, session }: Model,
  texts: Texts,
  send: (event: CaptureEvent) => void,
): TemplateResult | typeof nothing {
  const again = { label: texts.again, run: () => send({ type: 'again' }) };
  switch (state.name) {
    case 'opening':
      return renderProgress({ title: texts.opening, body: '' });
    case 'landing':
      return renderScreen({ ...texts.landing, icon: 'link' });
    case 'wrong-link':
      return renderScreen({ ...texts.wrongLink, icon: 'link' });
    case 'approval':
      return session === null
        ? nothing
        : renderApproval(texts, session, state.busy, (choice) => send({ type: choice }));
    case 'intro':
      return session === null ? nothing : renderIntro(texts, session, () => send({ type: 'agree' }));
    case 'starting':
      return renderProgress(texts.starting);
    case 'uploading':
      return renderProgress(texts.uploading, state.fraction);
    case 'retry':
      return renderRetry(texts, state.remedies, session?.attemptsLeft ?? 0, again.run);
    case 'paused':
      return renderScreen({ ...texts.paused, icon: 'pause', actions: [again] });
    case 'camera-error':
      return renderScreen({ ...texts.camera[state.problem], icon: 'camera', mood: 'bad', actions: [again] });
    case 'interrupted':
      return renderScreen({
        ...texts.interrupted[state.cause],
        icon: state.cause === 'network' ? 'offline' : 'clock',
        actions: [again],
      });
    case 'done':
      return renderScreen({ ...texts.ends[state.end], ...endIcons[state.end] });
    default:
      return nothing;
  }
}
