import { Button, Group, Skeleton, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../api/api.ts';
import { saveText } from '../../api/save-file.ts';
import { CopyValue } from '../../parts/copy-value.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';

/** What is left of a deleted account: the certificate that it is gone. */
export default function ErasedAccount({ uin }: { uin: string }) {
  const texts = useTexts(accountTexts);
  const { remove: words } = texts;
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['erasures', uin],
    queryFn: ({ signal }) => api.GetErasureCertificates({ query: { filter: `UIN:${uin}` }, signal }),
  });
  const certificate = data?.Items[0];
  return (
    <>
      <PageHeader title={words.gone} lead={words.goneText} back={{ to: '/users', label: texts.back }} />
      <Section title={words.certificate}>
        {isPending && <Skeleton height={120} />}
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {data && !certificate && <Text>{words.noCertificate}</Text>}
        {certificate && (
          <>
            <DefinitionList
              items={[
                {
                  name: words.certificateId,
                  value: <CopyValue value={certificate.Id} name={words.certificateId} />,
                },
                { name: texts.profile.uin, value: <CopyValue value={uin} name={texts.profile.uin} /> },
                { name: words.issued, value: <Instant at={certificate.CreatedDate} as="exact" /> },
              ]}
            />
            <Group mt="md" gap="xs">
              <Button
                leftSection={<IconDownload size={16} aria-hidden />}
                onClick={() =>
                  saveText(
                    `${JSON.stringify(certificate, null, 2)}\n`,
                    `erasure-${certificate.Id}.json`,
                    'application/json',
                  )
                }
              >
                {words.download}
              </Button>
              <Button variant="default" component={Link} to="/users">
                {texts.back}
              </Button>
            </Group>
          </>
        )}
      </Section>
    </>
  );
}
