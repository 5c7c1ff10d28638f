import { createHash } from 'node:crypto';
import { limits } from '@selfsame/contract';
import { transaction } from '../../platform/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { clientKey } from '../../platform/http/rate-limit.ts';
import {
  deleteFailures,
  forgetFailures,
  insertFailure,
  listFailures,
  lockSignIns,
} from '../../store/operator/sign-in-failure.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { OperatorDependencies } from '../operator-dependencies.ts';

/** How many failures within how long; beyond, no guess is looked at. */
interface Bound {
  readonly count: number;
  readonly withinSec: number;
}

/** What failures are counted by, and how many there may be. */
interface Budget {
  keyHash: Buffer;
  bounds: readonly Bound[];
}

/** Budgets that one guess is taken from. */
export interface GuessBudgets {
  /** Of who guesses; a right answer gives it back whole. */
  own: Budget;
  /** Of all who are unknown and guess at the same; a right answer takes back itself only. */
  shared?: Budget;
}

const { perGuesser, unknownBrowsers } = limits.portal.failures;
const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Budgets of a sign-in. A browser that signed in as this operator before has one of its own (OWASP, device cookies), so that
 * nobody who knows the address can use it up. Any other is counted by address and client, and together with all others that
 * are unknown (NIST SP 800-63B-4 §3.2.2: at most 100 failures).
 * @param guess.emailKey whether anybody has the address or not
 * @param guess.deviceId of a known browser; null: unknown
 */
export const signInBudgets = (guess: {
  emailKey: string;
  deviceId: string | null;
  remoteAddress: string;
}): GuessBudgets =>
  guess.deviceId === null
    ? {
        own: {
          keyHash: hash(`sign-in ${clientKey(guess.remoteAddress)} ${guess.emailKey}`),
          bounds: perGuesser,
        },
        shared: { keyHash: hash(`sign-in ${guess.emailKey}`), bounds: unknownBrowsers },
      }
    : { own: { keyHash: hash(`device ${guess.deviceId}`), bounds: perGuesser } };

/** The budget of a session that confirms: apart from the door's, so that neither uses the other up. */
export const confirmationBudgets = (sessionId: string): GuessBudgets => ({
  own: { keyHash: hash(`confirmation ${sessionId}`), bounds: perGuesser },
});

/** When the next guess is allowed, given earlier failures, newest first; null: now. */
function allowedAt(failures: readonly Date[], bounds: readonly Bound[]): Date | null {
  const ends = bounds.flatMap(({ count, withinSec }) => {
    const oldest = failures[count - 1];
    return oldest ? [oldest.getTime() + withinSec * 1_000] : [];
  });
  return ends.length > 0 ? new Date(Math.max(...ends)) : null;
}

/** How long to wait before a budget has room, s; 0: it has. Holds its lock until the transaction ends. */
async function waitOf(tx: Db, { keyHash, bounds }: Budget, now: Date): Promise<number> {
  await lockSignIns(tx, keyHash);
  const longestMs = Math.max(...bounds.map(({ withinSec }) => withinSec)) * 1_000;
  const failures = await listFailures(tx, keyHash, new Date(now.getTime() - longestMs));
  const next = allowedAt(failures, bounds);
  return next && next > now ? Math.ceil((next.getTime() - now.getTime()) / 1_000) : 0;
}

/** A guess that was counted as failed; who was right takes that back. */
export interface GuessClaim {
  budgets: GuessBudgets;
  ids: readonly string[];
}

/**
 * Counts a guess as failed before it is looked at, so that many at once can't all be tried. An address that nobody has is
 * counted like any other: a refusal says nothing about it.
 * @throws Problem E_RATE_LIMITED
 */
export async function claimGuess(
  { db, clock }: Pick<OperatorDependencies, 'db' | 'clock'>,
  budgets: GuessBudgets,
): Promise<GuessClaim> {
  const now = clock.now();
  const all = [budgets.own, ...(budgets.shared ? [budgets.shared] : [])];
  const ids: string[] = [];
  const wait = await transaction(db, async (tx) => {
    for (const budget of all) {
      const seconds = await waitOf(tx, budget, now);
      if (seconds > 0) return seconds;
    }
    for (const { keyHash } of all) ids.push(await insertFailure(tx, keyHash, now));
    return 0;
  });
  if (wait > 0) throw new Problem('E_RATE_LIMITED', { args: [wait], retryAfter: wait });
  return { budgets, ids };
}

/** The guess was right. */
export async function forgiveGuess(tx: Db, { budgets, ids }: GuessClaim): Promise<void> {
  await deleteFailures(tx, ids);
  await forgetFailures(tx, budgets.own.keyHash);
}
