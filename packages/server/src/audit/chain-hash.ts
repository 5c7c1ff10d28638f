import { createHash } from 'node:crypto';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { ChainRow } from '../store/audit-chain.ts';

/** What the first row of a chain follows. */
export const chainStart: Buffer = Buffer.alloc(32);

/**
 * SHA-256 over the canonical JSON (RFC 8785) of a row, its place and its predecessor's hash. Whoever changes a row
 * must change every hash after it, and with them what was signed about them.
 */
export const chainHash = (row: ChainRow, sequence: number, previous: Buffer): Buffer =>
  createHash('sha256')
    .update(
      canonicalJson({
        sequence,
        previous: previous.toString('hex'),
        id: row.id,
        tenantId: row.tenant_id,
        type: row.type,
        level: row.level,
        actorKind: row.actor_kind,
        actorId: row.actor_id,
        subject: row.subject,
        data: row.data,
        hostName: row.host_name,
        occurredAt: row.occurred_at,
      }),
    )
    .digest();
