import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { searchLogs } from './search-logs.ts';

test('searchLogs: each kind of trace in a log line, is found; what is no log line or older, is not looked at', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-logs-'));
  t.after(() => rm(folder, { recursive: true }));
  const held = [
    'e2e-value-0123456789abcdef0123456789',
    'eyJhbGciOiJFZERTQSIsImtpZCI6.eyJ0ZW5hbnQiOiJlNTA2NmIyMi0',
    'selfsame-portal=abc',
    '/?i=1&s=abc',
    '/portal/set-up#abc',
    'ann@people.example',
    '+4915112345678',
    '/9j/4AAQSkZJRgABAQAAAQABAAD',
  ];
  for (const [place, value] of held.entries())
    await writeFile(join(folder, `${place}.log`), `{"msg":"fine"}\n${JSON.stringify({ msg: value })}\n`);
  await writeFile(
    join(folder, 'plain.log'),
    'value: e2e-value-0123456789abcdef0123456789\n{"stack":"at file:///a/node_modules/b@1.2.com/c.js"}\n',
  );
  const { files, lines, finds } = await searchLogs(folder, new Date(0));
  assert.deepEqual([files, lines], [held.length + 1, 2 * held.length + 1]);
  assert.deepEqual(
    finds.map((find) => find.split(' ', 1)[0]).toSorted(),
    held.map((_, place) => `${place}.log`).toSorted(),
  );
  assert.equal((await searchLogs(folder, new Date(Date.now() + 60_000))).files, 0);
});
