import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../../api/api.ts';
import { saveFile } from '../../../api/save-file.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { useNotify } from '../../../parts/notify.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import type { BulkTarget } from './bulk-target.ts';
import { bulkTexts } from './bulk-texts.ts';

/** Says what the file will hold, and downloads it. */
export default function ExportDialog({ target, onClose }: { target: BulkTarget; onClose: () => void }) {
  const { exporting: words, cancel, chosen, all } = useTexts(bulkTexts);
  const notify = useNotify();
  const download = useMutation({
    mutationFn: async () =>
      saveFile(
        await api.ExportAccounts({
          query: target.all ?? { uins: target.chosen.map(({ UIN }) => UIN).join(',') },
        }),
      ),
    onSuccess: () => {
      notify.done(words.done);
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} title={words.title} size="lg">
      <Stack>
        <Text size="sm" fw={600}>
          {(target.all ? all : chosen)(target.count)}
        </Text>
        <Text size="sm">{words.text}</Text>
        <ErrorNote error={download.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={download.isPending}
            onClick={() => download.mutate()}
            data-autofocus
          >
            {words.start}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
