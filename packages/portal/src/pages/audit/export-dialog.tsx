import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { dayRange } from '../../api/list-filter.ts';
import { askWhere, canStreamToDisk, saveFile } from '../../api/save-file.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { auditTexts } from './audit-texts.ts';
import { type AuditFilterValues, filterWithoutDays } from './event-filter.ts';
import { type ExportFault, exportFault, lastDays } from './export-range.ts';

/** More events than this go straight to the disk where the browser can; fewer are no burden for it. */
const manyEvents = 50_000;

const ExportForm = ({ filters, onClose }: { filters: AuditFilterValues; onClose: () => void }) => {
  const { exporting: words } = useTexts(auditTexts);
  const formats = useFormats();
  const notify = useNotify();
  const [days, setDays] = useState(() =>
    filters.from || filters.to ? { from: filters.from, to: filters.to } : lastDays(30, new Date()),
  );
  const [format, setFormat] = useState<'csv' | 'jsonl'>('csv');
  const chosen = filterWithoutDays(filters);
  const [isFiltered, setFiltered] = useState(chosen !== undefined);
  const [bytes, setBytes] = useState(0);
  const [isBroken, setBroken] = useState(false);
  const filter = isFiltered ? chosen : undefined;
  const range = dayRange(days.from, days.to);
  const [from = '', to = ''] = range.split('..');
  const dayFault = exportFault(days, limits.auditExport.days);
  const counted = useQuery({
    queryKey: ['auditEvents', 'count', range, filter],
    queryFn: ({ signal }) =>
      api.GetAuditEvents({
        query: { filter: [`EventDate:${range}`, filter].filter(Boolean).join(';'), size: 1 },
        signal,
      }),
    enabled: dayFault === null,
  });
  const count = counted.data?.TotalCount;
  const isTooMuch = count !== undefined && count > limits.auditExport.rows;
  const faults: Record<ExportFault, string> = {
    missing: words.turned,
    turned: words.turned,
    long: words.tooLong(limits.auditExport.days),
  };
  const start = useMutation({
    mutationFn: async () => {
      setBroken(false);
      setBytes(0);
      const isLarge = (count ?? 0) > manyEvents && canStreamToDisk();
      const place = isLarge ? await askWhere(`audit-${days.from}-${days.to}.${format}`) : null;
      if (isLarge && place === null) return false;
      const file = await api.ExportAuditEvents({
        query: { format, from, ...(to ? { to } : {}), ...(filter ? { filter } : {}) },
      });
      try {
        await saveFile(file, { to: place, onProgress: setBytes });
      } catch {
        setBroken(true);
        return false;
      }
      return true;
    },
    onSuccess: (isSaved) => {
      if (!isSaved) return;
      notify.done(words.done);
      onClose();
    },
  });
  const state = () => {
    if (dayFault) return faults[dayFault];
    if (count === undefined) return counted.error ? '' : words.counting;
    if (count === 0) return words.none;
    return isTooMuch ? words.tooMany(formats.number(limits.auditExport.rows)) : words.count(count);
  };
  const day = (name: 'from' | 'to', label: string) => (
    <TextInput
      type="date"
      label={label}
      value={days[name]}
      onChange={(event) => setDays({ ...days, [name]: event.currentTarget.value })}
      required
    />
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <Stack gap="md">
        <Group grow align="flex-start">
          {day('from', words.from)}
          {day('to', words.to)}
        </Group>
        <Radio.Group
          label={words.format}
          value={format}
          onChange={(value) => setFormat(value as 'csv' | 'jsonl')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="csv" label={words.formats.csv} />
            <Radio value="jsonl" label={words.formats.jsonl} />
          </Stack>
        </Radio.Group>
        {chosen !== undefined && (
          <Checkbox
            label={words.filtered}
            checked={isFiltered}
            onChange={(event) => setFiltered(event.currentTarget.checked)}
          />
        )}
        <Text size="sm" fw={600} role="status" c={dayFault || isTooMuch ? 'var(--portal-bad)' : undefined}>
          {state()}
        </Text>
        <Text size="sm" c="dimmed">
          {words.audited} {(count ?? 0) > manyEvents && canStreamToDisk() && words.toDisk}
        </Text>
        <ErrorNote error={start.error ?? counted.error} />
        {isBroken && (
          <Text size="sm" c="var(--portal-bad)" role="alert">
            {words.broken}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          {start.isPending && (
            <Text size="sm" c="dimmed">
              {words.progress(formats.bytes(bytes))}
            </Text>
          )}
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button
            type="submit"
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={dayFault !== null || !count || isTooMuch}
            loading={start.isPending}
          >
            {words.start}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Downloads the log of a range of days. */
const ExportDialog = ({ onClose, filters }: { onClose: () => void; filters: AuditFilterValues }) => {
  const { exporting: words } = useTexts(auditTexts);
  return (
    <Dialog opened onClose={onClose} title={words.title} centered size="lg">
      <ExportForm filters={filters} onClose={onClose} />
    </Dialog>
  );
};
export default ExportDialog;
