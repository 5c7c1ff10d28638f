import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { Type } from 'typebox';
import { hashSecretValue, sameHash } from '../../platform/access/secret-value.ts';
import { foldedSql } from '../../platform/fold-text.ts';
import type { ListClauses } from '../../platform/http/list-query.ts';
import { readPage } from '../read-page.ts';
import type { Db } from '../seal/vault.ts';
import { jsonColumn, type Stored } from '../stored-json.ts';
import type { Database } from '../tables.ts';

/** An OpenID integration as stored: never its secret. */
export type IntegrationRow = Selectable<Database['oidc_integration']>;

const PublicKeys = Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown())) });
const ExternalMethod = Type.Object({
  issuer: Type.String(),
  audience: Type.String(),
  account_claim: Type.Optional(Type.Union([Type.Literal('oid'), Type.Literal('sub')])),
});

const publicKeys = jsonColumn('oidc_integration', 'public_keys', PublicKeys);
const externalMethod = jsonColumn('oidc_integration', 'external_method', ExternalMethod);

/** An application that signs people in with us: a client, as OpenID Connect has it. */
export interface Integration {
  /** The client_id. */
  id: string;
  tenantId: string;
  name: string;
  /** What a person reads who signs in. */
  displayName: string;
  enabled: boolean;
  clientType: IntegrationRow['client_type'];
  /** `hashSecretValue` of id and secret; null: a public client, or one that signs with one of `publicKeys`. */
  secretHash: Buffer | null;
  previousSecretUntil: Date | null;
  /**
   * Whether a client's secret is the integration's, or the one before while that still works. Takes the same time whatever
   * is wrong with it; false where there is no secret.
   */
  acceptsSecret(secret: string, now: Date): boolean;
  /** For private_key_jwt; null: the client has a secret or is public. */
  publicKeys: Stored<typeof PublicKeys> | null;
  /** Compared exactly; a loopback address of a public client with any port (RFC 8252 §7.3). */
  redirectUris: string[];
  postLogoutRedirectUris: string[];
  backchannelLogoutUri: string | null;
  accessTokenLifetimeSec: number;
  /** 0: no refresh tokens. */
  refreshTokenLifetimeSec: number;
  usernameMapping: IntegrationRow['username_mapping'];
  /** Name of the operation that enrols a face; null: none may. */
  selfEnrolmentFlow: string | null;
  /** Name of the transaction template by which a sign-in is verified. */
  verificationTemplate: string;
  subjectType: IntegrationRow['subject_type'];
  /**
   * The identity provider whose second factor we are: the issuer of its id_token_hint (its keys are found by
   * OpenID Connect Discovery), the `aud` in it, and which claim of it is the AccountNumber.
   */
  externalMethod: { issuer: string; audience: string; accountClaim: 'oid' | 'sub' } | null;
  version: number;
  createdAt: Date;
  modifiedAt: Date;
}

/** Reads a row. @throws JsonUnreadable */
export const readIntegrationRow = (row: IntegrationRow): Integration => ({
  id: row.id,
  tenantId: row.tenant_id,
  name: row.name,
  displayName: row.display_name,
  enabled: row.enabled,
  clientType: row.client_type,
  secretHash: row.secret_hash,
  previousSecretUntil: row.previous_secret_until,
  acceptsSecret: (secret, now) => acceptsSecret(row, secret, now),
  publicKeys: publicKeys(row.public_keys, row.id),
  redirectUris: row.redirect_uris,
  postLogoutRedirectUris: row.post_logout_redirect_uris,
  backchannelLogoutUri: row.backchannel_logout_uri,
  accessTokenLifetimeSec: row.access_token_lifetime_sec,
  refreshTokenLifetimeSec: row.refresh_token_lifetime_sec,
  usernameMapping: row.username_mapping,
  selfEnrolmentFlow: row.self_enrolment_flow,
  verificationTemplate: row.verification_template,
  subjectType: row.subject_type,
  externalMethod: readMethod(row),
  version: row.version,
  createdAt: row.created_at,
  modifiedAt: row.modified_at,
});

