/** First entry of every archive: what it is and what it fits to. */
export interface Manifest {
  format: 'selfsame-backup';
  formatVersion: 1;
  /** `data`: everything but data keys. `keys`: the data keys, and who was erased. */
  kind: 'data' | 'keys';
  /** Shared by the two archives of one backup. */
  backupId: string;
  /** ISO 8601. */
  createdAt: string;
  /** Version of the program that wrote it. */
  program: string;
  /** Migrations that the schema has, in order. */
  schema: { name: string; checksum: string }[];
  tables: { name: string; columns: string[] }[];
  sequences: { name: string; value: string }[];
  /** Fingerprints of the master keys that wrap the data keys and seal the signing keys. */
  masterKeyIds: string[];
}

export const manifestName = 'manifest.json';
/** Rows of the keys archive: accounts that were erased by its time, one id per line. */
export const erasedAccountsName = 'erased-accounts.txt';
export const masterKeyName = 'master.key';
export const keysTable = 'data_key';

/** What happens during a long backup or restore, for the one who waits. */
export type BackupProgress =
  | { step: 'table'; name: string; rows: number }
  | { step: 'blobs'; done: number; total: number | null; bytes: number };
