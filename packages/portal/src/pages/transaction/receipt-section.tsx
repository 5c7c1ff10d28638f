import { Button, Stack, Text } from '@mantine/core';
import type { TransactionDetails } from '@selfsame/contract';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { saveText } from '../../api/save-file.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { detailTexts } from './detail-texts.ts';

const read = ({ Id, Type }: TransactionDetails) =>
  Type === 'verification'
    ? api.GetTransactionReceipt({ params: { TransactionId: Id } })
    : api.GetOperationReceipt({ params: { OperationId: Id } });

/** The signed record of what was decided. */
export function ReceiptSection({ details }: { details: TransactionDetails }) {
  const { receipt: texts } = useTexts(detailTexts);
  const fileName = `receipt-${details.Id}.jws`;
  const download = useMutation({
    mutationFn: () => read(details),
    onSuccess: ({ Receipt }) => saveText(Receipt, fileName, 'application/jose'),
  });
  const proven = details.Sandbox ? texts.ofSandbox : texts.text;
  // The command refuses what a sandbox signed, unless it is told to take it.
  const allowed = details.Sandbox ? ' --allow-sandbox' : '';
  const keys = `${location.origin}/IDCompleteBackendEngine/IdentityService/v1/.well-known/jwks.json`;
  return (
    <Section title={texts.title}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{details.HasReceipt ? proven : texts.pending}</Text>
        {details.HasReceipt && (
          <>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              loading={download.isPending}
              onClick={() => download.mutate()}
            >
              {texts.download}
            </Button>
            <ErrorNote error={download.error} />
            <Text size="sm" c="dimmed">
              {texts.offline}
            </Text>
            <div style={{ alignSelf: 'stretch' }}>
              <CodeBlock
                name={texts.command}
                wraps
                code={`curl -s ${keys} > keys.json\nselfsame verify-receipt ${fileName} --keys keys.json${allowed}`}
              />
            </div>
          </>
        )}
      </Stack>
    </Section>
  );
}
