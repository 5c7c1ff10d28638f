import { sql } from 'kysely';
import type { Db } from './seal/vault.ts';

/** Ids of the embedders that made the templates which are stored: of live credentials, captures, reviews and sessions. */
export async function readStoredModels(db: Db): Promise<string[]> {
  const { rows } = await sql<{ model: string }>`
    select distinct model_id as model from biometric_credential where deleted_at is null
    union select distinct model_id from temp_capture where template_sealed is not null
    union select distinct model_id from review where template_sealed is not null
    union select distinct reference_model_id from session where status = 0 and reference_model_id is not null
    order by model`.execute(db);
  return rows.map(({ model }) => model);
}
