import assert from 'node:assert/strict';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { generate } from 'selfsigned';
import { isDatabaseUnavailable, openDatabase } from './database.ts';
import { type RunningCluster, startCluster } from './postgres/cluster.ts';
import { type ClusterPlace, placeCluster } from './postgres/place.ts';
import { stopCluster } from './postgres/postmaster.ts';

/** A loopback address of this process alone, since the port of a cluster is always the same. */
const address = `127.${1 + (process.pid & 127)}.${(process.pid >> 7) & 255}.77`;

const certify = () =>
  generate([{ name: 'commonName', value: address }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: address }] }],
  });

/** A real PostgreSQL that speaks TLS on TCP, with a certificate of its own authority. */
describe('DATABASE_URL with TLS', () => {
  let folder: string;
  let place: ClusterPlace;
  let cluster: RunningCluster;

  before(async () => {
    // Not below the default mode 0700: PostgreSQL runs as another user.
    folder = await mkdtemp('/tmp/selfsame-tls-');
    await chmod(folder, 0o755);
    place = await placeCluster(join(folder, 'postgres'));
    const [own, other] = await Promise.all([certify(), certify()]);
    await writeFile(join(folder, 'own.pem'), own.cert);
    await writeFile(join(folder, 'other.pem'), other.cert);
    const [certificate, key] = [join(place.root, 'server.pem'), join(place.root, 'server.key')];
    await writeFile(certificate, own.cert, { mode: 0o600 });
    await writeFile(key, own.private, { mode: 0o600 });
    for (const file of [certificate, key])
      if (place.owner.ids) await chown(file, place.owner.ids.uid, place.owner.ids.gid);
    cluster = await startCluster(place, {
      extraSettings: {
        listen_addresses: address,
        ssl: 'on',
        ssl_cert_file: certificate,
        ssl_key_file: key,
      },
    });
  });
  after(async () => {
    if (cluster) await stopCluster(cluster.pid);
    await rm(folder, { recursive: true });
  });

  const ask = async (query: string): Promise<boolean> => {
    const { user, password, database } = cluster.connection;
    const url = `postgres://${user}:${encodeURIComponent(password)}@${address}:5432/${database}?${query}`;
    const { pool, close } = openDatabase({ url }, { poolSize: 1 });
    try {
      const { rows } = await pool.query<{ ssl: boolean }>(
        'select ssl from pg_stat_ssl where pid = pg_backend_pid()',
      );
      return rows[0]!.ssl;
    } finally {
      await close();
    }
  };

  test('sslmode=verify-full: with the authority of the server, encrypts', async () => {
    assert.equal(await ask(`sslmode=verify-full&sslrootcert=${join(folder, 'own.pem')}`), true);
  });

  test('sslmode=verify-full: with another authority or none, refuses before the password is sent', async () => {
    for (const query of [
      `sslmode=verify-full&sslrootcert=${join(folder, 'other.pem')}`,
      'sslmode=verify-full',
    ]) {
      await assert.rejects(ask(query), (error: Error) => {
        assert.match(error.message, /self-signed certificate|unable to verify/);
        assert.equal(isDatabaseUnavailable(error), false, 'not worth another try');
        return true;
      });
    }
  });
});
