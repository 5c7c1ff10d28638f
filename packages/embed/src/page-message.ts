/** What the hosted page says of an end or exception page. Not proof of the result: ask your own server. */
export interface PageMessage {
  readonly type: 'authid:page';
  /** For instance `verifiedPage`, `transactionNotValidPage`, `livenessErrorPage`. */
  readonly pageName: string;
  /** True on `verifiedPage` and nowhere else. */
  readonly success: boolean;
}

/** Pages after which the user may still go on; every other one ends the session on this device. */
const passing = new Set(['livenessErrorPage', 'networkErrorPage', 'requestTimeoutPage']);

/** The page message in what `window` heard; null when it is something else. */
export function readPageMessage(data: unknown): PageMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, pageName, success } = data as Partial<Record<string, unknown>>;
  if (type !== 'authid:page' || typeof pageName !== 'string') return null;
  return { type, pageName, success: success === true };
}

/** Whether the user is through on this device, well or not. */
export function isFinalPage(pageName: string): boolean {
  return !passing.has(pageName);
}
