import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openAccountWorld } from '../../test/account-world.ts';
import { type ActedPhoto, actedData, actedPhoto, templateOfPhoto } from '../../test/face-actor.ts';
import { templateToBytes } from '../store/account/template-bytes.ts';
import { createAccount } from './create-account.ts';
import { createCredentialFromImage, createCredentialFromTempCapture } from './create-credential.ts';
import { deleteAccount } from './delete-account.ts';

const world = await openAccountWorld({ after });
const { deps, actor, database, tenantId, time } = world;

/** Every row of every table as text, as a dump would show it. */
async function dumpTables(): Promise<string> {
  const tables = await database.pool.query<{ table_name: string }>(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { table_name } of tables.rows) {
    const { rows } = await database.pool.query<{ line: string }>(
      `select t::text as line from "${table_name}" t`,
    );
    texts.push(...rows.map(({ line }) => line));
  }
  return texts.join('\n');
}

async function readBlobs(): Promise<Buffer> {
  const files = await readdir(world.blobFolder, { recursive: true, withFileTypes: true });
  const contents = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name)));
  return Buffer.concat(await Promise.all(contents));
}

/** Pieces of the bytes in the ways they could show: as they are, in hex, in base64, as numbers. */
function shapesOf(bytes: Buffer): { raw: Buffer[]; text: string[] } {
  const starts = [0, 64, Math.max(0, bytes.length - 24)].filter((start) => start + 24 <= bytes.length);
  const raw = starts.map((start) => bytes.subarray(start, start + 24));
  const text = raw.flatMap((piece) => [
    piece.toString('hex'),
    piece.toString('base64'),
    piece.toString('latin1'),
  ]);
  return { raw, text };
}

const photo: ActedPhoto = { person: 'somebody whose face is nowhere to be read' };
const secrets = [templateToBytes(templateOfPhoto(photo)), actedPhoto(photo)].map(shapesOf);

test('a dump of all tables and blobs: with a face in them, shows neither template nor picture', async () => {
  for (const AccountNumber of ['at-rest-1', 'at-rest-2']) {
    await createAccount(deps, {
      actor,
      tenantId,
      request: { AccountNumber, DisplayName: 'A' },
      now: time.now,
    });
  }
  const target = (accountNumber: string) => ({ actor, tenantId, accountNumber, now: time.now });
  await createCredentialFromImage(deps, target('at-rest-1'), { DataType: 1, Data: actedData(photo) });
  const TempId = await world.stageTempCapture(photo);
  await createCredentialFromTempCapture(deps, target('at-rest-2'), { TempId });
  const dump = await dumpTables();
  const blobs = await readBlobs();
  // The dump is one: what lies open in it is found by the same means.
  const row = await deps.db
    .selectFrom('biometric_credential')
    .select('template_sealed')
    .executeTakeFirstOrThrow();
  assert.ok(dump.includes('at-rest-1'));
  assert.ok(dump.includes(row.template_sealed!.subarray(64, 88).toString('hex')));
  assert.ok(blobs.length > 3 * actedPhoto(photo).length);
  for (const { raw, text } of secrets) {
    for (const piece of text) assert.equal(dump.includes(piece), false);
    for (const piece of raw) assert.equal(blobs.includes(piece), false);
  }
});

test('a dump of all tables: after the account is deleted, holds nothing of its credential', async () => {
  const { template_sealed, data_key_id } = await deps.db
    .selectFrom('biometric_credential')
    .innerJoin('account', 'account.id', 'biometric_credential.account_id')
    .select(['template_sealed', 'biometric_credential.data_key_id'])
    .where('account_number', '=', 'at-rest-1')
    .executeTakeFirstOrThrow();
  await deleteAccount(deps, { actor, tenantId, accountNumber: 'at-rest-1', now: time.now });
  const dump = await dumpTables();
  assert.equal(dump.includes(template_sealed!.toString('hex')), false);
  // The certificate names the key that was destroyed; the key itself is nowhere.
  await assert.rejects(deps.vault.openDataKey(deps.db, data_key_id!), { name: 'VaultKeyGone' });
});
