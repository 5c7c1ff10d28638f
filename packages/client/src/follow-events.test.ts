import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followEvents } from './follow-events.ts';
import { EventStreamParser } from './read-event-stream.ts';

test('EventStreamParser: messages in any pieces, with ids that stay and comments that say nothing', () => {
  const text =
    'event: ready\nid: 4\ndata: {"Resumed":false}\n\n: still here\nid: 5\n\nevent: change\r\ndata: a\r\ndata: b\r\n\r\n';
  const expected = [
    { event: 'ready', data: '{"Resumed":false}', id: '4' },
    { event: '', data: '', id: '5' },
    { event: 'change', data: 'a\nb', id: '5' },
  ];
  assert.deepEqual(new EventStreamParser().push(text), expected);
  const parser = new EventStreamParser();
  assert.deepEqual(
    [
      'event: ready\nid: 4\ndata: {"Resumed":',
      'false}\n',
      '\n: still here\nid: 5\n\nevent: change\ndata: a\ndata: b\n\n',
    ].flatMap((piece) => parser.push(piece)),
    expected,
  );
});

const streamOf = (text: string) => new Response(text, { headers: { 'content-type': 'text/event-stream' } });
const change = (id: number, type: string) =>
  `event: change\nid: ${id}\ndata: ${JSON.stringify({ Type: type, Date: '2026-01-01T00:00:00Z', References: {} })}\n\n`;

test('followEvents: a stream that breaks, opened again after a wait and with the last id', async () => {
  const ending = new AbortController();
  const asked: (string | null)[] = [];
  const waits: number[] = [];
  const told: string[] = [];
  let ready = 0;
  await followEvents({
    baseUrl: 'https://selfsame.test',
    headers: () => ({ authorization: 'Bearer t' }),
    signal: ending.signal,
    random: () => 0.5,
    sleep: async (ms) => void waits.push(ms),
    onReady: () => {
      ready += 1;
    },
    onEvent: ({ Type }) => told.push(Type),
    fetch: async (_url, init) => {
      const headers = new Headers(init?.headers);
      assert.equal(headers.get('authorization'), 'Bearer t');
      asked.push(headers.get('last-event-id'));
      switch (asked.length) {
        case 1:
          return streamOf(`event: ready\nid: 7\ndata: {"Resumed":false}\n\n${change(8, 'session.begun')}`);
        case 2:
          return new Response('{}', { status: 429, headers: { 'retry-after': '15' } });
        case 3:
          throw new TypeError('fetch failed');
        default:
          ending.abort();
          return streamOf('');
      }
    },
  });
  assert.deepEqual(asked, [null, '8', '8', '8']);
  assert.deepEqual(waits, [1_000, 15_000, 4_000]);
  assert.deepEqual([told, ready], [['session.begun'], 1]);
});

test('followEvents: not let in any more, ends with the server’s own error', async () => {
  const following = followEvents({
    baseUrl: '',
    headers: () => ({}),
    signal: new AbortController().signal,
    onEvent: () => {},
    fetch: async () =>
      new Response(
        JSON.stringify({ ID: 'E_USER_NOT_AUTHENTICATED', Code: 'E_USER_NOT_AUTHENTICATED', Message: 'x' }),
        {
          status: 401,
        },
      ),
  });
  await assert.rejects(following, { status: 401, code: 'E_USER_NOT_AUTHENTICATED' });
});
