import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TransactionPage } from '@selfsame/contract';
import { mergeRows } from './merge-rows.ts';

const row = (Id: string, Status: number) => ({ Id, Status }) as TransactionPage['Items'][number];

test('mergeRows: rows that changed, replaced where they stand; rows of elsewhere, left out', () => {
  const page = { Items: [row('a', 0), row('b', 0), row('c', 1)], TotalCount: 9 };
  assert.deepEqual(mergeRows(page, [row('b', 2), row('x', 1)]), {
    Items: [row('a', 0), row('b', 2), row('c', 1)],
    TotalCount: 9,
  });
});
