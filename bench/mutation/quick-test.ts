/**
 * Stands in for `node:test` where mutants are tried: keeps the tests of a file, and runs them one after another until one
 * fails. The same module is asked by all tests of a process, so whoever loads tests runs them with `failsOne`, or takes them out with
 * `forgetTests`.
 */

type Body = (context: QuickContext) => unknown;

/** What a test is given; as much of `TestContext` as the tests of the mutated modules use. */
export interface QuickContext {
  after(run: () => unknown): void;
  test(name: string, body: Body): Promise<void>;
  diagnostic(): void;
}

let tests: Body[] = [];
let afters: (() => unknown)[] = [];

const bodyOf = (args: readonly unknown[]): Body => args.findLast((arg) => typeof arg === 'function') as Body;

/** Keeps a test. */
function test(...args: unknown[]): void {
  tests.push(bodyOf(args));
}

/** Runs at the end of all tests. */
const after = (run: () => unknown): void => void afters.push(run);

/** What the tests import from here by the names of `node:test`. */
export { after, test };

async function runOne(body: Body): Promise<void> {
  const endings: (() => unknown)[] = [];
  const context: QuickContext = {
    after: (run) => void endings.push(run),
    test: (...args) => runOne(bodyOf(args)),
    diagnostic: () => undefined,
  };
  try {
    await body(context);
  } finally {
    for (const end of endings.reverse()) await end();
  }
}

/** Takes out what was kept since it was last asked: of a file whose end was not reached. */
export function forgetTests(): void {
  tests = [];
  afters = [];
}

/** Runs what was kept since it was last asked. @returns whether a test failed */
export async function failsOne(): Promise<boolean> {
  const kept = { tests, afters };
  forgetTests();
  try {
    for (const body of kept.tests) await runOne(body);
    return false;
  } catch {
    return true;
  } finally {
    for (const end of kept.afters.reverse()) await Promise.resolve(end()).catch(() => undefined);
  }
}
