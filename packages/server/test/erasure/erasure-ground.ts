import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cameraFrames } from '../../../../fixtures/fake-camera.ts';
import type { App } from '../../src/app.ts';
import { runVerb } from '../../src/cli/run-verb.ts';
import { verbs } from '../../src/cli/verbs.ts';
import { createLog } from '../../src/platform/log.ts';
import { type TestGround, withGround } from '../app.ts';
import { type Call, captureOnPage } from '../page/capture-on-page.ts';
import { bases } from '../served-operations.ts';
import { person } from './erased-person.ts';

/** Calls with a token of the first key; {@link openErasureGround} gives it. */
async function createCaller(app: App): Promise<{ authorization: string; call: Call }> {
  const basic = Buffer.from(`${app.firstKey!.id}:${app.firstKey!.value}`).toString('base64');
  const reply = await app.fastify.inject({
    method: 'POST',
    url: `${bases.identity}/auth/token`,
    headers: { authorization: `Basic ${basic}` },
  });
  const authorization = `Bearer ${reply.json().AccessToken}`;
  return {
    authorization,
    async call(method, url, body, token = '') {
      const reply = await app.fastify.inject({
        method,
        url,
        headers: { authorization: token ? `Bearer ${token}` : authorization },
        ...(body && { payload: body }),
      });
      assert.equal(reply.statusCode, 200, `${method} ${url} ${reply.body}`);
      return reply.json();
    },
  };
}

/** Every row of every table of every schema as text, as a dump would show it. */
async function dump({ pool }: TestGround['database']): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(`select t::text as line from ${name} t`);
    texts.push(...rows.map(({ line }) => line));
  }
  return texts.join('\n');
}

/** Runs a command of `selfsame` on the server's data. */
async function run(config: TestGround['config'], args: readonly string[]) {
  const printed: string[] = [];
  const code = await runVerb(verbs, [...args], {
    env: {},
    readConfig: () => config,
    clock: { now: () => new Date() },
    version: '0',
    print: (line) => void printed.push(line),
    note: (line) => void printed.push(line),
    signal: new AbortController().signal,
  });
  return { code, text: printed.join('\n') };
}

/** The whole server with real faces and its log at its most talkative, and what shows all that it keeps. */
export async function openErasureGround(ending: { after(run: () => Promise<void>): void }) {
  const lines: string[] = [];
  const ground = await withGround(ending);
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const app = await ground.build({ log });
  const [picture] = (await cameraFrames('person-a')) as [Buffer];
  const { authorization, call } = await createCaller(app);
  return {
    ...{ app, ground, lines, picture, authorization, call },
    capture: (kind: string, id: string, secret: string) =>
      captureOnPage({ app, call, picture, facingMode: person.camera }, { kind, id, secret }),
    dump: () => dump(ground.database),
    run: (...args: string[]) => run(ground.config, args),
    blobFiles: async () =>
      (await readdir(join(ground.config.dataDir, 'blobs'), { recursive: true, withFileTypes: true })).filter(
        (file) => file.isFile(),
      ),
  };
}

/** What {@link openErasureGround} gives. */
export type ErasureGround = Awaited<ReturnType<typeof openErasureGround>>;
