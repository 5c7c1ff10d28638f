import type { FlashColor, StepAsk } from '@selfsame/contract';
import { type Lit, lit } from './lit-pictures.ts';
import { createHead, cycle, filmed, personA, turnedPictures } from './recordings.ts';
import type { Species } from './species.ts';
import type { Stage, Verdict } from './stage.ts';

/** Another colour than the one asked for, as an old recording shows it by chance: the next but one of the circle. */
const another: Record<FlashColor, FlashColor> = {
  red: 'green',
  yellow: 'cyan',
  green: 'blue',
  cyan: 'magenta',
  blue: 'red',
  magenta: 'yellow',
};

/** Person A, who follows the arrows, before a screen whose light is what `light` makes of the colour asked for. */
function beforeScreen(
  stage: Stage,
  trial: number,
  light: (color: FlashColor | null) => FlashColor | null,
  where: Lit = 'face',
): Promise<Verdict> {
  const { random, stills } = personA(trial);
  const look = createHead();
  const show = async (ask: StepAsk, nth: number, color: FlashColor | null) =>
    filmed(await lit(await look(ask, nth), light(color), where), random);
  return stage.attempt(show, stills, { mode: 'active+flash' });
}

/** Light that follows the colours asked for so many colours later, 0.5 s each. */
function lateBy(colors: number) {
  const told: (FlashColor | null)[] = [];
  return (color: FlashColor | null): FlashColor | null => {
    if (color !== told.at(-1)) told.push(color);
    return told.at(-1 - colors) ?? null;
  };
}

/** The species against the colour flash (mode `active+flash`): all of them pass the turns, and meet the colours. */
export const flashKit: readonly Species[] = [
  {
    name: 'flash: person who follows the arrows, lit by the screen (or relit as asked by an editor)',
    kind: 'bona fide',
    isClaimed: false,
    run: (stage, trial) => beforeScreen(stage, trial, (color) => color),
  },
  {
    name: 'flash: recorded turns, played as asked, without the screen’s light',
    kind: 'injection',
    isClaimed: true,
    run: (stage, trial) => beforeScreen(stage, trial, () => null),
  },
  {
    name: 'flash: recorded turns, lit in other colours than those asked',
    kind: 'injection',
    isClaimed: true,
    run: (stage, trial) => beforeScreen(stage, trial, (color) => color && another[color]),
  },
  {
    name: 'flash: recorded turns, the whole picture tinted as asked',
    kind: 'injection',
    isClaimed: true,
    run: (stage, trial) => beforeScreen(stage, trial, (color) => color, 'everything'),
  },
  {
    name: 'flash: each colour half a second late, as through another screen and camera',
    kind: 'injection',
    isClaimed: false,
    run: (stage, trial) => beforeScreen(stage, trial, lateBy(1)),
  },
  {
    name: 'flash: each colour a second late, as from somebody who edits by hand',
    kind: 'injection',
    isClaimed: true,
    run: (stage, trial) => beforeScreen(stage, trial, lateBy(2)),
  },
  {
    name: 'flash: frames of a lit recording, sorted by colour and spliced as asked',
    kind: 'injection',
    isClaimed: false,
    run: async (stage, trial) => {
      // Made beforehand: three lit frames of each colour, played over and over.
      const pictures = await turnedPictures('center');
      const { random, stills } = personA(trial);
      const look = createHead();
      const recorded = new Map<FlashColor, Promise<Buffer[]>>();
      const show = async (ask: StepAsk, nth: number, color: FlashColor | null) => {
        if (color === null) return filmed(await look(ask, nth), random);
        const frames =
          recorded.get(color) ?? Promise.all(pictures.slice(0, 3).map((picture) => lit(picture, color)));
        recorded.set(color, frames);
        return filmed(cycle(await frames, nth), random);
      };
      return stage.attempt(show, stills, { mode: 'active+flash' });
    },
  },
];
