import { isIP } from 'node:net';
import type { MessageRoutes } from '../../platform/configuration/message-settings.ts';
import { createEgress } from '../../platform/egress/egress.ts';
import { parseEgressAllow } from '../../platform/egress/egress-address.ts';
import type { Channels, OutgoingMessage, Sender } from './channel.ts';
import { gatewayRequest, twilioRequest } from './gateway-requests.ts';
import { createHttpSms, type GatewayRequest } from './http-sms.ts';
import { createSmtpSender } from './smtp-sender.ts';

/** A gateway that the operator named may be anywhere, this machine included; nowhere else is sent to. */
function httpSender(url: string, requestOf: (message: OutgoingMessage) => GatewayRequest): Sender {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const allow = parseEgressAllow(isIP(host) === 0 ? host : `${host}/${isIP(host) === 4 ? 32 : 128}`);
  const policy = { allow, allowHttp: true, allowUnverifiedTls: false };
  return createHttpSms(createEgress(policy), requestOf);
}

function openSms(sms: MessageRoutes['sms']): Sender | null {
  if (sms === null) return null;
  return sms.kind === 'twilio'
    ? httpSender(sms.url, twilioRequest(sms))
    : httpSender(sms.url, gatewayRequest(sms));
}

/**
 * Opens what messages go out by. With nothing configured both channels are the outbox; with one, the other is
 * refused, since a real user would wait in vain for a message that went to an outbox.
 */
export function openChannels(settings: MessageRoutes): Channels {
  const email = settings.smtp === null ? null : createSmtpSender(settings.smtp);
  const sms = openSms(settings.sms);
  const otherwise = email === null && sms === null ? 'outbox' : 'none';
  return { email: email ?? otherwise, sms: sms ?? otherwise };
}

/** Closes what is open. */
export async function closeChannels(channels: Channels): Promise<void> {
  for (const channel of Object.values(channels)) if (typeof channel === 'object') await channel.close();
}
