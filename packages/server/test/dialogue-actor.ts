import type { ChallengeState } from '@selfsame/contract';
import { beginSelfie } from '../src/session/begin/begin-selfie.ts';
import { issueAttempt } from '../src/session/capture/issue-attempt.ts';
import { submitAttempt } from '../src/session/capture/submit-attempt.ts';
import { answerStep } from '../src/session/dialogue/answer-step.ts';
import { createActedHead } from './acted/acted-head.ts';
import { type Scene, stepFrame, upload } from './scene.ts';
import type { SessionFixture } from './session-fixture.ts';

/** Where the face is in every frame, px. */
export const box = { x1: 100, y1: 100, x2: 200, y2: 200 };

/** A head that looks straight, and its turns. */
export const poses = {
  center: { yaw: 2, pitch: 5, roll: 0 },
  left: { yaw: 16, pitch: 6, roll: 0 },
  right: { yaw: -12, pitch: 4, roll: 0 },
  up: { yaw: 3, pitch: 16, roll: 0 },
  down: { yaw: 1, pitch: -6, roll: 0 },
};

/** Somebody who answers head-turn challenges of a fixture's sessions, frame by frame. */
export function createDialogueActor(fixture: SessionFixture) {
  const { deps, db, clock, caller } = fixture;
  let pictures = 0;
  /** A picture nobody has seen before. */
  const fresh = () => `picture ${pictures++}`;
  const begin = async (request = {}) =>
    (await beginSelfie(deps, caller, { TimeoutSec: 3600, ...request })).OperationId;
  const issue = (id: string) => issueAttempt(deps, fixture.pageOf(id));
  const send = async (id: string, attemptId: string, scene: Scene, afterSec = 0.1) => {
    clock.advance(afterSec);
    // No two frames of a camera are the same.
    const tremble = (pictures % 7) / 1_000;
    const pose = scene.pose && { ...scene.pose, yaw: scene.pose.yaw + tremble };
    const shown = { picture: fresh(), box, ...scene, ...(pose ? { pose } : {}) };
    return answerStep(deps, fixture.pageOf(id), attemptId, stepFrame(shown));
  };
  /** Looks straight until the first turn is asked for. */
  const lookStraight = async (id: string, attemptId: string, face = 'ann'): Promise<ChallengeState> => {
    const scene = { face, pose: poses.center };
    let state = await send(id, attemptId, scene);
    while (state.step?.ask === 'center') state = await send(id, attemptId, scene);
    return state;
  };
  /** Does what is asked until the dialogue is over. */
  const follow = async (id: string, attemptId: string, scene: Scene): Promise<ChallengeState> => {
    const look = createActedHead(poses);
    let state = await send(id, attemptId, { ...scene, pose: look('center') });
    for (let i = 0; i < 150 && state.state === 'running'; i++)
      state = await send(id, attemptId, { ...scene, pose: look(state.step!.ask) });
    return state;
  };
  const stills = (id: string, attemptId: string, scene: Scene) =>
    submitAttempt(deps, fixture.pageOf(id), attemptId, upload({ picture: fresh(), ...scene }));
  const dialogueOf = (attemptId: string) =>
    db
      .selectFrom('challenge_dialogue')
      .selectAll()
      .where('attempt_id', '=', attemptId)
      .executeTakeFirstOrThrow();
  const rowOf = (id: string) =>
    db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return { fresh, begin, issue, send, lookStraight, follow, stills, dialogueOf, rowOf };
}
