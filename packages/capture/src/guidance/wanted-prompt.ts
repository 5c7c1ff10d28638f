import type { Remedy } from '@selfsame/contract';
import type { Ask, State } from '../machine/states.ts';
import type { Texts } from '../texts/texts.ts';
import type { Hint } from './guidance.ts';

/** Over the live picture a few words must do; what the page's own guidance says for the same cause. */
export const hintOf: Readonly<Partial<Record<Remedy, Hint>>> = {
  ShowFace: 'noFace',
  OnePersonOnly: 'manyFaces',
  MoveCloser: 'closer',
  MoveBack: 'farther',
  CenterFace: 'center',
  LookStraight: 'straight',
  HoldUpright: 'upright',
  MoreLight: 'dark',
  LessLight: 'bright',
};

/** What the live region says in a state; null in those that are not live. */
export function wantedPrompt(state: State, texts: Texts): string | null {
  switch (state.name) {
    case 'position':
      // Before the first look there is nothing to say; without a detector there never is one.
      if (state.hint === null) return state.manual ? texts.hints.noFace : null;
      return texts.hints[state.hint];
    case 'hold':
      return texts.hold;
    case 'capturing':
      return state.ask === null ? texts.hold : askText(state.ask, texts);
    default:
      return null;
  }
}

function askText({ step, done, turns, hint, color }: Ask, texts: Texts): string {
  if (hint !== null) return liveRemedy(hint, texts);
  return color !== null || done === turns ? texts.hold : texts.turns[step];
}

function liveRemedy(remedy: Remedy, { hints, hold, remedies }: Texts): string {
  if (remedy === 'HoldStill') return hold;
  const hint = hintOf[remedy];
  return hint === undefined ? remedies[remedy] : hints[hint];
}
