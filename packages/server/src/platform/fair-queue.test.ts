import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FairQueue, QueueFull, type Share } from './fair-queue.ts';

/** Work that ends when it is told to, and notes when it began. */
function createWorks(queue: FairQueue) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const put = (name: string, share: Partial<Share> = {}, signal?: AbortSignal): Promise<void> =>
    queue.run(
      { group: 'one', client: name[0]!, running: 1, waiting: 100, ...share },
      () =>
        new Promise<void>((resolve) => {
          begun.push(name);
          ends.set(name, resolve);
        }),
      signal,
    );
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  /** Ends what runs, one after the other, until nothing does. */
  const drain = async () => {
    for (await settle(); ends.size > 0; await settle()) {
      const [[name, end] = ['', () => undefined]] = ends;
      ends.delete(name);
      end();
    }
  };
  const end = async (name: string) => {
    ends.get(name)!();
    ends.delete(name);
    await settle();
  };
  return { begun, put, drain, end };
}

test('FairQueue: one client with sixty jobs and others with one, each of the others waits for one of them', async () => {
  const queue = new FairQueue({ running: 1, waiting: 100 });
  const { begun, put, drain } = createWorks(queue);
  const all = Array.from({ length: 60 }, (_, n) => put(`a${n}`));
  all.push(put('b0'), put('c0'), put('b1'));
  await drain();
  await Promise.all(all);
  assert.deepEqual(begun.slice(0, 7), ['a0', 'a1', 'b0', 'c0', 'a2', 'b1', 'a3']);
  assert.equal(begun.length, 63);
  assert.equal(queue.inside, 0);
});

test('FairQueue: a client at its bound of running jobs, leaves the other places to others', async () => {
  const queue = new FairQueue({ running: 2, waiting: 100 });
  const { begun, put, drain } = createWorks(queue);
  const all = [put('a0'), put('a1'), put('a2'), put('b0')];
  assert.deepEqual(begun, ['a0', 'b0']);
  await drain();
  await Promise.all(all);
  assert.deepEqual(begun, ['a0', 'b0', 'a1', 'a2']);
});

test('FairQueue: beyond the share of a client, or of all together, refused with what is inside', async () => {
  const queue = new FairQueue({ running: 1, waiting: 3 });
  const { put, drain } = createWorks(queue);
  const all = [put('a0', { waiting: 1 }), put('a1', { waiting: 1 })];
  const isFull = (inside: number) => (error: unknown) =>
    error instanceof QueueFull && error.inside === inside;
  await assert.rejects(put('a2', { waiting: 1 }), isFull(2));
  all.push(put('b0', { waiting: 1 }), put('c0', { waiting: 1 }));
  await assert.rejects(put('d0', { waiting: 1 }), isFull(4));
  await drain();
  await Promise.all(all);
  const later = put('a3', { waiting: 1 });
  await drain();
  await later;
});

test('FairQueue: a job that is given up while it waits, leaves its place; work that fails, too', async () => {
  const queue = new FairQueue({ running: 1, waiting: 1 });
  const { begun, put, drain } = createWorks(queue);
  const first = put('a0');
  const gone = new AbortController();
  const waiting = put('b0', {}, gone.signal);
  gone.abort(new Error('went away'));
  await assert.rejects(waiting, /went away/);
  await assert.rejects(put('b1', {}, gone.signal), /went away/);
  const next = put('c0');
  await drain();
  await Promise.all([first, next]);
  assert.deepEqual(begun, ['a0', 'c0']);
  const share = { group: 'one', client: 'a', running: 1, waiting: 1 };
  await assert.rejects(
    queue.run(share, () => Promise.reject(new Error('broken'))),
    /broken/,
  );
  assert.equal(queue.inside, 0);
});

