import { sql } from 'kysely';
import { foldedSql } from '../../platform/fold-text.ts';
import type { Db } from '../seal/vault.ts';

/** Which stored comparisons to look at. */
export interface ScoreQuery {
  tenantId: string;
  from: Date;
  before: Date;
  /** Comparisons by other embedders mean something else. */
  modelId: string;
  /** Verifications at most, the newest. */
  limit: number;
}

/** Verifications whose comparison came out alike. */
export interface ScoreGroup {
  /** Their template has a rate of its own. */
  ownRate: boolean;
  /** Number of the bin of their cosine: `floor(cosine / width)`. */
  bin: number;
  /** Accepted, as they were judged. */
  accepted: boolean;
  /** At least as alike as the threshold. */
  reaches: boolean;
  count: number;
}

/** The ends that depend on the comparison alone: liveness was passed, or not asked for. */
const endings = ['accepted', 'matchFailed'];

/** Counts verifications by how alike the faces were, against a threshold. */
export async function countMatchScores(
  db: Db,
  query: ScoreQuery,
  { threshold, binWidth }: { threshold: number; binWidth: number },
): Promise<ScoreGroup[]> {
  const { rows } = await sql<ScoreGroup>`
    with compared as (
      select name, end_reason, (result #>> '{capture,match,cosine}')::float8 as cosine
      from session
      where tenant_id = ${query.tenantId} and started_at >= ${query.from} and started_at < ${query.before}
        and kind = 'verification' and end_reason = any(${endings})
        and coalesce(result #>> '{capture,match,model}', result #>> '{capture,models,embedder,id}') = ${query.modelId}
        and result #> '{capture,match,cosine}' is not null
      order by started_at desc limit ${query.limit}
    )
    select own.id is not null as "ownRate", floor(cosine / ${binWidth}::float8)::int as bin,
      end_reason = 'accepted' as accepted, cosine >= ${threshold}::float8 as reaches, count(*)::int as count
    from compared left join transaction_template own on own.tenant_id = ${query.tenantId}
      and ${foldedSql(sql.ref('own.name'))} = ${foldedSql(sql.ref('compared.name'))} and own.deleted_at is null
      and own.false_match_rate is not null
    group by 1, 2, 3, 4`.execute(db);
  return rows;
}
