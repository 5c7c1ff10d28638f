import { useMutation } from '@tanstack/react-query';
import { type Ceremony, makePasskey, type NewPasskey } from './passkey.ts';

/**
 * Makes a passkey in three steps: the server opens a ceremony, the browser makes the passkey, the server keeps it.
 * @returns the mutation; its error goes to `<SignInError>`
 */
export const useMakePasskey = <Kept>(steps: {
  begin: () => Promise<Ceremony>;
  keep: (passkey: NewPasskey) => Promise<Kept>;
  onKept: (kept: Kept) => unknown;
}) =>
  useMutation({
    mutationFn: async () => steps.keep(await makePasskey(await steps.begin())),
    onSuccess: steps.onKept,
  });
