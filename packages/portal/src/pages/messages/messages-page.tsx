import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { SectionShape } from '../../parts/layout/shape.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { LanguageChoice } from './language-choice.tsx';
import { callsOf, type MessageOwner, textsKey } from './message-owner.ts';
import { messageTexts } from './message-texts.ts';
import { localesOf } from './text-drafts.ts';
import { TextEditor } from './text-editor.tsx';

const useOwners = () =>
  useQuery({
    queryKey: ['messageOwners'],
    queryFn: async ({ signal }): Promise<MessageOwner[]> => {
      const [predefined, custom] = await Promise.all([
        api.GetPredefinedOperations({ signal }),
        api.GetCustomOperations({ signal }),
      ]);
      return [
        ...predefined.map(({ ExternalId, Name }) => ({
          kind: 'predefined' as const,
          id: ExternalId,
          name: Name,
        })),
        ...custom.map(({ ExternalId, Name }) => ({ kind: 'custom' as const, id: ExternalId, name: Name })),
      ];
    },
  });

function OwnersTexts({ owner }: { owner: MessageOwner }) {
  const texts = useTexts(messageTexts);
  const [params, setParams] = useSearchParams();
  const { data, error, refetch } = useQuery({
    queryKey: textsKey(owner),
    queryFn: ({ signal }) => callsOf(owner).list(signal),
  });
  if (!data)
    return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <SectionShape rows={5} />;
  const locale = params.get('locale') ?? localesOf(data)[0] ?? 'en';
  const choose = (next: string) =>
    setParams((previous) => {
      const changed = new URLSearchParams(previous);
      changed.set('locale', next);
      return changed;
    });
  return (
    <TextEditor
      // Drafts belong to one operation and language.
      key={`${owner.id} ${locale}`}
      owner={owner}
      locale={locale}
      resources={data}
      languages={
        <LanguageChoice label={texts.language} locales={localesOf(data)} value={locale} onChange={choose} />
      }
    />
  );
}

/** The words of messages, per operation and language. */
function MessagesPage() {
  const texts = useTexts(messageTexts);
  const [params, setParams] = useSearchParams();
  const { data: owners, error, refetch } = useOwners();
  const owner = owners?.find(({ id }) => id === params.get('operation')) ?? owners?.[0];
  const group = (kind: MessageOwner['kind'], label: string) => ({
    group: label,
    items: (owners ?? [])
      .filter((one) => one.kind === kind)
      .map(({ id, name }) => ({ value: id, label: texts.operations[name] ?? name })),
  });
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      {error && !owners && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {owners && owner && (
        <>
          <Group mb="md">
            <Select
              label={texts.operation}
              data={[group('predefined', texts.predefined), group('custom', texts.custom)]}
              value={owner.id}
              allowDeselect={false}
              onChange={(id) => id && setParams({ operation: id })}
              w={{ base: '100%', xs: 320 }}
            />
          </Group>
          <OwnersTexts owner={owner} />
        </>
      )}
    </>
  );
}
export default MessagesPage;
