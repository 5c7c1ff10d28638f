import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { ConfirmDestruction } from '../confirm-destruction.tsx';
import { Instant } from '../instant.tsx';
import { useNotify } from '../notify.tsx';
import { RenameDialog } from '../rename-dialog.tsx';
import { passkeyTexts } from './passkey-texts.ts';

/** A passkey, whoever's it is. */
export interface ListedPasskey {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  /** On how many devices it is; null where that is not known. */
  kept: 'oneDevice' | 'maybeSeveral' | 'several' | null;
}

/** How passkeys are changed. */
interface PasskeyChanges {
  maxNameLength: number;
  rename: (id: string, name: string) => Promise<unknown>;
  remove: (id: string) => Promise<unknown>;
  /** What is lost with one, in a sentence. */
  removes: string;
  /** Whether none can be deleted now. */
  areKept?: boolean;
}

interface PasskeyListProps {
  passkeys: readonly ListedPasskey[];
  /** Absent for those who may only look. */
  changes?: PasskeyChanges | undefined;
  /** The one that is being named, and how to name another one. */
  namedId: string | null;
  onName: (id: string | null) => void;
}

/** Passkeys of an operator or of a user: named and, after a question, deleted. */
export function PasskeyList({ passkeys, changes, namedId, onName }: PasskeyListProps) {
  const words = useTexts(passkeyTexts);
  const [removed, setRemoved] = useState<ListedPasskey | null>(null);
  const named = passkeys.find(({ id }) => id === namedId);
  return (
    <Stack>
      {passkeys.map((passkey) => (
        <Group key={passkey.id} justify="space-between" wrap="wrap">
          <PasskeyFacts passkey={passkey} />
          {changes && (
            <PasskeyActions
              passkey={passkey}
              isKept={changes.areKept === true}
              onName={() => onName(passkey.id)}
              onRemove={() => setRemoved(passkey)}
            />
          )}
        </Group>
      ))}
      {changes && named && (
        <RenameDialog
          title={words.renameTitle}
          label={words.name}
          hint={words.nameHint}
          name={named.name}
          maxLength={changes.maxNameLength}
          action={words.save}
          onRename={(name) => changes.rename(named.id, name)}
          onClose={() => onName(null)}
        />
      )}
      {changes && <RemovePasskey passkey={removed} changes={changes} onClose={() => setRemoved(null)} />}
    </Stack>
  );
}

function PasskeyFacts({ passkey: { name, createdAt, lastUsedAt, kept } }: { passkey: ListedPasskey }) {
  const words = useTexts(passkeyTexts);
  return (
    <div>
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed" component="div">
        {words.added} <Instant at={createdAt} as="date" /> · {words.lastUsed}{' '}
        {lastUsedAt === null ? words.never : <Instant at={lastUsedAt} as="relative" />}
        {kept && ` · ${words.kept[kept]}`}
      </Text>
    </div>
  );
}

function PasskeyActions({
  passkey: { name },
  isKept,
  onName,
  onRemove,
}: {
  passkey: ListedPasskey;
  isKept: boolean;
  onName: () => void;
  onRemove: () => void;
}) {
  const words = useTexts(passkeyTexts);
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPencil size={14} aria-hidden />}
        aria-label={words.renameOf(name)}
        onClick={onName}
      >
        {words.rename}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTrash size={14} aria-hidden />}
        aria-label={words.removeOf(name)}
        disabled={isKept}
        onClick={onRemove}
      >
        {words.remove}
      </Button>
    </Group>
  );
}

function RemovePasskey({
  passkey,
  changes,
  onClose,
}: {
  passkey: ListedPasskey | null;
  changes: PasskeyChanges;
  onClose: () => void;
}) {
  const words = useTexts(passkeyTexts);
  const notify = useNotify();
  return (
    <ConfirmDestruction
      opened={passkey !== null}
      onClose={onClose}
      title={words.removeTitle(passkey?.name ?? '')}
      destroys={[changes.removes]}
      action={words.removeAction}
      onConfirm={async () => {
        await changes.remove(passkey!.id);
        notify.done(words.removed);
      }}
    />
  );
}
