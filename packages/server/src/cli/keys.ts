import { readFile } from 'node:fs/promises';
import { providerKeysRefreshMs } from '../oidc/provider-keys.ts';
import { createAesVault } from '../store/seal/aes-vault.ts';
import {
  createMasterKey,
  loadMasterKeys,
  type MasterKeyRing,
  type MasterKeySource,
  parseMasterKeys,
  writeMasterKeys,
} from '../store/seal/master-key.ts';
import { countMasterKeyUse, retireMasterKey, rewrapSome } from '../store/seal/rotate-master-key.ts';
import {
  replaceSigningKeys,
  rotateSigningKey,
  signingKeyActivationMs,
} from '../store/seal/rotate-signing-key.ts';
import { listSigningKeys } from '../store/seal/signing-key.ts';
import { type CommandDatabase, openCommandDatabase } from './installation/open-command-database.ts';
import { masterKeySource } from './open-command-keys.ts';
import { type Verb, type VerbContext, VerbFailed, VerbMisused } from './verb.ts';

interface Keyring extends VerbContext {
  database: CommandDatabase;
  source: MasterKeySource;
}

const batch = 500;

const actions: Record<string, (keyring: Keyring) => Promise<number>> = {
  status: showStatus,
  list: showStatus,
  rotate,
  retire,
  'rotate-signing': rotateSigning,
};

/** `selfsame keys status | rotate | retire | rotate-signing` */
export const keysVerb: Verb = {
  name: 'keys',
  summary: 'Shows keys; rotates the master key and the signing keys while servers run.',
  arguments: 'status | rotate | retire | rotate-signing',
  details: `status          Which master key wraps how much, and which keys sign.
rotate          Wraps every data key by the current master key. With the key in data/master.key it makes a new
                one first. With SELFSAME_MASTER_KEY give all servers "old,new", then "new,old" (restart them one
                after the other), then run this. May be interrupted and run again.
retire          Ends the other master keys once they wrap nothing: the database refuses them from then on.
                Keep them as long as you keep backups that they open.
rotate-signing  Makes a new key for tokens. It is published at once and signs two minutes later; tokens of the old
                one stay valid until they expire. With --records: the key for receipts and certificates, which
                servers use from their next start. With --openid: the key of the OpenID Provider, in the same way
                as that for tokens; the old one stays published for 30 days. With --openid --leaked: the new one
                replaces every old one at once. Servers sign with it within 30 seconds; ID tokens of the old ones
                are worth nothing as soon as an application reads the keys again, and sign-ins that are under
                way begin again. Do the same after you restore a backup that holds the leaked key.`,
  options: {
    records: { type: 'boolean', description: 'rotate-signing: of receipts instead of tokens.' },
    openid: { type: 'boolean', description: 'rotate-signing: of the OpenID Provider instead of tokens.' },
    leaked: { type: 'boolean', description: 'rotate-signing --openid: withdraw the old keys at once.' },
  },
  async run(context) {
    const [action = 'status', ...rest] = context.positionals;
    const act = actions[action];
    if (!act || rest.length > 0) throw new VerbMisused(`give one of ${Object.keys(actions).join(', ')}`);
    const config = context.readConfig();
    const database = await openCommandDatabase(config);
    try {
      return await act({ ...context, database, source: masterKeySource(config) });
    } finally {
      await database.close();
    }
  },
};

async function showStatus({ database: { db }, source, print }: Keyring): Promise<number> {
  const ring = await loadMasterKeys(db, source);
  print('Master keys');
  for (const { id, dataKeys, signingKeys, retiredAt } of await countMasterKeyUse(db)) {
    const state = id === ring.current.id ? 'current' : ring.find(id) ? 'held, opens only' : 'not held';
    const ended = retiredAt ? `retired ${retiredAt.toISOString()}` : state;
    print(`  ${id}  ${ended.padEnd(34)} wraps ${dataKeys} data keys, ${signingKeys} signing keys`);
  }
  print('Signing keys');
  for (const purpose of ['token', 'record', 'oidc'] as const) {
    for (const { id, created_at, retired_at } of await listSigningKeys(db, purpose)) {
      const end = retired_at ? `, retired ${retired_at.toISOString()}` : '';
      print(`  ${id}  ${purpose}, made ${created_at.toISOString()}${end}`);
    }
  }
  return 0;
}

