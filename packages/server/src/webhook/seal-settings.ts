import type { WebhookSettingRow } from '../store/message/webhook-setting.ts';
import type { DataKey, Db, SealContext, Vault } from '../store/seal/vault.ts';
import type { PlainSettings } from './plain-settings.ts';

type SealedColumn = 'password_sealed' | 'secret_sealed' | 'previous_secret_sealed';

const contextOf = (tenantId: string, column: SealedColumn): SealContext => ({
  table: 'webhook_setting',
  column,
  rowId: tenantId,
});

/** The columns of settings, secrets sealed under the row's data key. */
export function sealSettings(
  vault: Pick<Vault, 'seal'>,
  key: DataKey,
  tenantId: string,
  settings: PlainSettings,
) {
  const seal = (column: SealedColumn, text: string) =>
    vault.seal(key, Buffer.from(text), contextOf(tenantId, column));
  const { previous, password } = settings;
  return {
    url: settings.url,
    connect_timeout: settings.connectTimeout,
    auth_mode: settings.authMode,
    login: settings.login,
    password_sealed: password ? seal('password_sealed', password) : null,
    validate_certificate: settings.isValidated,
    allowed_thumbprints: settings.thumbprints,
    secret_sealed: seal('secret_sealed', settings.secret),
    previous_secret_sealed: previous ? seal('previous_secret_sealed', previous.secret) : null,
    previous_secret_until: previous?.until ?? null,
  };
}

/** The settings of a row with their secrets open. */
export async function openSettings(
  vault: Pick<Vault, 'openDataKey' | 'unseal'>,
  db: Db,
  row: WebhookSettingRow,
): Promise<PlainSettings> {
  const key = await vault.openDataKey(db, row.data_key_id);
  const open = (column: SealedColumn): string | null =>
    row[column] ? vault.unseal(key, row[column], contextOf(row.tenant_id, column)).toString() : null;
  const previous = open('previous_secret_sealed');
  return {
    url: row.url,
    connectTimeout: row.connect_timeout,
    authMode: row.auth_mode,
    login: row.login,
    password: open('password_sealed'),
    isValidated: row.validate_certificate,
    thumbprints: row.allowed_thumbprints,
    secret: open('secret_sealed') ?? '',
    previous:
      previous && row.previous_secret_until ? { secret: previous, until: row.previous_secret_until } : null,
  };
}
