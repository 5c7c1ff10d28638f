import type { CaptureState, PageName } from '@selfsame/contract';
import type { End, PageModel } from './states.ts';

/** Wire values of a session's status (docs/wire.md#enumerations). */
const EXPIRED = 3;
const CANCELED = 5;

/** What the user is told about a session that is over. */
export function endOf(page: PageName, status: CaptureState['status']): End {
  switch (page) {
    case 'verifiedPage':
      return 'success';
    case 'verifyDeclinedPage':
      return 'declined';
    case 'verifiedMatchFailPage':
      return 'mismatch';
    case 'transactionMaxAttemptsPage':
      return 'maxAttempts';
    case 'transactionNotValidPage':
      if (status === EXPIRED) return 'expired';
      if (status === CANCELED) return 'canceled';
      return status === 0 ? 'notValid' : 'finished';
    default:
      return 'error';
  }
}

/**
 * The page event a state stands for (docs/wire.md#page-messages), or null for a state that is neither an end nor an exception.
 * A refused, missing or busy camera can be mended by the user; only a camera that isn't there has a name on the wire.
 */
export function pageOf({ state }: PageModel): PageName | null {
  switch (state.name) {
    case 'done':
      return state.page;
    case 'following':
      return 'QRCodePage';
    case 'landing':
    case 'wrong-link':
      return 'transactionNotValidPage';
    case 'camera-error':
      return state.problem === 'notFound' ? 'videoDeviceNotFoundPage' : null;
    case 'retry':
      return 'livenessErrorPage';
    case 'interrupted':
      return state.cause === 'network' ? 'networkErrorPage' : 'requestTimeoutPage';
    default:
      return null;
  }
}
