import { Button, Stack, Text } from '@mantine/core';
import { services } from '@selfsame/contract';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { CodeBlock } from '../../parts/code-block.tsx';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Section } from '../../parts/section.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useTemplateColumns } from './template-columns.tsx';
import type { TemplateDeed } from './template-deed.ts';
import { TemplateDialog } from './template-dialog.tsx';
import { templateTexts } from './template-texts.ts';
import { useDeleteTemplate, useTemplates } from './use-templates.ts';

const beginCode = (name: string): string =>
  `curl -sf ${location.origin}${services.authorizationV2.bases[0]}/transactions \\
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  -d '{"AccountNumber": "MyAccount", "Name": "${name}", "ConfirmationPolicy": {"TransportType": 0, "CredentialType": 1}}'`;

/** Named kinds of verification. */
const TemplatesPage = () => {
  const texts = useTexts(templateTexts);
  const notify = useNotify();
  const mayChange = useMay(['Configurator']);
  const [deed, setDeed] = useState<TemplateDeed | null>(null);
  const [last, setLast] = useState<TemplateDeed | null>(null);
  if (deed && deed !== last) setLast(deed);
  const state = useTableState({ sort: 'CreatedDate', filters: [] });
  const templates = useTemplates();
  const remove = useDeleteTemplate();
  const { start, size } = state.query;
  const page = {
    ...templates,
    data: templates.data && {
      Items: templates.data.slice(start, start + size),
      TotalCount: templates.data.length,
    },
  };
  const doomed = last?.kind === 'delete' ? last.template : null;
  const create = mayChange && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDeed({ kind: 'create' })}>
      {texts.create}
    </Button>
  );
  const newest = templates.data?.findLast(({ Enabled }) => Enabled)?.Name ?? 'Verify_Identity';
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={create} />
      <Stack gap="md">
        <DataTable
          name="customOperations"
          label={texts.title}
          columns={useTemplateColumns(setDeed)}
          state={state}
          page={page}
          rowId={(template) => template.ExternalId}
          empty={
            <EmptyState icon={IconTemplate} title={texts.empty.title} action={create}>
              <Text mb="sm">{texts.empty.text}</Text>
            </EmptyState>
          }
        />
        <Section title={texts.usage.title} lead={texts.usage.lead}>
          <CodeBlock code={beginCode(newest)} name={texts.usage.code} wraps />
        </Section>
      </Stack>
      <TemplateDialog
        opened={deed?.kind === 'create' || deed?.kind === 'edit'}
        template={last?.kind === 'edit' ? last.template : null}
        onClose={() => setDeed(null)}
      />
      <ConfirmDestruction
        opened={deed?.kind === 'delete'}
        onClose={() => setDeed(null)}
        title={texts.deleteDialog.title(doomed?.Name ?? '')}
        destroys={texts.deleteDialog.destroys}
        action={texts.deleteDialog.action}
        onConfirm={async () => {
          if (!doomed) return;
          await remove.mutateAsync(doomed);
          notify.done(texts.removed(doomed.Name));
        }}
      >
        {texts.deleteDialog.stays}
      </ConfirmDestruction>
    </>
  );
};
export default TemplatesPage;
