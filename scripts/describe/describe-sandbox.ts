import { sandboxOutcomeNames, sandboxOutcomeOf } from '../../packages/contract/src/index.ts';

const listed = (kinds: readonly string[]): string => (kinds.length === 3 ? 'all' : kinds.join(', '));

/** What can be ordered in a sandbox, as Markdown. */
export const describeSandbox = (): string =>
  [
    '| outcome | account number | of an account, for | of a request, for | by `Capture` | what happens |',
    '| --- | --- | --- | --- | --- | --- |',
    ...sandboxOutcomeNames.map((name) => {
      const { account, onAccount, onRequest, capture, does } = sandboxOutcomeOf(name);
      return `| \`${name}\` | \`${account}\` | ${listed(onAccount)} | ${listed(onRequest)} | ${capture ? `\`${capture}\`` : '–'} | ${does} |`;
    }),
  ].join('\n');
