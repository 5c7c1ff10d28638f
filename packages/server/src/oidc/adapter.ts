import { createHash } from 'node:crypto';
import { limits } from '@selfsame/contract';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import { Type } from 'typebox';
import { parseJson } from '../platform/parse-json.ts';
import type { IssuerSecret } from '../store/oidc/issuer-secret.ts';
import {
  consumeRecord,
  deleteRecord,
  deleteRecordsOfGrant,
  type FoundRecord,
  findRecord,
  findRecordByUid,
  putNewRecord,
  putRecord,
} from '../store/oidc/provider-record.ts';
import type { OidcDependencies } from './oidc-dependencies.ts';

/** What the records of a tenant's provider are kept with. */
export interface AdapterDependencies extends Pick<OidcDependencies, 'db' | 'clock' | 'vault'> {
  tenantId: string;
  secret: IssuerSecret;
  /** Metadata of a client (RFC 7591); undefined: there is none, or it is disabled. */
  findClient(clientId: string): Promise<AdapterPayload | undefined>;
}

const Payload = Type.Record(Type.String(), Type.Unknown());

/** Names of tokens are tokens: only their hash is kept. */
export const hashName = (name: string): Buffer => createHash('sha256').update(name).digest();

/** Bytes of what anybody who knows a client id can have kept. An interaction holds a request and a little more. */
const mostBytes: Readonly<Record<string, number>> = {
  PushedAuthorizationRequest: limits.oidc.requestBytes,
  Interaction: limits.oidc.requestBytes + 2_048,
};

/** What is said to who comes second with something that serves once. */
const usedTwice: Readonly<Record<string, () => Error>> = {
  AuthorizationCode: () => new errors.InvalidGrant('authorization code already consumed'),
  RefreshToken: () => new errors.InvalidGrant('refresh token already used'),
  PushedAuthorizationRequest: () => new errors.InvalidRequestUri('request_uri was already used'),
};

/** Keeps what oidc-provider must find again on every server: sealed, by the hash of its name. */
export function createAdapter(deps: AdapterDependencies, model: string): Adapter {
  const { db, clock, tenantId } = deps;
  const keyOf = (id: string) => ({ tenantId, model, idHash: hashName(id) });
  const revokeByGrantId = (grantId: string) => deleteRecordsOfGrant(db, tenantId, hashName(grantId));
  const find = async (id: string) =>
    model === 'Client'
      ? deps.findClient(id)
      : open(deps, model, await findRecord(db, keyOf(id), clock.now()));
  return {
    find,
    revokeByGrantId,
    findByUid: async (uid) =>
      open(deps, model, await findRecordByUid(db, { tenantId, model, uidHash: hashName(uid) }, clock.now())),
    // The device flow is off.
    findByUserCode: async () => undefined,
    upsert: (id, payload, expiresIn = 0) => upsert(deps, model, { id, payload, expiresIn }),
    destroy: (id) => deleteRecord(db, keyOf(id)),
    async consume(id) {
      if (await consumeRecord(db, keyOf(id), clock.now())) return;
      const found = await find(id);
      if (found?.grantId) {
        // Without the grant, what the first of the two is still given serves nobody.
        await deleteRecord(db, { tenantId, model: 'Grant', idHash: hashName(found.grantId) });
        await revokeByGrantId(found.grantId);
      }
      throw usedTwice[model]?.() ?? new errors.InvalidRequest('already used');
    },
  };
}

const contextOf = ({ tenantId }: AdapterDependencies, model: string, idHash: Buffer) => ({
  table: 'oidc_record',
  column: 'payload_sealed',
  rowId: `${tenantId} ${model} ${idHash.toString('hex')}`,
});

async function upsert(
  deps: AdapterDependencies,
  model: string,
  { id, payload, expiresIn }: { id: string; payload: AdapterPayload; expiresIn: number },
): Promise<void> {
  const { db, clock, vault, secret, tenantId } = deps;
  const now = clock.now();
  const idHash = hashName(id);
  const plain = Buffer.from(JSON.stringify(payload));
  const most = mostBytes[model];
  if (most !== undefined && plain.length > most) throw new errors.InvalidRequest('the request is too long');
  const record = {
    tenantId,
    model,
    idHash,
    // A grant is not one of the things that it gave out.
    grantHash: payload.grantId && model !== 'Interaction' ? hashName(payload.grantId) : null,
    uidHash: model === 'Session' && payload.uid ? hashName(payload.uid) : null,
    accountId: payload.accountId ?? null,
    payloadSealed: vault.seal(secret.dataKey, plain, contextOf(deps, model, idHash)),
    expiresAt: new Date(now.getTime() + expiresIn * 1_000),
  };
  if (model !== 'ReplayDetection') return putRecord(db, record);
  if (!(await putNewRecord(db, record, now)))
    throw new errors.InvalidClientAuth('client assertion tokens must only be used once');
}

function open(
  deps: AdapterDependencies,
  model: string,
  found: FoundRecord | undefined,
): AdapterPayload | undefined {
  if (!found) return undefined;
  const { vault, secret } = deps;
  const text = vault
    .unseal(secret.dataKey, found.payloadSealed, contextOf(deps, model, found.idHash))
    .toString('utf8');
  const payload = parseJson(Payload, text, `oidc_record of ${model}`) as AdapterPayload;
  const { consumedAt } = found;
  return consumedAt ? { ...payload, consumed: Math.floor(consumedAt.getTime() / 1_000) } : payload;
}
