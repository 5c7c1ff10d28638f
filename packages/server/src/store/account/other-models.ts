import { sql } from 'kysely';
import type { Db } from '../seal/vault.ts';

/** A live credential whose template another embedder made than the wanted one. */
export interface CredentialOfOther {
  id: string;
  model_id: string;
  data_key_id: string | null;
  image_blob_id: string | null;
}

/** Live credentials of all tenants that other embedders made, in the order of their ids, some at a time. */
export const findCredentialsOfOthers = (
  db: Db,
  { modelId, after, limit }: { modelId: string; after: string | null; limit: number },
): Promise<CredentialOfOther[]> =>
  db
    .selectFrom('biometric_credential')
    .select(['id', 'model_id', 'data_key_id', 'image_blob_id'])
    .where('deleted_at', 'is', null)
    .where('model_id', '<>', modelId)
    .$if(after !== null, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(limit)
    .execute();

/** How many live credentials other embedders made, and how many of these hold their picture. */
export async function countCredentialsOfOthers(
  db: Db,
  modelId: string,
): Promise<{ all: number; withImage: number }> {
  const { all, withImage } = await db
    .selectFrom('biometric_credential')
    .select((eb) => [
      eb.fn.countAll<string>().as('all'),
      eb.fn.count<string>('image_blob_id').as('withImage'),
    ])
    .where('deleted_at', 'is', null)
    .where('model_id', '<>', modelId)
    .executeTakeFirstOrThrow();
  return { all: Number(all), withImage: Number(withImage) };
}

/**
 * Puts a template of another embedder in the place of the one that a credential has. Side views go: they are of the old
 * embedder, and there is no picture to make them of.
 * @returns whether the credential was still as it was read: neither erased nor made anew by somebody else
 */
export async function replaceTemplate(
  db: Db,
  before: Pick<CredentialOfOther, 'id' | 'model_id' | 'data_key_id'>,
  after: { modelId: string; sealed: Buffer },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('biometric_credential')
    .set({
      model_id: after.modelId,
      template_sealed: after.sealed,
      views_sealed: null,
      // Search indexes follow by these two.
      written_by: sql<string>`pg_current_xact_id()`,
      rev: sql<string>`nextval('biometric_credential_rev')`,
    })
    .where('id', '=', before.id)
    .where('deleted_at', 'is', null)
    .where('model_id', '=', before.model_id)
    .where('data_key_id', '=', before.data_key_id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
