import { useCallback, useState } from 'react';

/** A capture that was begun for a user here and is not settled yet. */
export interface PendingCapture {
  operationId: string;
  /** `replace`: the selfie must still be put in place of the old one when it is here. */
  kind: 'enrol' | 'replace';
  transport: number;
}

const keyOf = (uin: string) => `selfsame-capture-${uin}`;

function read(uin: string): PendingCapture | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(uin)) ?? 'null') as PendingCapture | null;
  } catch {
    return null;
  }
}

/** Remembers it while the tab lives, so that a page that was left can be taken up again. Holds no secret. */
export function usePendingCapture(
  uin: string,
): [PendingCapture | null, (next: PendingCapture | null) => void] {
  const [pending, setPending] = useState(() => read(uin));
  const change = useCallback(
    (next: PendingCapture | null) => {
      if (next) sessionStorage.setItem(keyOf(uin), JSON.stringify(next));
      else sessionStorage.removeItem(keyOf(uin));
      setPending(next);
    },
    [uin],
  );
  return [pending, change];
}