async function rotate(keyring: Keyring): Promise<number> {
  const { database, source, note, print, signal } = keyring;
  const before = await loadMasterKeys(database.db, source);
  const ring = await beginRotation(keyring, before);
  let done = 0;
  const total = (await countMasterKeyUse(database.db))
    .filter(({ id }) => id !== ring.current.id)
    .reduce((sum, { dataKeys, signingKeys }) => sum + dataKeys + signingKeys, 0);
  for (;;) {
    signal.throwIfAborted();
    const count = await rewrapSome(database.db, ring, batch);
    if (count === 0) break;
    done += count;
    note(`  ${done} of ${Math.max(done, total)} keys wrapped by ${ring.current.id}`);
  }
  print(`${done} keys were wrapped anew; master key ${ring.current.id} wraps everything.`);
  note(
    'Give running servers a minute to change over, then run `selfsame keys retire`. Back the new key up now.',
  );
  return 0;
}

/** Continues a rotation that was begun; begins one where the key is in the file. */
async function beginRotation(
  { database, source, note }: Keyring,
  ring: MasterKeyRing,
): Promise<MasterKeyRing> {
  if (ring.all.length > 1) return ring;
  if (source.value !== undefined || source.command !== undefined) {
    throw new VerbFailed(
      'There is one master key only. Give "old,new" to every server, then "new,old", and this command the same; see `selfsame keys --help`.',
    );
  }
  const fresh = createMasterKey();
  await writeMasterKeys(source.file, [fresh, ...ring.all]);
  note(`  A new master key, ${fresh.id}, is the first line of ${source.file}; the old one is still there.`);
  return loadMasterKeys(database.db, source);
}

async function retire({ database: { db }, source, clock, print, note }: Keyring): Promise<number> {
  const ring = await loadMasterKeys(db, source);
  const others = (await countMasterKeyUse(db)).filter(
    ({ id, retiredAt }) => id !== ring.current.id && retiredAt === null,
  );
  for (const { id } of others) {
    if (!(await retireMasterKey(db, id, clock.now()))) {
      throw new VerbFailed(`Master key ${id} still wraps something. Run \`selfsame keys rotate\` first.`);
    }
    print(`Master key ${id} is retired.`);
  }
  if (others.length === 0) print('There is no master key to retire.');
  if (ring.all.length === 1) return 0;
  if (source.value !== undefined || source.command !== undefined) {
    note('Now take the old keys out of the setting; keep them somewhere for the backups that they open.');
    return 0;
  }
  const old = (parseMasterKeys(await readFile(source.file, 'utf8')) ?? []).slice(1);
  await writeMasterKeys(`${source.file}.retired-${clock.now().toISOString().slice(0, 10)}`, old);
  await writeMasterKeys(source.file, [ring.current]);
  note(
    `The old key is in ${source.file}.retired-…: move it to where you keep backups, or delete it with them.`,
  );
  return 0;
}

async function rotateSigning({ database: { db }, source, clock, values, print }: Keyring): Promise<number> {
  const vault = createAesVault(await loadMasterKeys(db, source));
  if (values.records && values.openid) throw new VerbMisused('give --records or --openid, not both');
  if (values.leaked && !values.openid) throw new VerbMisused('--leaked is for --openid');
  if (values.leaked) {
    const { id, withdrawn } = await replaceSigningKeys({ db, vault }, 'oidc', clock.now());
    print(`Key ${id} is made and signs within ${providerKeysRefreshMs / 1_000} seconds.`);
    for (const old of withdrawn) print(`Key ${old} is withdrawn and destroyed.`);
    return 0;
  }
  const purpose = values.openid ? 'oidc' : values.records ? 'record' : 'token';
  const id = await rotateSigningKey({ db, vault }, purpose, clock.now());
  print(`Key ${id} is made and signs in ${signingKeyActivationMs / 60_000} minutes.`);
  return 0;
}
