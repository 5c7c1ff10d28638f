import { Anchor, Button, Collapse, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { AuditCheckpoint } from '@selfsame/contract';
import { IconDownload, IconLink, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { api } from '../../api/api.ts';
import { saveText } from '../../api/save-file.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { CopyValue } from '../../parts/copy-value.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { auditTexts } from './audit-texts.ts';
import { readStatement } from './read-statement.ts';

const verifyCommand = 'npm run --silent selfsame -- verify-audit --checkpoint checkpoint.txt';

/** How far the log is sealed and signed, and how to take that away and check it. */
export function ChainStatus() {
  const { chain: words } = useTexts(auditTexts);
  const [isOpen, { toggle }] = useDisclosure(false);
  const id = useId();
  const { data, error, refetch } = useQuery({
    queryKey: ['auditCheckpoint'],
    queryFn: ({ signal }) => api.GetAuditCheckpoint({ signal }),
    refetchInterval: 15_000,
  });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const statement = data.Statement;
  const claims = statement === null ? null : readStatement(statement);
  return (
    <Paper component="section" aria-label={words.title} p="sm" mb="md">
      <Group justify="space-between" gap="sm">
        <Sealed checkpoint={data} at={claims?.at ?? null} />
        {statement && (
          <Group gap="sm">
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={toggle}
              aria-expanded={isOpen}
              aria-controls={id}
            >
              {words.verify}
            </Anchor>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconDownload size={14} aria-hidden />}
              onClick={() => saveText(`${statement}\n`, `checkpoint-${data.Sequence}.txt`)}
            >
              {words.download}
            </Button>
          </Group>
        )}
      </Group>
      <Collapse expanded={isOpen} id={id}>
        <HowToVerify hash={claims?.hash ?? null} />
      </Collapse>
    </Paper>
  );
}

interface SealedProps {
  checkpoint: AuditCheckpoint;
  /** When it was signed. */
  at: string | null;
}

/** How far the log is sealed, in a sentence. */
function Sealed({ checkpoint: { Statement, Sequence }, at }: SealedProps) {
  const { chain: words } = useTexts(auditTexts);
  const formats = useFormats();
  return (
    <Group gap="sm" wrap="nowrap">
      {Statement ? (
        <IconShieldCheck size={22} color="var(--portal-good)" aria-hidden />
      ) : (
        <IconLink size={22} color="var(--portal-quiet)" aria-hidden />
      )}
      <Text size="sm">
        {Statement ? words.sealed(formats.number(Sequence)) : words.none}{' '}
        {at !== null && (
          <Text span c="dimmed">
            {words.at} <Instant at={at} as="relative" />
          </Text>
        )}
      </Text>
    </Group>
  );
}

/** What the signed statement proves, and the command that checks the log against it. */
function HowToVerify({ hash }: { hash: string | null }) {
  const { chain: words } = useTexts(auditTexts);
  return (
    <Stack gap="xs" mt="sm">
      <Text size="sm">{words.explained}</Text>
      {hash !== null && (
        <Text size="sm" component="div">
          {words.hash}: <CopyValue value={hash} name={words.hash} display="code" />
        </Text>
      )}
      <Text size="sm">{words.advice}</Text>
      <CodeBlock code={verifyCommand} name={words.command} wraps />
    </Stack>
  );
}
