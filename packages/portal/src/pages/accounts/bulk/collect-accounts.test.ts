import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountListItem } from '@selfsame/contract';
import { mostAtOnce, settleTarget } from './collect-accounts.ts';

const person = (at: number) => ({ UIN: `uin-${at}`, AccountNumber: `a-${at}` }) as AccountListItem;
const people = (count: number) => Array.from({ length: count }, (_, at) => person(at));
/** A server that holds these. */
const holds = (all: readonly AccountListItem[]) => ({
  read: async ({ query: { start, size } }: { query: { start: number; size: number } }) => ({
    Items: all.slice(start, start + size),
    TotalCount: all.length,
  }),
  signal: new AbortController().signal,
});
const allThatMatch = (count: number) => ({ chosen: people(1), all: { search: 'a' }, count });

test('settleTarget: as many as were agreed to, are all found over several pages', async () => {
  const found = await settleTarget(allThatMatch(450), 450, holds(people(450)));
  assert.deepEqual(found, { accounts: people(450) });
});

test('settleTarget: another number than was agreed to, more or fewer or none, is asked again', async () => {
  for (const now of [0, 2, 4, mostAtOnce + 300])
    assert.deepEqual(await settleTarget(allThatMatch(3), 3, holds(people(now))), { count: now });
});

test('settleTarget: one that two pages show, counts once', async () => {
  const twice = [...people(3), person(1)];
  assert.deepEqual(await settleTarget(allThatMatch(4), 4, holds(twice)), { count: 3 });
});

test('settleTarget: the chosen of a page, are taken as they are', async () => {
  const chosen = people(2);
  assert.deepEqual(await settleTarget({ chosen, all: null, count: 2 }, 2, holds([])), { accounts: chosen });
});

test('settleTarget: stopped while it looks, finds nobody', async () => {
  const ending = new AbortController();
  const { read } = holds(people(3));
  const stopping = async (input: Parameters<typeof read>[0]) => {
    ending.abort();
    return read(input);
  };
  await assert.rejects(settleTarget(allThatMatch(3), 3, { read: stopping, signal: ending.signal }), {
    name: 'AbortError',
  });
});
