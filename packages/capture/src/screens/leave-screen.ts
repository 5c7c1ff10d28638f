import type { Texts } from '../texts/texts.ts';
import type { Screen } from './screen.ts';

/** Asks once more before "Not now" ends the session. */
export const leaveScreen = (
  { passkey, intro }: Texts,
  busy: boolean,
  send: (choice: 'decline' | 'stay') => void,
): Screen => ({
  title: passkey.confirm.title,
  body: intro.leave,
  icon: 'cross',
  mood: 'calm',
  actions: [
    { label: passkey.confirm.act, run: () => send('decline'), disabled: busy },
    { label: passkey.back, run: () => send('stay'), disabled: busy, look: 'quiet' },
  ],
});
