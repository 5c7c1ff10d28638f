import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { foldedSql } from '../../platform/fold-text.ts';
import type { Db } from '../seal/vault.ts';
import type { Database } from '../tables.ts';

/** A transaction template as stored. */
export type TransactionTemplateRow = Selectable<Database['transaction_template']>;

/** The template that every tenant has (docs/wire.md#templates); it can be changed but not deleted or renamed. */
export const defaultTemplateName = 'Verify_Identity';

/**
 * What every tenant begins with: the default, and the names that clients of the wire use without having made them
 * (docs/wire.md#templates). Those for one-time passwords are left out with what they would ask for. `title` is
 * what the user reads.
 */
const firstTemplates: readonly { name: string; title?: string; description?: string }[] = [
  { name: defaultTemplateName, description: 'Verify that the person is the holder of the account' },
  { name: 'AccountApproved', title: 'Account approved' },
  { name: 'AccountDeclined', title: 'Account declined' },
  { name: 'AccountPending', title: 'Account pending' },
  { name: 'AddAuthenticator', title: 'Add an authenticator' },
  { name: 'AddBeneficiary', title: 'Add a beneficiary' },
  { name: 'Auth0MFA', title: 'Confirm your sign-in' },
  { name: 'BankLogin', title: 'Sign in to your bank' },
  { name: 'BioRecovery', title: 'Recover your account' },
  { name: 'EditBeneficiary', title: 'Change a beneficiary' },
  { name: 'FundsTransfer', title: 'Transfer of funds' },
  { name: 'MDMBioRecovery', title: 'Recover your device' },
  { name: 'MDMVerify', title: 'Verify your device' },
  { name: 'OfferBio', title: 'Sign in with your face' },
  { name: 'Office365MFA', title: 'Confirm your sign-in' },
  { name: 'PushAuthorization', title: 'Authorization' },
  { name: 'ResetPassword', title: 'Reset your password' },
  { name: 'VerifyIdentity', title: 'Verify your identity' },
];

const live = (db: Db, tenantId: string) =>
  db
    .selectFrom('transaction_template')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('deleted_at', 'is', null);

/** The live template of a name, in any case and normal form. */
export const findTemplate = (
  db: Db,
  tenantId: string,
  name: string,
): Promise<TransactionTemplateRow | undefined> =>
  live(db, tenantId)
    .where(foldedSql(sql.ref('name')), '=', foldedSql(name))
    .executeTakeFirst();

/** The live template under an id. */
export const findTemplateById = (
  db: Db,
  tenantId: string,
  id: string,
): Promise<TransactionTemplateRow | undefined> => live(db, tenantId).where('id', '=', id).executeTakeFirst();

/** The template under an id, deleted or not. */
export const findAnyTemplate = (
  db: Db,
  tenantId: string,
  id: string,
): Promise<TransactionTemplateRow | undefined> =>
  db
    .selectFrom('transaction_template')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

/** All live templates: the default, then from old to new. */
export const listTemplates = (db: Db, tenantId: string): Promise<TransactionTemplateRow[]> =>
  live(db, tenantId)
    .orderBy(sql`lower(name) <> ${defaultTemplateName.toLowerCase()}`)
    .orderBy('created_at')
    .orderBy('name')
    .execute();

/** @returns undefined when the name is taken */
export const insertTemplate = (
  db: Db,
  row: Insertable<Database['transaction_template']>,
): Promise<TransactionTemplateRow | undefined> =>
  db
    .insertInto('transaction_template')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();

/**
 * Changes a live template.
 * @returns undefined when there is none
 * @throws unique violation `transaction_template_live` when the new name is taken
 */
export const updateTemplate = (
  db: Db,
  tenantId: string,
  id: string,
  change: Updateable<Database['transaction_template']>,
): Promise<TransactionTemplateRow | undefined> =>
  db
    .updateTable('transaction_template')
    .set(change)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();

/** The false match rates that templates of a tenant have of their own. */
export async function listTemplateRates(db: Db, tenantId: string): Promise<number[]> {
  const rows = await live(db, tenantId).select('false_match_rate').execute();
  return rows.flatMap(({ false_match_rate }) => (false_match_rate === null ? [] : [false_match_rate]));
}

/** Gives a tenant the templates it never had: one that was renamed or deleted does not come back. */
export async function ensureFirstTemplates(db: Db, tenantId: string, now: Date): Promise<void> {
  const known = await db
    .selectFrom('transaction_template')
    .select('name')
    .where('tenant_id', '=', tenantId)
    .execute();
  const names = new Set(known.map(({ name }) => name.toLowerCase()));
  const missing = firstTemplates.filter(({ name }) => !names.has(name.toLowerCase()));
  if (missing.length === 0) return;
  await db
    .insertInto('transaction_template')
    .values(
      missing.map((template) => ({
        id: crypto.randomUUID(),
        tenant_id: tenantId,
        created_at: now,
        ...template,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
