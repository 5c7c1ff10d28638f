import { installationKeyPrefix } from '@selfsame/contract';

/** Enough of an id to tell two apart: its first eight characters that are not the same in all of its kind. */
export const shortId = (id: string): string =>
  (id.startsWith(installationKeyPrefix) ? id.slice(installationKeyPrefix.length) : id).slice(0, 8);
