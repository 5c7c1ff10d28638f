import { endReasonNames, endReasonOf } from '../../packages/contract/src/index.ts';

/** Why operations and transactions end, as Markdown. */
export const describeEndReasons = (): string =>
  [
    '| `Reason` | Status | What happened | What you do |',
    '| --- | --- | --- | --- |',
    ...endReasonNames.map((name) => {
      const { status, means, cure } = endReasonOf(name);
      return `| \`${name}\` | ${status} | ${means} | ${cure} |`;
    }),
  ].join('\n');
