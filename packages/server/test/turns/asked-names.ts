import type { TestContext } from 'node:test';
import pg from 'pg';
import { workedFor } from '../../src/platform/in-name-of.ts';

/** In whose name each connection was asked for, from now on; undefined: for nobody in particular. */
export function notingNames(t: TestContext): (string | undefined)[] {
  const asked: (string | undefined)[] = [];
  const connect = pg.Pool.prototype.connect as (this: pg.Pool, ...how: unknown[]) => Promise<pg.PoolClient>;
  // `Pool.query`, by which the queue of jobs asks, hands on a callback: without it the connection would be held for ever.
  t.mock.method(pg.Pool.prototype, 'connect', function (this: pg.Pool, ...how: unknown[]) {
    asked.push(workedFor());
    return connect.call(this, ...how);
  });
  return asked;
}
