import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChallengeState } from '@selfsame/contract';
import type { Ask } from '../machine/states.ts';
import type { ChallengeContext } from './challenges.ts';
import { runHeadTurn } from './head-turn.ts';

const running = (
  ask: Ask['step'],
  turnsDone: number,
  hint: ChallengeState['hint'] = null,
): ChallengeState => ({
  state: 'running',
  step: { number: 1, ask, progress: null, color: null, dueMs: 5_000 },
  turnsDone,
  turns: 3,
  hint,
  outcome: null,
});
const complete: ChallengeState = { ...running('center', 3), state: 'complete', step: null };

/** A context whose server gives these answers, one per frame. */
function stage(answers: ChallengeState[]) {
  const asks: Ask[] = [];
  const waits: number[] = [];
  let nowMs = 0;
  let isClosed = false;
  let sent = 0;
  let taken = 0;
  const context: ChallengeContext = {
    challenge: {
      kind: 'head-turn',
      turns: 3,
      stepMs: 6_000,
      frame: { intervalMs: 100, longSide: 480, jpegQuality: 0.8, maxBytes: 400_000 },
    },
    plan: {
      frames: 6,
      intervalMs: 150,
      longSide: 1_280,
      jpegQuality: 0.9,
      maxFrameBytes: 3_000_000,
      maxTotalBytes: 24_000_000,
      leastContext: 1.8,
    },
    grab: async () => new Blob([`picture ${taken++}`]),
    grabSmall: async () => new Blob(['small']),
    flaw: () => null,
    isStraight: () => true,
    onAsk: (ask) => asks.push(ask),
    line: {
      answer: async () => {
        sent++;
        nowMs += 30;
        return answers.shift()!;
      },
      close: () => {
        isClosed = true;
      },
    },
    now: () => nowMs,
    nextFrame: async (ms) => {
      waits.push(ms);
      nowMs += ms;
    },
    signal: new AbortController().signal,
  };
  return { context, asks, waits, sent: () => sent, isClosed: () => isClosed };
}

test('runHeadTurn: the server’s asks are shown as they come, then the pictures are taken', async () => {
  const play = stage([running('center', 0), running('left', 0), running('center', 1), complete]);
  const result = await runHeadTurn(play.context);
  assert.ok('frames' in result && result.frames.length === 6);
  assert.deepEqual(
    play.asks.map(({ step, done }) => `${step} ${done}`),
    ['center 0', 'center 0', 'left 0', 'center 1', 'center 3'],
  );
  assert.equal(play.sent(), 4);
  assert.ok(play.isClosed());
  assert.deepEqual(play.waits.slice(0, 3), [70, 70, 70], 'ten frames a second, the answer’s time included');
});

test('runHeadTurn: three turns, the pictures are those taken whenever the middle was asked, and nothing is waited for', async () => {
  const middle = (done: number) => [running('center', done), running('center', done)];
  const play = stage([
    ...[...middle(0), running('left', 0), ...middle(1), running('up', 1)],
    ...[...middle(2), running('left', 2), complete],
  ]);
  const result = await runHeadTurn(play.context);
  assert.ok('frames' in result);
  const times = result.frames.map(({ atMs }) => atMs);
  assert.deepEqual(times, [100, 200, 400, 500, 700, 800]);
  assert.equal(play.asks.at(-1)?.step, 'left', 'no further prompt');
  assert.equal(play.sent(), 10);
});

test('runHeadTurn: a camera that shows a picture twice, has the missing ones taken when the turns are done', async () => {
  const middle = (done: number) => [running('center', done), running('center', done)];
  const answers = [...middle(0), running('left', 0), ...middle(1), running('up', 1), ...middle(2)];
  const play = stage([...answers, running('left', 2), complete]);
  let taken = 0;
  const grab = async () => new Blob([`picture ${taken++ === 1 ? 0 : taken}`]);
  const result = await runHeadTurn({ ...play.context, grab });
  assert.ok('frames' in result);
  const texts = await Promise.all(result.frames.map(({ jpeg }) => jpeg.text()));
  assert.equal(new Set(texts).size, 6, texts.join());
});

test('runHeadTurn: ended by the server, hands its outcome on and takes no picture', async () => {
  const outcome = { outcome: 'retry', remedies: ['FollowPrompts'], session: {} } as never;
  const play = stage([running('left', 0), { ...running('left', 0), state: 'ended', step: null, outcome }]);
  assert.deepEqual(await runHeadTurn(play.context), { ended: outcome });
  assert.ok(play.isClosed());
});

test('runHeadTurn: colours that come too fast, stand 0.4 s each on the screen', async () => {
  const lit = (color: NonNullable<Ask['color']>): ChallengeState => ({
    ...running('center', 3),
    step: { number: 6, ask: 'center', progress: null, color, dueMs: 6_000 },
  });
  const play = stage([running('center', 0), lit('red'), lit('green'), lit('green'), lit('blue'), complete]);
  const shown: { color: string; atMs: number }[] = [];
  const { onAsk } = play.context;
  await runHeadTurn({
    ...play.context,
    onAsk: (ask) => {
      onAsk(ask);
      const { color } = ask;
      if (color !== null && color !== shown.at(-1)?.color) shown.push({ color, atMs: play.context.now() });
    },
  });
  assert.deepEqual(
    shown.map(({ color }) => color),
    ['red', 'green', 'blue'],
  );
  for (const [i, { atMs }] of shown.entries())
    if (i > 0) assert.ok(atMs - shown[i - 1]!.atMs >= 400, JSON.stringify(shown));
});

test('runHeadTurn: the face leaves while colours are shown, stops at once', async () => {
  const lit = {
    ...running('center', 3),
    step: { number: 6, ask: 'center', progress: null, color: 'red', dueMs: 6_000 } as const,
  };
  const play = stage([running('center', 0), lit, lit, lit]);
  let looks = 0;
  const result = await runHeadTurn({ ...play.context, flaw: () => (++looks < 2 ? null : 'noFace') });
  assert.deepEqual(result, { lost: 'noFace' });
  assert.ok(play.sent() === 3 && play.isClosed());
});

test('runHeadTurn: a reason that stays, is told; a flicker is not', async () => {
  const dark = running('left', 0, 'MoreLight');
  const play = stage([dark, running('left', 0), dark, dark, dark, dark, complete]);
  await runHeadTurn(play.context);
  assert.deepEqual(
    play.asks.map(({ hint }) => hint),
    [null, null, null, null, null, null, 'MoreLight', null],
  );
});
