import type { BrowserContext } from 'playwright-core';
import { cameraFile } from '../../fixtures/fake-camera.ts';
import type { ChallengeState, MatchingPolicy } from '../../packages/contract/src/index.ts';
import { type Api, adminPath } from '../api.ts';
import { operationLink } from '../links.ts';
import { agree, type Scene } from './scene.ts';

type Step = Partial<Pick<NonNullable<ChallengeState['step']>, 'ask' | 'color' | 'progress'>> &
  Partial<Pick<ChallengeState, 'hint' | 'turnsDone'>>;

/**
 * The screens of the head-turn challenge and of the colour flash. The server's answers to the frames stand still here,
 * so that a picture can be taken of each step at leisure; that they come is what `head-turn.test.ts` and
 * `flash.test.ts` show. Sets the tenant's policy: scenes of the passive check come before this.
 */
export async function buildChallengeScenes(api: Api, baseUrl: string): Promise<Scene[]> {
  await setLivenessMode(api, 'active+flash');
  const selfie = async () => operationLink(baseUrl, await api.beginSelfie());
  const photo = { camera: { file: await cameraFile('person-a', 'portrait') } };
  const frozen = (name: string, step: Step): Scene => ({
    name,
    launch: photo,
    url: selfie,
    prepare: (context) => freezeDialogue(context, step),
    async drive(capture) {
      await capture.waitFor('state', 'intro');
      await agree(capture);
      await capture.waitFor('state', 'capturing');
      const { ask = 'center', color = null } = step;
      const mask = `.mask[data-ask=${ask}]${color === null ? '' : `[data-color=${color}]`}`;
      await capture.page.locator(mask).waitFor();
      // A prompt stands for 0.9 s before the next one, and a hint comes with the fourth frame.
      await capture.page.waitForTimeout(2_000);
    },
  });
  return [
    {
      name: '40-flash-intro',
      launch: {},
      url: selfie,
      drive: async (capture) => {
        await capture.waitFor('state', 'intro');
        await capture.page.locator('button.quiet').first().waitFor();
      },
    },
    frozen('41-turn-left', { ask: 'left', turnsDone: 1 }),
    frozen('42-turn-right', { ask: 'right', turnsDone: 2, progress: 0.6 }),
    frozen('43-turn-up', { ask: 'up' }),
    frozen('44-turn-down', { ask: 'down', turnsDone: 1 }),
    frozen('45-middle', { ask: 'center', turnsDone: 1 }),
    frozen('46-turn-hint', { ask: 'right', turnsDone: 1, hint: 'MoreLight' }),
    frozen('47-turn-hint-long', { ask: 'up', turnsDone: 1, hint: 'UncoverFace' }),
    frozen('48-flash-blue', { color: 'blue', turnsDone: 3 }),
    frozen('49-flash-yellow', { color: 'yellow', turnsDone: 3 }),
    frozen('50-flash-hint', { color: 'cyan', turnsDone: 3, hint: 'LookStraight' }),
  ];
}

/** Sets what the tenant's liveness check asks for. */
export async function setLivenessMode(api: Api, LivenessMode: MatchingPolicy['LivenessMode']): Promise<void> {
  const path = `${adminPath}/settings/matching`;
  const { body } = await api.call<MatchingPolicy>('GET', path);
  const { status, body: answer } = await api.call('PUT', path, { ...body, LivenessMode });
  if (status !== 200) throw new Error(JSON.stringify(answer));
}

/** Every frame gets the same answer, by POST, for no socket comes about. */
async function freezeDialogue(context: BrowserContext, step: Step): Promise<void> {
  const { ask = 'center', color = null, progress = null, hint = null, turnsDone = 0 } = step;
  const state: ChallengeState = {
    state: 'running',
    step: { number: turnsDone, ask, progress, color, dueMs: 60_000 },
    ...{ turnsDone, turns: 3, hint, outcome: null },
  };
  await context.routeWebSocket(/dialogue/, (socket) => socket.close());
  await context.route('**/attempts/*/steps', (route) => route.fulfill({ json: state }));
}
