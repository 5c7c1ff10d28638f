import {
  type SandboxOutcome,
  type SandboxRemedy,
  Status,
  sandboxOutcomeNames,
  sandboxRemedies,
} from '@selfsame/contract';
import { Type } from 'typebox';
import type { Db } from '../seal/vault.ts';
import { jsonColumn, type Stored } from '../stored-json.ts';
import type { SessionRow } from './session.ts';

/** What is ordered of a session of a sandbox. */
const SandboxOrder = Type.Object({
  outcome: Type.Unsafe<SandboxOutcome>({ type: 'string', enum: [...sandboxOutcomeNames] }),
  /** What the user is told after a capture that was not usable. */
  remedies: Type.Optional(
    Type.Array(Type.Unsafe<SandboxRemedy>({ type: 'string', enum: [...sandboxRemedies] })),
  ),
  /** Of `busy`: whether a capture was turned away already. */
  wasBusy: Type.Optional(Type.Boolean()),
});
export type SandboxOrder = Stored<typeof SandboxOrder>;

const order = jsonColumn('session', 'sandbox_order', SandboxOrder);

/** What is ordered of a session; null: nothing. @throws JsonUnreadable */
export const readSandboxOrder = (session: Pick<SessionRow, 'id' | 'sandbox_order'>): SandboxOrder | null =>
  order(session.sandbox_order, session.id);

/** Changes what is ordered of a session. */
export async function writeSandboxOrder(db: Db, id: string, changed: SandboxOrder): Promise<void> {
  await db
    .updateTable('session')
    .set({ sandbox_order: JSON.stringify(changed) })
    .where('id', '=', id)
    .where('sandbox', '=', true)
    .execute();
}

/** Ends the time of a session that is pending: whoever looks at it next finds it expired. */
export async function spendTime(tx: Db, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ expires_at: now })
    .where('id', '=', id)
    .where('sandbox', '=', true)
    .where('status', '=', Status.Pending)
    .where('expires_at', '>', now)
    .execute();
}
