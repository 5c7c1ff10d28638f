/** Modules that are mutated together, and the tests that are to notice. */
export interface MutatedGroup {
  name: string;
  /** Globs of their files, from the root of the repository; tests among them are left out. */
  files: readonly string[];
  /** Globs of the tests. */
  tests: readonly string[];
}

const server = 'packages/server/src';

/** The pure modules: what they decide depends on their arguments alone. */
export const mutatedGroups: readonly MutatedGroup[] = [
  {
    name: 'judgement',
    files: [`${server}/judge/*.ts`, `${server}/judge/signals/*.ts`],
    // Without `judge-capture.test.ts`, which looks at real pictures with the real engine: that takes seconds.
    tests: [`${server}/judge/{[!j],judge-[!c]}*.test.ts`, `${server}/judge/signals/*.test.ts`],
  },
  {
    name: 'judgement of a flash',
    files: [`${server}/judge/flash/*.ts`],
    tests: [`${server}/judge/flash/*.test.ts`],
  },
  {
    name: 'transitions',
    files: [`${server}/session/life/transitions.ts`, `${server}/session/life/session-end.ts`],
    tests: [`${server}/session/life/{transitions,session-end}.test.ts`],
  },
  {
    name: 'leniency',
    files: [`${server}/platform/http/{request-validator,request-schema,read-json,unknown-fields}.ts`],
    tests: [`${server}/platform/http/{request-validator,request-schema,read-json,unknown-fields}.test.ts`],
  },
  {
    name: 'access',
    files: [
      `${server}/platform/access/{admit,browser-cookie,portal-cookie,call-windows,secret-value,tokens}.ts`,
    ],
    tests: [`${server}/platform/access/*.test.ts`],
  },
  {
    name: 'retention',
    files: [`${server}/retention/{purge-temp-capture,sweep,sweep-orphans}.ts`],
    tests: [`${server}/retention/*.test.ts`],
  },
  {
    name: 'webhook schedule',
    files: [`${server}/webhook/{next-attempt,fair-share}.ts`],
    tests: [`${server}/webhook/{next-attempt,fair-share}.test.ts`],
  },
];
