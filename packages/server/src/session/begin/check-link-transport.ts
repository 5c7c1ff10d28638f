import { TransportType } from '@selfsame/contract';
import { Problem } from '../../platform/http/problem.ts';
import type { SessionDependencies } from '../session-dependencies.ts';

/** How a link is to travel, and what is known of where to. */
export interface LinkTransportRequest {
  transportType: number | null | undefined;
  phoneNumber: string | null | undefined;
  email: string | null | undefined;
}

/** Columns of a session that say how its link travels. */
export interface LinkTransport {
  transport_type: number;
  phone_number: string | null;
  email: string | null;
}

/**
 * Checks that the link can be delivered, and brings the addresses it goes to into their normal form. One that is
 * missing is told first: the caller must mend that whatever the server can do. Addresses that nothing is sent to are
 * kept as they came.
 * @throws Problem E_TRANSPORT_ADDRESS_MISSING, E_TRANSPORT_NOT_SUPPORTED, E_TRANSPORT_ADDRESS_NOT_VALID
 */
export function checkLinkTransport(
  { delivery }: Pick<SessionDependencies, 'delivery'>,
  request: LinkTransportRequest,
): LinkTransport {
  const type = request.transportType ?? TransportType.Inline;
  const phoneNumber = request.phoneNumber || null;
  const email = request.email || null;
  const bySms = (type & TransportType.Sms) !== 0;
  const byEmail = (type & TransportType.Email) !== 0;
  const missing = [bySms && !phoneNumber ? ['PhoneNumber'] : [], byEmail && !email ? ['Email'] : []].flat();
  if (missing.length > 0) {
    throw new Problem('E_TRANSPORT_ADDRESS_MISSING', { args: [type, missing.join(' and ')] });
  }
  if (!delivery.supports(type)) throw new Problem('E_TRANSPORT_NOT_SUPPORTED', { args: [type] });
  return {
    transport_type: type,
    phone_number: bySms && phoneNumber ? delivery.readPhoneNumber(phoneNumber) : phoneNumber,
    email: byEmail && email ? delivery.readEmail(email) : email,
  };
}
