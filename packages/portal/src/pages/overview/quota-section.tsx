import type { SystemStatus } from '@selfsame/contract';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { knownQuotas } from '../../parts/known-quotas.ts';
import { Section } from '../../parts/layout/section.tsx';
import { partTexts } from '../../parts/part-texts.ts';
import { UsedOf } from '../../parts/used-of.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { overviewTexts } from './overview-texts.ts';

/** What the tenant has, and of how many; nothing where the node knows of no quotas. */
export function QuotaSection({ status }: { status: SystemStatus }) {
  const { quotas: words } = useTexts(overviewTexts);
  const { quota } = useTexts(partTexts);
  const formats = useFormats();
  const known = knownQuotas(status);
  if (!known) return null;
  const { Quotas, Usage } = known;
  const { AnalysesAtOnce, TransactionsPerDay } = Quotas;
  return (
    <Section title={words.title} lead={words.lead}>
      <DefinitionList
        items={[
          { name: quota.names.Accounts, value: <UsedOf used={Usage.Accounts} most={Quotas.Accounts} /> },
          {
            name: words.today,
            value: <UsedOf used={Usage.TransactionsToday} most={TransactionsPerDay} />,
          },
          {
            name: quota.names.StorageBytes,
            value: <UsedOf used={Usage.StorageBytes} most={Quotas.StorageBytes} write={formats.bytes} />,
          },
          AnalysesAtOnce === null
            ? null
            : { name: quota.names.AnalysesAtOnce, value: formats.number(AnalysesAtOnce) },
        ]}
      />
    </Section>
  );
}
