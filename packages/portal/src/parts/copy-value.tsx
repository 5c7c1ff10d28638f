import { ActionIcon, Code, CopyButton, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { announce } from '../shell/announce.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { partTexts } from './part-texts.ts';

/** A value that people paste elsewhere, and the button that copies it. */
export function CopyValue({
  value,
  name,
  display = 'text',
}: {
  value: string;
  /** What the value is, for the button's label. */
  name: string;
  /** `code` for ids and links; `hidden`: the button only. */
  display?: 'text' | 'code' | 'hidden';
}) {
  const texts = useTexts(partTexts);
  return (
    <Group gap="xxs" wrap="nowrap" component="span" display="inline-flex" maw="100%">
      {display === 'code' && <Code style={{ overflowWrap: 'anywhere' }}>{value}</Code>}
      {display === 'text' && (
        <Text component="span" size="sm" style={{ overflowWrap: 'anywhere' }}>
          {value}
        </Text>
      )}
      <CopyButton value={value} timeout={2_000}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? texts.copied : texts.copy(name)}>
            <ActionIcon
              variant="subtle"
              color={copied ? 'green' : 'gray'}
              size="sm"
              aria-label={texts.copy(name)}
              className="portal-no-print"
              onClick={() => {
                copy();
                announce(texts.copied);
              }}
            >
              {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
