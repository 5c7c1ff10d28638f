import { createHash } from 'node:crypto';
import { limits } from '@selfsame/contract';
import { transaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { insertFailure, listFailures, lockSignIns } from '../store/sign-in-failure.ts';
import { emailKey } from './email-key.ts';
import type { OperatorDependencies } from './operator-dependencies.ts';

const bounds = limits.portal.failures;
const longestMs = Math.max(...bounds.map(({ withinSec }) => withinSec)) * 1_000;

/** What failures under an address are counted by. */
export const failureKey = (email: string): Buffer =>
  createHash('sha256')
    .update(`sign-in:${emailKey(email)}`)
    .digest();

/** When the next attempt is allowed, given earlier ones, newest first; null: now. */
const allowedAt = (failures: readonly Date[]): Date | null => {
  const ends = bounds.flatMap(({ count, withinSec }) => {
    const oldest = failures[count - 1];
    return oldest ? [oldest.getTime() + withinSec * 1_000] : [];
  });
  return ends.length > 0 ? new Date(Math.max(...ends)) : null;
};

/**
 * Counts an attempt as failed before it is looked at, so that many at once can't all be tried; who signs in has it
 * forgotten. An address that nobody has is counted like any other: a refusal says nothing about it.
 * @throws Problem E_RATE_LIMITED
 */
export const claimSignIn = async (
  { db, clock }: Pick<OperatorDependencies, 'db' | 'clock'>,
  keyHash: Buffer,
): Promise<void> => {
  const now = clock.now();
  const wait = await transaction(db, async (tx) => {
    await lockSignIns(tx, keyHash);
    const next = allowedAt(await listFailures(tx, keyHash, new Date(now.getTime() - longestMs)));
    if (next && next > now) return Math.ceil((next.getTime() - now.getTime()) / 1_000);
    await insertFailure(tx, keyHash, now);
    return 0;
  });
  if (wait > 0) throw new Problem('E_RATE_LIMITED', { args: [wait], retryAfter: wait });
};
