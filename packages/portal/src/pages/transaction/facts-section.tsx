import { Anchor } from '@mantine/core';
import { ConfirmationCredentialType, type TransactionDetails } from '@selfsame/contract';
import { Link } from 'react-router';
import { CopyValue } from '../../parts/copy-value.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { transactionTexts } from '../transactions/transaction-texts.ts';
import { detailTexts } from './detail-texts.ts';

/** What was asked of whom. */
export function FactsSection({ details }: { details: TransactionDetails }) {
  const { facts } = useTexts(detailTexts);
  const words = useTexts(transactionTexts);
  const formats = useFormats();
  const seconds =
    (new Date(details.ExpirationDate).getTime() - new Date(details.StartDate).getTime()) / 1_000;
  const asksFace = (details.CredentialType & ConfirmationCredentialType.Biometric) !== 0;
  const given = (name: string, value: string | null) => (value ? { name, value } : null);
  return (
    <Section title={facts.title}>
      <DefinitionList
        items={[
          {
            name: facts.account,
            value: details.AccountNumber ? <AccountLink number={details.AccountNumber} /> : words.noAccount,
          },
          { name: facts.template, value: facts.operations[details.Name] ?? details.Name },
          given(facts.heading, details.Title),
          { name: facts.transport, value: words.transports[details.TransportType] },
          { name: facts.credential, value: facts.credentials[details.CredentialType] },
          asksFace
            ? { name: facts.liveness, value: details.CheckLiveness ? facts.asked : facts.notAsked }
            : null,
          { name: facts.timeout, value: formats.duration(seconds) },
          { name: facts.expires, value: <Instant at={details.ExpirationDate} /> },
          given(facts.introduction, details.IntroductionText),
          given(facts.codeword, details.Codeword),
          given(facts.tag, details.Tag),
          given(facts.locale, details.Locale),
          ...details.CustomData.map(({ Key, Value }) => ({ name: Key, value: Value })),
          given(facts.message, details.Message),
          {
            name: facts.id,
            value: <CopyValue value={details.Id} name={facts.idName} display="code" />,
          },
        ]}
      />
    </Section>
  );
}

function AccountLink({ number }: { number: string }) {
  const mayRead = useMay(['Account Manager', 'Transaction Result Auditor']);
  if (!mayRead) return number;
  return (
    <Anchor component={Link} to={`/users/${encodeURIComponent(number)}`} size="sm">
      {number}
    </Anchor>
  );
}