function readMethod(row: IntegrationRow): Integration['externalMethod'] {
  const method = externalMethod(row.external_method, row.id);
  return (
    method && {
      issuer: method.issuer,
      audience: method.audience,
      accountClaim: method.account_claim ?? 'oid',
    }
  );
}

function acceptsSecret(row: IntegrationRow, secret: string, now: Date): boolean {
  const hash = hashSecretValue(row.id, secret);
  const none = Buffer.alloc(hash.length);
  const isCurrent = sameHash(hash, row.secret_hash ?? none) && row.secret_hash !== null;
  const isPrevious = sameHash(hash, row.previous_secret_hash ?? none) && row.previous_secret_hash !== null;
  const until = row.previous_secret_until;
  return isCurrent || (isPrevious && until !== null && until > now);
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A tenant's integration, enabled or not.
 * @param clientId as a client sent it: what is no GUID in lower case finds nothing
 * @throws JsonUnreadable
 */
export async function findIntegration(
  db: Db,
  tenantId: string,
  clientId: string,
): Promise<Integration | null> {
  if (!guid.test(clientId)) return null;
  const row = await db
    .selectFrom('oidc_integration')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', clientId)
    .executeTakeFirst();
  return row ? readIntegrationRow(row) : null;
}

/** A page of a tenant's integrations, and how many match in all. @throws JsonUnreadable */
export async function listIntegrations(
  db: Db,
  tenantId: string,
  clauses: ListClauses,
): Promise<{ integrations: Integration[]; total: number }> {
  const { rows, total } = await readPage(
    db.selectFrom('oidc_integration').selectAll().where('tenant_id', '=', tenantId),
    clauses,
  );
  return { integrations: rows.map(readIntegrationRow), total };
}

/** How many integrations a tenant has. */
export async function countIntegrations(db: Db, tenantId: string): Promise<number> {
  const { count } = await db
    .selectFrom('oidc_integration')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Stores a new one. @returns undefined when its name is taken */
export const insertIntegration = (
  db: Db,
  row: Insertable<Database['oidc_integration']>,
): Promise<IntegrationRow | undefined> =>
  db
    .insertInto('oidc_integration')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();

/** A tenant's integration, locked until the transaction ends. */
export const lockIntegration = (tx: Db, tenantId: string, id: string): Promise<IntegrationRow | undefined> =>
  tx
    .selectFrom('oidc_integration')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/**
 * Changes a locked integration and raises its version.
 * @throws unique violation `oidc_integration_name` when the new name is taken
 */
export const updateIntegration = (
  tx: Db,
  { id, version }: Pick<IntegrationRow, 'id' | 'version'>,
  change: Updateable<Database['oidc_integration']>,
): Promise<IntegrationRow> =>
  tx
    .updateTable('oidc_integration')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Deletes one for good. @returns it, or undefined when there was none */
export const deleteIntegration = (
  tx: Db,
  tenantId: string,
  id: string,
): Promise<IntegrationRow | undefined> =>
  tx
    .deleteFrom('oidc_integration')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();

/** Lets the integrations of a tenant follow a transaction template to its new name. */
export async function renameIntegrationTemplate(
  tx: Db,
  tenantId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await tx
    .updateTable('oidc_integration')
    .set({ verification_template: to })
    .where('tenant_id', '=', tenantId)
    .where(foldedSql(sql.ref('verification_template')), '=', foldedSql(from))
    .execute();
}

/** Names of a tenant's integrations that verify by a transaction template. */
export async function listIntegrationsOfTemplate(
  db: Db,
  tenantId: string,
  template: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('oidc_integration')
    .select('name')
    .where('tenant_id', '=', tenantId)
    .where(foldedSql(sql.ref('verification_template')), '=', foldedSql(template))
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}
