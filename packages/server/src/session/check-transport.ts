import { TransportType } from '@selfsame/contract';
import { Problem } from '../platform/problem.ts';

/** How a link is to travel, and what is known of where to. */
export interface TransportRequest {
  transportType: number | null | undefined;
  phoneNumber: string | null | undefined;
  email: string | null | undefined;
}

/**
 * Checks that the link can be delivered. This server delivers inline only; an address that is missing is told
 * first, because the caller must mend that whatever the server can do.
 * @throws Problem E_TRANSPORT_ADDRESS_MISSING, E_TRANSPORT_NOT_SUPPORTED
 */
export const checkTransport = (request: TransportRequest): void => {
  const type = request.transportType ?? TransportType.Inline;
  if (type === TransportType.Inline) return;
  const missing = [
    (type & TransportType.Sms) !== 0 && !request.phoneNumber ? 'PhoneNumber' : null,
    (type & TransportType.Email) !== 0 && !request.email ? 'Email' : null,
  ].filter((name) => name !== null);
  if (missing.length > 0) {
    throw new Problem('E_TRANSPORT_ADDRESS_MISSING', { args: [type, missing.join(' and ')] });
  }
  throw new Problem('E_TRANSPORT_NOT_SUPPORTED', { args: [type] });
};
