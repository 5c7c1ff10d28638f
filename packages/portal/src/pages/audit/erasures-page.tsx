import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import type { ErasureCertificate } from '@selfsame/contract';
import { IconDownload, IconEraser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api.ts';
import { listFilter } from '../../api/list-filter.ts';
import { saveText } from '../../api/save-file.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { CopyValue } from '../../parts/copy-value.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { SearchField } from '../../parts/fields/search-field.tsx';
import { Instant } from '../../parts/instant.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { AuditNavigation } from './audit-navigation.tsx';
import { auditTexts } from './audit-texts.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const verifyCommand = 'npm run --silent selfsame -- verify-receipt certificate.jws';
/** The command refuses what a sandbox signed, unless it is told to take it. */
const sandboxOption = ' --allow-sandbox';

function useColumns(): Column<ErasureCertificate>[] {
  const { erasures: words } = useTexts(auditTexts);
  return useMemo(
    () => [
      {
        id: 'UIN',
        header: words.columns.uin,
        cell: ({ row: { original } }) => (
          <Stack gap={0} align="flex-start">
            <CopyValue value={original.UIN} name={words.uin} display="code" />
            <Anchor component={Link} size="xs" to={`/audit?account=${original.UIN}`}>
              {words.events}
            </Anchor>
          </Stack>
        ),
      },
      {
        id: 'CreatedDate',
        header: words.columns.created,
        cell: ({ row: { original } }) => <Instant at={original.CreatedDate} />,
      },
      {
        id: 'Id',
        header: words.columns.id,
        cell: ({ row: { original } }) => (
          <CopyValue value={original.Id} name={words.certificate} display="code" />
        ),
      },
      {
        id: 'Actions',
        holds: 'actions',
        header: words.columns.actions,
        enableSorting: false,
        cell: ({ row: { original } }) => (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            aria-label={words.downloadOf(original.UIN)}
            onClick={() =>
              saveText(`${original.Certificate}\n`, `erasure-${original.UIN}.jws`, 'application/jose')
            }
          >
            {words.download}
          </Button>
        ),
      },
    ],
    [words],
  );
}

/** Certificates of accounts that were erased. */
function ErasuresPage() {
  const { Sandbox } = useSession();
  const { erasures: words } = useTexts(auditTexts);
  const state = useTableState({ sort: 'CreatedDate,desc', filters: ['uin'] });
  const typed = state.filters.uin.trim();
  const isUin = guid.test(typed);
  const filter = isUin ? listFilter({ UIN: typed }) : undefined;
  const query = { ...state.query, ...(filter ? { filter } : {}) };
  const page = useQuery({
    queryKey: ['erasures', query],
    queryFn: ({ signal }) => api.GetErasureCertificates({ query, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <AuditNavigation />
      <Stack gap="md">
        <DataTable
          name="erasures"
          label={words.title}
          columns={useColumns()}
          state={state}
          page={page}
          rowId={(certificate) => certificate.Id}
          toolbar={
            <Group gap="sm">
              <SearchField
                label={words.search}
                value={state.filters.uin}
                onChange={(value) => state.setFilter('uin', value)}
              />
              {typed !== '' && !isUin && (
                <Text size="sm" c="dimmed" role="status">
                  {words.notUin}
                </Text>
              )}
            </Group>
          }
          empty={
            <EmptyState icon={IconEraser} title={words.empty.title}>
              {words.empty.text}
            </EmptyState>
          }
        />
        <Section title={words.verify} lead={words.verifyText}>
          <CodeBlock
            code={Sandbox ? verifyCommand + sandboxOption : verifyCommand}
            name={words.command}
            wraps
          />
        </Section>
      </Stack>
    </>
  );
}
export default ErasuresPage;
