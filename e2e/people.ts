import assert from 'node:assert/strict';
import type { ClipName } from '../fixtures/clips.ts';
import type { Api } from './api.ts';
import { captureByApi } from './capture-by-api.ts';
import { personFrames } from './frames.ts';
import { linkOf } from './links.ts';

/**
 * Enrols the person of a clip under a new account, the whole documented sequence without a browser: begin, capture,
 * end, account, credential.
 */
export async function enrol(
  api: Api,
  baseUrl: string,
  accountNumber: string,
  clip: ClipName,
): Promise<{ operationId: string; tempId: string }> {
  const operation = await api.beginSelfie();
  const answer = await captureByApi(baseUrl, linkOf(operation), await personFrames(clip));
  assert.equal(answer.outcome, 'accepted', JSON.stringify(answer));
  const { TempId } = await api.endSelfie(operation.OperationId);
  assert.ok(TempId !== null);
  assert.equal((await api.createAccount(accountNumber)).status, 200);
  assert.equal((await api.bindTempId(accountNumber, TempId)).status, 200);
  return { operationId: operation.OperationId, tempId: TempId };
}
