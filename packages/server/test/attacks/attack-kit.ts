import { limits, type StepAsk } from '@selfsame/contract';
import { createRandom } from '../../../../fixtures/create-random.ts';
import {
  calmPictures,
  cycle,
  filmed,
  personA,
  tilted,
  turnedPictures,
  wholeRecording,
} from './recordings.ts';
import type { Species } from './species.ts';

/** The opposite of what is asked. */
const opposite: Record<StepAsk, StepAsk> = {
  center: 'center',
  left: 'right',
  right: 'left',
  up: 'down',
  down: 'up',
};

const stillsOf = async (clip: 'cap12' | 'cap13' | 'franck', trial: number, random: () => number) =>
  Promise.all((await calmPictures(clip, trial)).map((picture) => filmed(picture, random, 634)));

/** The species against the turns; those against the colours are in `flash-kit.ts`. */
export const attackKit: readonly Species[] = [
  {
    name: 'person who follows the arrows (recorded turns, played as asked)',
    kind: 'bona fide',
    isClaimed: false,
    run: (stage, trial) => {
      const { show, stills } = personA(trial);
      return stage.attempt(show, stills);
    },
  },
  {
    name: 'photo, injected: one JPEG again and again',
    kind: 'injection',
    isClaimed: true,
    run: async (stage, trial) => {
      const [still] = await stillsOf('cap12', trial, createRandom(trial));
      return stage.attempt(
        async () => still!,
        async () => Array(6).fill(still),
      );
    },
  },
  {
    name: 'photo in a shaking hand',
    kind: 'presentation',
    isClaimed: true,
    run: async (stage, trial) => {
      const random = createRandom(trial);
      const picture = (await calmPictures('cap12', trial))[0]!;
      return stage.attempt(
        () => filmed(picture, random),
        () => Promise.all(Array.from({ length: 6 }, () => filmed(picture, random, 634))),
      );
    },
  },
  {
    name: 'photo, tilted as asked (35 to 45°)',
    kind: 'presentation',
    isClaimed: true,
    run: async (stage, trial) => {
      const random = createRandom(trial);
      const picture = (await calmPictures('cap12', trial))[0]!;
      return stage.attempt(
        (ask) => tilted(picture, ask, random),
        () => Promise.all(Array.from({ length: 6 }, () => filmed(picture, random, 634))),
      );
    },
  },
  {
    name: 'recorded clip without turns',
    kind: 'injection',
    isClaimed: true,
    run: async (stage, trial) => {
      const random = createRandom(trial);
      const pictures = await calmPictures('cap12', trial);
      return stage.attempt(
        (_, nth) => filmed(cycle(pictures, nth), random),
        () => stillsOf('cap12', trial, random),
      );
    },
  },
  {
    name: 'recorded clip with turns in its own order',
    kind: 'injection',
    isClaimed: true,
    run: async (stage, trial) => {
      const random = createRandom(trial);
      const pictures = await wholeRecording();
      let at = 0;
      return stage.attempt(
        // Runs on whatever is asked, as a player does.
        async () => filmed(cycle(pictures, at++), random),
        () => stillsOf('cap12', trial, random),
      );
    },
  },
  {
    name: 'the opposite of what is asked',
    kind: 'presentation',
    isClaimed: true,
    run: (stage, trial) => {
      const { show, stills } = personA(trial);
      return stage.attempt((ask, nth) => show(opposite[ask], nth), stills);
    },
  },
  {
    name: 'old evidence, re-encoded and re-posted after a dialogue that was answered',
    kind: 'injection',
    isClaimed: true,
    run: async (stage, trial) => {
      // The pictures of an attempt that was accepted before, whatever it was.
      const first = personA(20_000 + trial);
      const pictures = await calmPictures('cap12', trial);
      const old = () => Promise.all(pictures.map((picture) => filmed(picture, first.random, 560)));
      await stage.attempt(first.show, old);
      const second = personA(30_000 + trial);
      return stage.attempt(second.show, old);
    },
  },
  {
    name: 'frames of one dialogue, re-ordered to the next one',
    kind: 'injection',
    isClaimed: true,
    run: async (stage, trial) => {
      const { show, stills, random } = personA(trial);
      const sent: Buffer[] = [];
      const keep = async (ask: StepAsk, nth: number) => {
        sent.push(await show(ask, nth));
        return sent.at(-1)!;
      };
      await stage.attempt(keep, stills);
      const shuffled = sent
        .map((frame) => ({ frame, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ frame }) => frame);
      let at = 0;
      return stage.attempt(async () => cycle(shuffled, at++), stills);
    },
  },
  {
    name: 'another person’s frame spliced into the dialogue',
    kind: 'injection',
    isClaimed: true,
    run: async (stage, trial) => {
      const { show, stills, random } = personA(trial);
      const other = await calmPictures('franck', trial);
      let turns = 0;
      return stage.attempt(async (ask, nth) => {
        if (ask !== 'center' && nth === 0) turns++;
        return turns === 2 && nth === 0 ? filmed(other[0]!, random) : show(ask, nth);
      }, stills);
    },
  },
  {
    name: 'pictures of another person after the dialogue',
    kind: 'injection',
    isClaimed: true,
    run: (stage, trial) => {
      const { show, random } = personA(trial);
      return stage.attempt(show, () => stillsOf('franck', trial, random));
    },
  },
  {
    name: 'pictures without the dialogue',
    kind: 'injection',
    isClaimed: true,
    run: (stage, trial) =>
      stage.judge(async () => {
        const id = await stage.begin();
        const { attemptId } = await stage.issue(id);
        return { attemptId, ...(await stage.submit(id, attemptId, await personA(trial).stills())) };
      }),
  },
  {
    name: 'two challenges mixed: frames for one, pictures for the other',
    kind: 'injection',
    isClaimed: true,
    run: (stage, trial) =>
      stage.judge(async () => {
        const { show, stills } = personA(trial);
        const [one, two] = [await stage.begin(), await stage.begin()];
        const [first, second] = [await stage.issue(one), await stage.issue(two)];
        await stage.follow(one, first.attemptId, show);
        return {
          attemptId: second.attemptId,
          ...(await stage.submit(two, second.attemptId, await stills())),
        };
      }),
  },
  {
    name: 'late answer: looking straight for more than 6 s, then the turn',
    kind: 'injection',
    isClaimed: true,
    run: (stage, trial) => {
      const { show, stills } = personA(trial);
      let askedMs = 0;
      return stage.attempt(async (ask, nth) => {
        if (nth === 0) askedMs = stage.clock.now().getTime();
        const isTime = stage.clock.now().getTime() - askedMs > limits.stepSec * 1_000;
        return show(isTime ? ask : 'center', nth);
      }, stills);
    },
  },
  {
    name: 'late answer: silence for more than 6 s, then the turn',
    kind: 'injection',
    isClaimed: true,
    run: (stage, trial) => {
      const { show, stills } = personA(trial);
      return stage.attempt(async (ask, nth) => {
        if (ask !== 'center' && nth === 0) stage.clock.advance(limits.stepSec);
        return show(ask, nth);
      }, stills);
    },
  },
  {
    name: 'a living person first, never facing the camera; then photos of another',
    kind: 'presentation',
    isClaimed: true,
    run: async (stage, trial) => {
      const random = createRandom(trial);
      const [photo] = await calmPictures('franck', trial);
      const turned = await turnedPictures('left');
      let sent = 0;
      return stage.attempt(
        () => (sent++ < 40 ? filmed(cycle(turned, sent), random) : filmed(photo!, random)),
        () => stillsOf('franck', trial, random),
      );
    },
  },
  {
    name: 'edited metadata: times, camera and detector made up, around a clip without turns',
    kind: 'injection',
    isClaimed: true,
    run: async (stage, trial) => {
      const random = createRandom(trial);
      const pictures = await calmPictures('cap12', trial);
      return stage.attempt(
        (_, nth) => filmed(cycle(pictures, nth), random),
        () => stillsOf('cap12', trial, random),
        { meta: { frames: Array.from({ length: 6 }, () => ({ atMs: -1e12 })), detector: 'none' } },
      );
    },
  },
];
