import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from './dialog.tsx';
import { ErrorNote } from './error-note.tsx';

interface RenameDialogProps {
  title: string;
  /** Of the field, and what stands below it. */
  label: string;
  hint: string;
  /** The name that there is. */
  name: string;
  maxLength: number;
  action: string;
  /** Stores the name, without spaces around it. The dialog closes when it is done, and shows why it failed. */
  onRename: (name: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for another name of a thing. */
export function RenameDialog(props: RenameDialogProps) {
  const [name, setName] = useState(props.name);
  const rename = useMutation({ mutationFn: () => props.onRename(name.trim()), onSuccess: props.onClose });
  return (
    <Dialog opened onClose={props.onClose} title={props.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={props.label}
            description={props.hint}
            required
            maxLength={props.maxLength}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <ErrorNote error={rename.error} />
          <Group justify="flex-end">
            <Button type="submit" disabled={name.trim() === ''} loading={rename.isPending}>
              {props.action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
