/**
 * Sealed bytes outside the database, named by a random GUID. The row that points at a blob is written in the
 * same transaction as the domain change; a blob no row points at is an orphan and the sweeper's.
 */
export interface BlobStore {
  /** Durable when it resolves (temporary file, fsync, rename, fsync of the folder). */
  put(id: string, sealed: Uint8Array): Promise<void>;
  /** null when there is none. */
  get(id: string): Promise<Buffer | null>;
  /** Idempotent. */
  delete(id: string): Promise<void>;
  /** Every blob with its age and size, for the sweeper. */
  list(): AsyncIterable<{ id: string; modifiedAt: Date; bytes: number }>;
}
