import type { Account } from '@selfsame/contract';
import { useMay } from '../../shell/session.tsx';
import { AuditSection } from './audit-section.tsx';
import { HistorySection } from './history-section.tsx';

/** What happened to a user: transactions and the audit log, each for whom it is meant. Apart, since tables weigh. */
export default function RecordSections({ account }: { account: Account }) {
  const mayHistory = useMay(['Transaction Manager', 'Transaction Result Auditor']);
  const mayAudit = useMay(['Transaction Result Auditor', 'Configurator']);
  return (
    <>
      {mayHistory && <HistorySection account={account} />}
      {mayAudit && <AuditSection uin={account.UIN} />}
    </>
  );
}
