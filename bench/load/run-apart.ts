import { fork } from 'node:child_process';
import os from 'node:os';

/** A program in a process of its own, that does what it is ordered. */
export interface Apart<Order, Result> {
  /** One order at a time. @throws Error when the process ends before it has answered */
  order(order: Order): Promise<Result>;
  stop(): void;
}

/** Starts a program that calls {@link serveApart}. @param program its path */
export function runApart<Order, Result>(program: string): Apart<Order, Result> {
  const child = fork(program, { serialization: 'advanced' });
  return {
    order: (order) =>
      new Promise((resolve, reject) => {
        const fail = () => reject(new Error(`${program} ended`));
        child.once('exit', fail);
        child.once('message', (result) => {
          child.off('exit', fail);
          resolve(result as Result);
        });
        child.send(order as object);
      }),
    stop() {
      if (child.connected) child.disconnect();
    },
  };
}

/**
 * Does the orders of whoever ran the program with {@link runApart}; nothing where it is only imported. With a low priority: users, and
 * attackers, take no processor of the server.
 */
export function serveApart<Order, Result>(program: string, work: (order: Order) => Promise<Result>): void {
  if (process.argv[1] !== program) return;
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  process.on('message', async (order: Order) => process.send!(await work(order)));
}
