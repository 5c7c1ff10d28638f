import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { ArchiveBroken } from './archive.ts';
import { type CatalogTable, quoted } from './catalog.ts';

/** Feeds the parts of tables to COPY, one table after the other. */
export interface TableLoader {
  write(table: string, part: Buffer): Promise<void>;
  /** Ends the table that is open, if any. */
  close(): Promise<void>;
  /** Rows of all tables that were ended. */
  rows(): number;
}

/** Opens a loader inside the client's transaction; `tables` are those that the archive's manifest names. */
export function openTableLoader(
  client: PoolClient,
  tables: readonly CatalogTable[],
  onTable: (name: string, rows: number) => void,
): TableLoader {
  let current: { name: string; stream: CopyStreamQuery } | undefined;
  let rows = 0;
  const close = async (): Promise<void> => {
    if (!current) return;
    const { name, stream } = current;
    current = undefined;
    stream.end();
    await finished(stream);
    rows += stream.rowCount;
    onTable(name, stream.rowCount);
  };
  const begin = (name: string): { name: string; stream: CopyStreamQuery } => {
    const table = tables.find((candidate) => candidate.name === name);
    // The name goes into SQL: only what the manifest declares, quoted.
    if (!table)
      throw new ArchiveBroken(`The backup holds rows of ${name}, which its manifest does not name.`);
    const columns = table.columns.map(quoted).join(', ');
    const stream = client.query(copyFrom(`copy ${quoted(name)} (${columns}) from stdin`));
    // Whoever writes or ends learns of a failure; after a failure elsewhere nobody does.
    stream.on('error', () => undefined);
    return { name, stream };
  };
  return {
    async write(name, part) {
      if (current?.name !== name) {
        await close();
        current = begin(name);
      }
      const { stream } = current!;
      if (!stream.write(part)) await Promise.race([once(stream, 'drain'), finished(stream)]);
    },
    close,
    rows: () => rows,
  };
}
