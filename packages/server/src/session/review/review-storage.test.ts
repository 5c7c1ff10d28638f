import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Status } from '@selfsame/contract';
import { createDialogueActor } from '../../../test/dialogue-actor.ts';
import { createTestEvents } from '../../../test/events.ts';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import type { OperatorPrincipal } from '../../platform/access/principal.ts';
import { noQuotas, quotaColumns } from '../../store/tenant/quota-columns.ts';
import { updateTenant } from '../../store/tenant/tenant.ts';
import { defaultSettings, writeTenantSetting } from '../../store/tenant/tenant-setting.ts';
import { readQuotaState } from '../../store/tenant/tenant-usage.ts';
import { closeReview } from './close-review.ts';
import { decideReview } from './decide-review.ts';

const fixture = await createSessionFixture({ after });
const { db, tenantId, clock } = fixture;
const deps = Object.assign(fixture.deps, {
  events: createTestEvents([closeReview]),
  livenessMode: 'active' as const,
});
const { begin, issue, follow, stills, rowOf } = createDialogueActor(fixture);
await writeTenantSetting(db, tenantId, 'matching', {
  ...defaultSettings.matching,
  LivenessDoubt: 'review',
  Review: { FourEyes: false, KeepFrames: true, TimeoutSec: 3_600 },
});

const setStorage = (StorageBytes: number) =>
  updateTenant(db, tenantId, quotaColumns({ ...noQuotas, StorageBytes }));
const operator: OperatorPrincipal = {
  ...{ kind: 'operator', tenantId, role: 'operator', roles: [], sessionId: crypto.randomUUID() },
  ...{ operatorId: crypto.randomUUID(), ownsInstallation: false, isRecent: true },
};

/** A doubtful capture, one more turn, and still in doubt. */
async function doubt(id: string): Promise<string> {
  const face = 'ann';
  const { attemptId } = await issue(id);
  await follow(id, attemptId, { face });
  await stills(id, attemptId, { face, padLogit: -3.5 });
  await follow(id, attemptId, { face });
  return (await stills(id, attemptId, { face, padLogit: -3.5 })).outcome;
}

test('decideReview: storage is full, the accepted face takes the room that its review had', async () => {
  const id = await begin({});
  assert.equal(await doubt(id), 'review');
  const { usage } = await readQuotaState(db, { tenantId, now: clock.now() });
  await setStorage(usage.StorageBytes);
  const decided = await decideReview(deps, operator, id, { Decision: 'accept' });
  assert.equal(decided.Status, Status.Accepted);
  assert.ok((await rowOf(id)).temp_id);
});

test('openReview: no room for the pictures, the session ends and says why', async () => {
  await setStorage(1_000_000);
  const id = await begin({});
  await setStorage(0);
  assert.equal(await doubt(id), 'rejected');
  assert.equal((await rowOf(id)).end_reason, 'storageFull');
});
