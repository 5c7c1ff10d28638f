import { Status } from '../packages/contract/src/index.ts';
import {
  type SessionTransition,
  sessionTransitions,
} from '../packages/server/src/session/life/transitions.ts';
import { attemptTransitions } from '../packages/server/src/store/session/attempt-transitions.ts';

const statusNames = new Map(Object.entries(Status).map(([name, value]) => [value as number, name]));
const nameOf = (status: number | null): string => (status === null ? '[*]' : (statusNames.get(status) ?? ''));

/** The diagrams of sessions and attempts, and the table of who may do what, as Markdown. */
export function describeTransitions(): string {
  return `${diagram(
    Object.entries<SessionTransition>(sessionTransitions).map(([act, { from, to }]) => [
      nameOf(from),
      nameOf(to),
      act,
    ]),
  )}

| act | leads to | who can cause it (the server always can) | publishes |
| --- | --- | --- | --- |
${Object.entries<SessionTransition>(sessionTransitions)
  .map(
    ([act, { to, by, publishes }]) =>
      `| \`${act}\` | ${nameOf(to)} | ${by.join(', ')} | ${publishes.join(', ')} |`,
  )
  .join('\n')}

An attempt:

${diagram(Object.entries(attemptTransitions).map(([act, { from, to }]) => [from ?? '[*]', to, act]))}`;
}

/** One arrow per pair of states, with all acts that take it. */
function diagram(changes: readonly (readonly [from: string, to: string, act: string])[]): string {
  const arrows = Map.groupBy(changes, ([from, to]) => `${from} --> ${to}`);
  const lines = [...arrows].map(([arrow, acts]) => `  ${arrow}: ${acts.map(([, , act]) => act).join(', ')}`);
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n');
}