test('FairQueue: any arrivals, no client is ahead of a waiting one by more than a turn, and nothing is lost', async () => {
  const client = fc.constantFrom('a', 'b', 'c', 'd');
  await fc.assert(
    fc.asyncProperty(
      fc.array(client, { maxLength: 40 }),
      fc.integer({ min: 1, max: 3 }),
      async (clients, running) => {
        const queue = new FairQueue({ running, waiting: 1_000 });
        const { begun, put, drain } = createWorks(queue);
        const all = clients.map((name, n) => put(`${name}${n}`));
        await drain();
        await Promise.all(all);
        assert.equal(begun.length, clients.length);
        // All arrived before the second began: until a client's jobs are done, others have had one more at most.
        const done = new Map<string, number>();
        for (const [name] of begun) {
          const mine = (done.get(name!) ?? 0) + 1;
          done.set(name!, mine);
          for (const other of new Set(clients)) {
            const wanted = clients.filter((one) => one === other).length;
            const had = done.get(other) ?? 0;
            assert.ok(had === wanted || mine - had <= 2, `${name} ${mine}, ${other} ${had} of ${wanted}`);
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('FairQueue: a group of many clients beside one that comes again and again, are served in turn', async () => {
  const queue = new FairQueue({ running: 1, waiting: 100 });
  const { begun, put, drain } = createWorks(queue);
  const all = Array.from({ length: 10 }, (_, n) => put(`${n}`, { group: 'busy' }));
  all.push(
    (async () => {
      for (let n = 0; n < 3; n++) await put(`q${n}`, { group: 'quiet' });
    })(),
  );
  await drain();
  await Promise.all(all);
  assert.deepEqual(begun.slice(0, 7), ['0', 'q0', '1', 'q1', '2', 'q2', '3']);
  assert.equal(queue.insideOf('busy') + queue.insideOf('quiet'), 0);
});

test('FairQueue: newcomers without end, keep nobody waiting for ever', async () => {
  const queue = new FairQueue({ running: 1, waiting: 100 });
  const { begun, put, drain } = createWorks(queue);
  const again = async (name: string) => {
    for (let n = 0; n < 8; n++) await put(`${name}${n}`, { group: name });
  };
  const all = [put('a0', { group: 'old' }), put('a1', { group: 'old' }), put('a2', { group: 'old' })];
  all.push(...['b', 'c', 'd'].map(again));
  await drain();
  await Promise.all(all);
  assert.deepEqual(begun.slice(0, 5), ['a0', 'b0', 'c0', 'd0', 'a1']);
});

test('FairQueue: a full queue, the last job of the group with the most waiting gives way to a group with less', async () => {
  const queue = new FairQueue({ running: 1, waiting: 3 });
  const { begun, put, drain } = createWorks(queue);
  const busy = ['a0', 'a1', 'a2', 'a3'].map((name) => put(name, { group: 'busy' }));
  const displaced = assert.rejects(busy[3]!, QueueFull);
  const quiet = put('q0', { group: 'quiet' });
  await displaced;
  await assert.rejects(put('a4', { group: 'busy' }), QueueFull);
  await drain();
  await Promise.all([...busy.slice(0, 3), quiet]);
  assert.deepEqual(begun, ['a0', 'q0', 'a1', 'a2']);
});

test('FairQueue: a bound of jobs that run of one group, leaves the other places to other groups', async () => {
  const queue = new FairQueue({ running: 2, waiting: 100, runningOf: () => 1 });
  const { begun, put, drain } = createWorks(queue);
  const all = ['a0', 'b0'].map((name) => put(name, { group: 'busy' }));
  all.push(put('q0', { group: 'quiet' }));
  assert.deepEqual(begun, ['a0', 'q0']);
  await drain();
  await Promise.all(all);
});

test('FairQueue: a bound that grows while jobs wait, all places that are free by then are used, in turn', async () => {
  let bound = 1;
  const queue = new FairQueue({ running: 3, waiting: 100, runningOf: () => bound });
  const { begun, put, drain, end } = createWorks(queue);
  const all = ['a0', 'b0', 'c0', 'd0', 'e0'].map((name) => put(name));
  assert.deepEqual(begun, ['a0']);
  bound = 3;
  await end('a0');
  assert.deepEqual(begun, ['a0', 'b0', 'c0', 'd0']);
  await drain();
  await Promise.all(all);
});

test('FairQueue: a newcomer when a bound has grown, begins after those that wait', async () => {
  let bound = 1;
  const queue = new FairQueue({ running: 2, waiting: 100, runningOf: () => bound });
  const { begun, put, drain } = createWorks(queue);
  const all = ['a0', 'b0'].map((name) => put(name));
  bound = 2;
  all.push(put('c0'));
  await drain();
  await Promise.all(all);
  assert.deepEqual(begun, ['a0', 'b0', 'c0']);
});

test('FairQueue: with a clock, a group whose jobs take ten times as long gets as much time, not as many turns', async () => {
  let time = 0;
  const queue = new FairQueue({ running: 1, waiting: 100, now: () => time });
  const begun: string[] = [];
  const put = (group: string, took: number) =>
    queue.run({ group, client: group, running: 1, waiting: 100 }, async () => {
      begun.push(group);
      time += took;
    });
  await Promise.all(
    [...Array(4).fill(['long', 10]), ...Array(30).fill(['short', 1])].map(([name, ms]) => put(name, ms)),
  );
  const shorts = begun
    .join(' ')
    .split('long')
    .map((between) => between.split('short').length - 1);
  assert.deepEqual(shorts.slice(1, 3), [10, 10], begun.join(' '));
});

test('FairQueue: a group with credit, has several turns before one that had more; one that has had its share keeps a place free', async () => {
  let time = 0;
  const limits = { running: 2, waiting: 100, now: () => time, credit: 8, keptFreeBy: () => 1 };
  const queue = new FairQueue(limits);
  const { begun, put, end, drain } = createWorks(queue);
  const wait = async (name: string) => {
    time += 10;
    await end(name);
  };
  const all = [put('a0', { group: 'a' })];
  await wait('a0');
  for (const name of ['a1', 'b1', 'c1']) all.push(put(name, { group: 'a', client: name }));
  assert.deepEqual(begun, ['a0', 'a1'], 'it has had its share: one place stays free');
  for (const name of ['q1', 'q2', 'q3']) all.push(put(name, { group: 'quiet', client: name }));
  assert.deepEqual(begun, ['a0', 'a1', 'q1']);
  await wait('a1');
  assert.deepEqual(begun.slice(3), ['q2'], 'who had less goes first, and takes the last place too');
  await drain();
  await Promise.all(all);
  assert.equal(begun.length, 7);
  assert.equal(queue.inside, 0);
});

test('FairQueue: a group that held the place for long while nobody came, owes the others its credit and no more', async () => {
  let time = 0;
  const queue = new FairQueue({ running: 1, waiting: 1_000, now: () => time, credit: 1_000 });
  const begun: string[] = [];
  const put = (group: string, took: number) =>
    queue.run({ group, client: group, running: 1, waiting: 1_000 }, async () => {
      begun.push(group);
      time += took;
    });
  await put('locked', 25_000);
  await Promise.all([
    ...Array.from({ length: 600 }, (_, n) => put(n % 2 === 0 ? 'busy' : 'other', 100)),
    put('locked', 1),
  ]);
  // Both have their credit, and that of the group once more, before it: twenty jobs each, and the one that ran already.
  const before = begun.lastIndexOf('locked') - 1;
  assert.ok(before >= 2 && before <= 42, `${before}`);
});

test('FairQueue: thousands of groups remembered, cost a job that waits for nobody nothing', async () => {
  let time = 0;
  // Each job takes a little of the credit of its group, so that all are remembered.
  const now = () => time++;
  const queue = new FairQueue({ running: 4, waiting: 100, now, credit: 1_000 });
  const run = (group: string) =>
    queue.run({ group, client: group, running: 1, waiting: 1 }, async () => undefined);
  for (let n = 0; n < 5_000; n++) await run(`${n}`);
  // Time of the processor, so that others on the machine make no difference.
  const before = process.cpuUsage();
  for (let n = 0; n < 500; n++) await run(`${n}`);
  const { user, system } = process.cpuUsage(before);
  assert.ok((user + system) / 500 < 200, `${(user + system) / 500} µs a job`);
});
