import type { PasskeyStandIn, SystemStatus } from '@selfsame/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { passkeyTexts } from './passkey-texts.ts';

const staysHere = (kind: string): boolean => kind === 'outbox' || kind === 'none';

/** Whether notices leave a server by themselves: where none does, a wait in place of a passkey would never end. */
const sendsNotices = ({ Sms, Email }: SystemStatus['Channels']): boolean =>
  !(staysHere(Sms) && staysHere(Email));

/** What can't stand in for a passkey on this server, each with a sentence why. Nothing until the server has said so. */
export function useUnavailableStandIns(): Readonly<Partial<Record<PasskeyStandIn, string>>> {
  const { noWait } = useTexts(passkeyTexts);
  const status = useQuery({ queryKey: ['status'], queryFn: ({ signal }) => api.GetStatus({ signal }) });
  return status.data && !sendsNotices(status.data.Channels) ? { delay: noWait } : {};
}
