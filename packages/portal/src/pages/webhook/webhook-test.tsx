import { Alert, Button, Group, Select, Stack } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { Exchange } from './exchange.tsx';
import { testOf, type WebhookDraft } from './webhook-draft.ts';
import { webhookTexts } from './webhook-texts.ts';

/** Sends an example event to what stands in the form, and shows all that came of it. */
function WebhookTest({ draft, isStored }: { draft: WebhookDraft; isStored: boolean }) {
  const texts = useTexts(webhookTexts);
  const { test: words } = texts;
  const [type, setType] = useState('0');
  const test = useMutation({
    mutationFn: () => api.TestCustomerWebhook({ query: { eventType: Number(type) }, body: testOf(draft) }),
  });
  const result = test.data;
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <Stack gap="md">
        <Group align="flex-end" gap="sm">
          <Select
            label={words.type}
            data={[0, 1, 2, 3].map((value) => ({ value: String(value), label: texts.eventTypes[value]! }))}
            value={type}
            allowDeselect={false}
            onChange={(value) => setType(value ?? '0')}
          />
          <Button
            leftSection={<IconSend size={16} aria-hidden />}
            loading={test.isPending}
            disabled={draft.url.trim() === '' && !isStored}
            onClick={() => test.mutate()}
          >
            {words.send}
          </Button>
        </Group>
        <ErrorNote error={test.error} />
        {result && (
          <>
            <Alert
              color={result.Success ? 'green' : 'red'}
              variant="light"
              role="status"
              icon={result.Success ? <IconCircleCheck aria-hidden /> : <IconCircleX aria-hidden />}
              title={result.Success ? words.passed : words.failed}
            >
              {result.Error}
            </Alert>
            <Exchange facts={result} requestBody={result.RequestBody} />
          </>
        )}
      </Stack>
    </Section>
  );
}
export default WebhookTest;
