import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Status } from '@selfsame/contract';
import { createDialogueActor } from '../../../test/dialogue-actor.ts';
import { passkeyWorld } from '../../../test/passkey/passkey-world.ts';
import { SoftwareAuthenticator } from '../../../test/passkey/software-authenticator.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import {
  defaultSettings,
  readMatchingPolicy,
  writeTenantSetting,
} from '../../store/tenant/tenant-setting.ts';
import { beginVerification } from '../begin/begin-verification.ts';
import { approveSession } from '../capture/approve-session.ts';
import { skipPasskey } from '../passkey/skip-passkey.ts';
import { decideReview } from './decide-review.ts';
import { readReview } from './read-review.ts';

const fixture = await createSessionFixture({ after });
const { deps, db, tenantId } = fixture;
const { issue, follow, stills, rowOf } = createDialogueActor(fixture);
deps.livenessMode = 'active';

const operator: OperatorPrincipal = {
  ...{ kind: 'operator', tenantId, role: 'operator', roles: [], sessionId: crypto.randomUUID() },
  ...{ operatorId: crypto.randomUUID(), ownsInstallation: false, isRecent: true },
};

for (const WithoutKey of ['approval', 'code'] as const)
  test(`a face in doubt without its key under ${WithoutKey}: people are asked for both, and no code settles a doubt`, async () => {
    const { Version } = await readMatchingPolicy(db, tenantId);
    const Passkeys = {
      ...defaultSettings.matching.Passkeys!,
      SecondFactor: 'newDevice',
      WithoutKey,
    } as const;
    const policy = { ...defaultSettings.matching, LivenessDoubt: 'review', Passkeys, Version } as const;
    assert.ok(await writeTenantSetting(db, tenantId, 'matching', policy));
    const account = await fixture.createEnrolled(WithoutKey, 'ann');
    await db
      .updateTable('account')
      .set({ email: 'ann@example.com', email_verified: true })
      .where('id', '=', account.id)
      .execute();
    await passkeyWorld(fixture).enrol(WithoutKey, new SoftwareAuthenticator());
    const { TransactionId: id } = await beginVerification(
      deps,
      fixture.caller,
      { FacialImageAccountNumber: WithoutKey },
      new AbortController().signal,
    );
    const page = fixture.pageOf(id);
    await approveSession(deps, page);
    await skipPasskey(deps, page, 'lost');
    const { attemptId } = await issue(id);
    await follow(id, attemptId, { face: 'ann' });
    await stills(id, attemptId, { face: 'ann', padLogit: -3.5 });
    await follow(id, attemptId, { face: 'ann' });
    assert.equal((await stills(id, attemptId, { face: 'ann', padLogit: -3.5 })).outcome, 'review');
    assert.deepEqual((await readReview(deps, operator, id)).Reasons, ['doubt', 'noKey']);
    assert.deepEqual(await decideReview(deps, operator, id, { Decision: 'accept' }), {
      IsFinal: true,
      Status: Status.Accepted,
    });
    assert.equal((await rowOf(id)).passkey_stand_in, 'approval');
  });
