import { type Static, Type } from 'typebox';

/** What every version's manifest says. Before the rest is read: a newer format may have another rest. */
export const ManifestHead = Type.Object({
  format: Type.Literal('selfsame-backup'),
  formatVersion: Type.Number(),
  /** Version of the program that wrote it. */
  program: Type.String(),
});

/** First entry of every archive: what it is and what it fits to. */
export const Manifest = Type.Object({
  ...ManifestHead.properties,
  formatVersion: Type.Literal(1),
  /** `data`: everything but data keys. `keys`: the data keys, and which accounts and tenants were erased. */
  kind: Type.Enum(['data', 'keys']),
  /** Shared by the two archives of one backup. */
  backupId: Type.String(),
  /** ISO 8601. */
  createdAt: Type.String(),
  /** Migrations that the schema has, in order. */
  schema: Type.Array(Type.Object({ name: Type.String(), checksum: Type.String() })),
  tables: Type.Array(Type.Object({ name: Type.String(), columns: Type.Array(Type.String()) })),
  sequences: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  /** Fingerprints of the master keys that wrap the data keys and seal the signing keys. */
  masterKeyIds: Type.Array(Type.String()),
});
export type Manifest = Static<typeof Manifest>;

export const manifestName = 'manifest.json';
/** Rows of the keys archive: accounts that were erased by its time, one id per line. */
export const erasedAccountsName = 'erased-accounts.txt';
/** The same of tenants whose erasure had begun. */
export const erasedTenantsName = 'erased-tenants.txt';
export const masterKeyName = 'master.key';
export const keysTable = 'data_key';

/** What happens during a long backup or restore, for the one who waits. */
export type BackupProgress =
  | { step: 'table'; name: string; rows: number }
  | { step: 'blobs'; done: number; total: number | null; bytes: number };
