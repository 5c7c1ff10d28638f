import { join } from 'node:path';

/** A bug that is planted to see whether the simulator finds it: one place of the server's source, put otherwise. */
export interface Plant {
  /** Short and plain, as the table of docs/simulator.md has it. */
  name: string;
  /** Below `packages/server/src/`. */
  file: string;
  /** Stands in the file once. */
  find: string;
  replace: string;
}

/** Bugs of kinds that are made: a lost `where`, a swapped order, a missing transaction, an early ack … */
export const plants: readonly Plant[] = [
  {
    name: 'a session is locked without its tenant (lost where)',
    file: 'store/session/session.ts',
    find: "    .where('id', '=', query.id)\n    .where('tenant_id', '=', query.tenantId)\n    .forUpdate()",
    replace: "    .where('id', '=', query.id)\n    .forUpdate()",
  },
  {
    name: 'a session is changed without the lock of its row',
    file: 'store/session/session.ts',
    find: "    .where('tenant_id', '=', query.tenantId)\n    .forUpdate()",
    replace: "    .where('tenant_id', '=', query.tenantId)",
  },
  {
    name: 'the sweep of what is expired writes over other outcomes',
    file: 'store/session/session.ts',
    find: `        .where('status', '=', Status.Pending)
        .where('expires_at', '<=', due.now)
        .$if(due.tenantId !== undefined, (query) => query.where('tenant_id', '=', due.tenantId as string))
        .orderBy('id')
        .limit(due.limit)
        // What somebody holds waits for the next sweep, so that no tenant holds up another's.
        .forUpdate()
        .skipLocked(),
    )
    .where('status', '=', Status.Pending)`,
    replace: `        .where('expires_at', '<=', due.now)
        .where('status', '<>', Status.Expired)
        .limit(due.limit),
    )`,
  },
  {
    name: 'an expiry publishes nothing',
    file: 'session/life/settle-expiry.ts',
    find: '    await publishFinished(deps.events, tx, expired, { actor: systemActor });\n    return expired;',
    replace: '    return expired;',
  },
  {
    name: 'an account is stored outside of its transaction',
    file: 'account/create-account.ts',
    find: 'await insertAccount(tx, newAccount(input));',
    replace: 'await insertAccount(deps.db, newAccount(input));',
  },
  {
    name: 'an expired session gets no receipt',
    file: 'audit/issue-receipt.ts',
    find: '    const claims = claimsOf(session,',
    replace: '    if (session.status === Status.Expired) return;\n    const claims = claimsOf(session,',
  },
  {
    name: 'a webhook is marked as delivered when it is claimed (early ack)',
    file: 'store/message/webhook-delivery.ts',
    find: '    .set({ leased_until: claim.leasedUntil })',
    replace: "    .set({ leased_until: claim.leasedUntil, status: 'succeeded' })",
  },
  {
    name: 'a webhook is put into the outbox outside of its transaction (told before the commit)',
    file: 'open-events.ts',
    find: '(tx, event) => enqueueWebhook(parts.jobs, tx, event),',
    replace: '(_tx, event) => enqueueWebhook(parts.jobs, parts.db, event),',
  },
  {
    name: 'one success forgets the failures of all accounts (lost where)',
    file: 'store/account/failed-attempt.ts',
    find: "    .deleteFrom('failed_attempt')\n    .where('account_id', '=', accountId)\n    .$if(",
    replace: "    .deleteFrom('failed_attempt')\n    .$if(",
  },
  {
    name: 'the lockout comes one failure late',
    file: 'account/failed-attempts.ts',
    find: 'if (!account.enabled || failures <= policy.MaxFailedAttempts)',
    replace: 'if (!account.enabled || failures <= policy.MaxFailedAttempts + 1)',
  },
  {
    name: 'a failure is counted twice',
    file: 'account/failed-attempts.ts',
    find: '  await insertFailedAttempt(tx, { tenantId, accountId, atSignIn, now });',
    replace:
      '  await insertFailedAttempt(tx, { tenantId, accountId, atSignIn, now });\n  await insertFailedAttempt(tx, { tenantId, accountId, atSignIn, now });',
  },
  {
    name: 'a TempId can be used past its end',
    file: 'store/account/temp-capture.ts',
    find: "    .where('id', '=', query.tempId)\n    .where('tenant_id', '=', query.tenantId)\n    .where('expires_at', '>', query.now)",
    replace: "    .where('id', '=', query.tempId)\n    .where('tenant_id', '=', query.tenantId)",
  },
  {
    name: 'a TempId is found without its tenant (lost where)',
    file: 'store/account/temp-capture.ts',
    find: "    .where('id', '=', query.tempId)\n    .where('tenant_id', '=', query.tenantId)",
    replace: "    .where('id', '=', query.tempId)",
  },
  {
    name: "an erased account's captures stay",
    file: 'store/account/account-erasure.ts',
    find: '  await deleteCapturesOf(tx, sessionIds);\n',
    replace: '',
  },
  {
    name: 'pictures are deleted before the erasure commits (swapped order)',
    file: 'account/delete-account.ts',
    find: '    if (erased) await publishErasure(deps.events, tx, input, erased);',
    replace:
      '    for (const blobId of erased?.blobIds ?? []) await deps.blobs.delete(blobId);\n    if (erased) await publishErasure(deps.events, tx, input, erased);',
  },
  {
    name: 'an account is found without its tenant: a face is bound to a namesake',
    file: 'store/account/account.ts',
    find: "    .where('account.tenant_id', '=', tenantId)\n    .where('account.account_number', '=', accountNumber)",
    replace: "    .where('account.account_number', '=', accountNumber)",
  },
  {
    name: 'an erased face stays in the search',
    file: 'search/face-gallery.ts',
    find: 'if (!template) return index.remove(change.tenantId, change.id, change.rev);',
    replace: 'if (!template) return false;',
  },
  {
    name: 'a quota is looked at by two at once',
    file: 'store/tenant/claim-quota.ts',
    find: '  await takeTurn(tx, claim);\n',
    replace: '',
  },
  {
    name: 'a lock is taken for the connection and never let go',
    file: 'store/tenant/claim-quota.ts',
    find: 'pg_advisory_xact_lock(',
    replace: 'pg_advisory_lock(',
  },
  {
    name: 'the audit chain is extended by two at once',
    file: 'audit/seal-audit.ts',
    find: '  await lockChain(tx, tenantId);\n',
    replace: '',
  },
  {
    name: 'a row of the audit log is not linked to the one before it',
    file: 'audit/seal-audit.ts',
    find: 'hash = chainHash(row, sequence, hash);',
    replace: 'hash = chainHash(row, sequence, head.hash);',
  },
  {
    name: 'a job writes its TempId into the log',
    file: 'retention/retention-jobs.ts',
    find: '    await purgeTempCapture(purge, tempId);',
    replace: "    await purgeTempCapture(purge, tempId);\n    log.info({ tempId }, 'purged');",
  },
  {
    name: 'the challenge of a passkey stays after its answer (missing delete)',
    file: 'store/session/session-passkey.ts',
    find: "    .deleteFrom('passkey_ceremony')\n    .where('session_id', '=', sessionId)\n    .where('id', '=', id)\n    .where('expires_at', '>', now)\n    .returningAll()",
    replace:
      "    .selectFrom('passkey_ceremony')\n    .where('session_id', '=', sessionId)\n    .where('id', '=', id)\n    .where('expires_at', '>', now)\n    .selectAll()",
  },
  {
    name: 'a passkey opens the sessions of every account (missing check)',
    file: 'session/passkey/prove-passkey.ts',
    find: "  if (passkey.account_id !== account.id) return refused('otherAccount');\n",
    replace: '',
  },
  {
    name: 'a passkey that is deleted goes on to open the session that saw it',
    file: 'session/capture/load-reference.ts',
    find: 'return passkeyId === null || hasAccountPasskey(db, passkeyId);',
    replace: 'return passkeyId === null || (await hasAccountPasskey(db, passkeyId)) || true;',
  },
  {
    name: 'a code of OpenID is taken by two at once (lost where)',
    file: 'store/oidc/provider-record.ts',
    find: "    .where('consumed_at', 'is', null)\n    .executeTakeFirstOrThrow();",
    replace: '    .executeTakeFirstOrThrow();',
  },
  {
    name: 'a restore brings back who was erased since (lost step)',
    file: 'store/backup/restore-backup.ts',
    find: '  for (const account of accounts)\n',
    replace: '  for (const account of accounts.slice(1))\n',
  },
  {
    name: 'a review outlives its session',
    file: 'session/review/close-review.ts',
    find: "if (event.type !== 'operation.finished' && event.type !== 'transaction.finished') return;",
    replace: "if (event.type !== 'operation.finished') return;",
  },
];

/** Where the files of plants lie. */
export const sourceFolder = join(import.meta.dirname, '../../packages/server/src');

/** A source with a bug in it. @throws Error unless the place is there, and once */
export function plantedSource({ name, find, replace }: Plant, source: string): string {
  const places = source.split(find).length - 1;
  if (places !== 1) throw new Error(`The place of “${name}” is ${places} times in its file`);
  return source.replace(find, () => replace);
}
