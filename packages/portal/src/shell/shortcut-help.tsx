import { Group, Kbd, Modal, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { shellTexts } from './shell-texts.ts';
import type { useNavigationEntries } from './use-navigation-entries.ts';

type Entry = ReturnType<typeof useNavigationEntries>[number];

/** All shortcuts, in a dialog. */
export default function ShortcutHelp({
  entries,
  onClose,
}: {
  entries: readonly Entry[];
  onClose: () => void;
}) {
  const { keyboard: words } = useTexts(shellTexts);
  return (
    <Modal opened onClose={onClose} title={words.title}>
      <ShortcutTable entries={entries} />
    </Modal>
  );
}

function ShortcutTable({ entries }: { entries: readonly Entry[] }) {
  const texts = useTexts(shellTexts);
  const rows: [ReactNode, string][] = [
    [
      <Group key="palette" gap="xxs">
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
      </Group>,
      texts.keyboard.palette,
    ],
    [<Kbd key="slash">/</Kbd>, texts.keyboard.search],
    [<Kbd key="help">?</Kbd>, texts.keyboard.help],
    [
      <Group key="rows" gap="xxs">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd>
      </Group>,
      texts.keyboard.rows,
    ],
    ...entries.map(({ navigation: { key, label } }): [ReactNode, string] => [
      <Group key={label} gap="xxs">
        <Kbd>g</Kbd>
        <Text size="xs" c="dimmed">
          {texts.keyboard.thenWord}
        </Text>
        <Kbd>{key}</Kbd>
      </Group>,
      texts.keyboard.go(texts.pages[label]),
    ]),
  ];
  return (
    <Table>
      <Table.Tbody>
        {rows.map(([keys, words]) => (
          <Table.Tr key={words}>
            <Table.Td w={130}>{keys}</Table.Td>
            <Table.Td>{words}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
