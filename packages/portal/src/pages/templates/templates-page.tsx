import { Button, Stack, Text } from '@mantine/core';
import { services } from '@selfsame/contract';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { CodeBlock } from '../../parts/code-block.tsx';
import { ConfirmDestruction } from '../../parts/confirm-destruction.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useTableState } from '../../parts/table/use-table-state.ts';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import type { TemplateAction } from './template-action.ts';
import { useTemplateColumns } from './template-columns.tsx';
import { TemplateDialog } from './template-dialog.tsx';
import { templateTexts } from './template-texts.ts';
import { useDeleteTemplate, useTemplates } from './use-templates.ts';

const beginCode = (name: string): string =>
  `curl -sS --fail-with-body ${location.origin}${services.authorizationV2.bases[0]}/transactions \\
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  -d '{"AccountNumber": "MyAccount", "Name": "${name}", "ConfirmationPolicy": {"TransportType": 0, "CredentialType": 1}}'`;

/** Named kinds of verification. */
function TemplatesPage() {
  const texts = useTexts(templateTexts);
  const mayChange = useMay(['Configurator']);
  const [action, setAction] = useState<TemplateAction | null>(null);
  const state = useTableState({ sort: 'CreatedDate', filters: [] });
  const templates = useTemplates();
  const { start, size } = state.query;
  const page = {
    ...templates,
    data: templates.data && {
      Items: templates.data.slice(start, start + size),
      TotalCount: templates.data.length,
    },
  };
  const create = mayChange && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAction({ kind: 'create' })}>
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
          hidden={['CreatedDate']}
          label={texts.title}
          columns={useTemplateColumns(setAction)}
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
      <Dialogs action={action} onClose={() => setAction(null)} />
    </>
  );
}
export default TemplatesPage;

/** Creates, changes or deletes a template, as it was chosen. */
function Dialogs({ action, onClose }: { action: TemplateAction | null; onClose: () => void }) {
  const texts = useTexts(templateTexts);
  const notify = useNotify();
  const remove = useDeleteTemplate();
  // What was asked last stays readable while the dialog closes.
  const [last, setLast] = useState(action);
  if (action && action !== last) setLast(action);
  const doomed = last?.kind === 'delete' ? last.template : null;
  return (
    <>
      <TemplateDialog
        opened={action?.kind === 'create' || action?.kind === 'edit'}
        template={last?.kind === 'edit' ? last.template : null}
        onClose={onClose}
      />
      <ConfirmDestruction
        opened={action?.kind === 'delete'}
        onClose={onClose}
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
}
