import type { StopPasskeyDelayRequest } from '@selfsame/contract';

/** What the fragment of a notice's link holds: `#<secret>.<id>`. Null where it holds something else. */
export function readNotice(fragment: string): StopPasskeyDelayRequest | null {
  const [, secret, id] = /^#?([^#]+)\.([0-9a-fA-F-]{36})$/.exec(fragment) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}
