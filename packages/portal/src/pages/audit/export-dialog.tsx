import { Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { dayRange } from '../../api/list-filter.ts';
import { askWhere, canStreamToDisk, saveFile } from '../../api/save-file.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DayField } from '../../parts/fields/day-field.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { auditTexts } from './audit-texts.ts';
import { type AuditFilterValues, filterWithoutDays } from './event-filter.ts';
import { type ExportFault, exportFault, lastDays } from './export-range.ts';

/** More events than this go straight to the disk where the browser can; fewer are no burden for it. */
const manyEvents = 50_000;

/** Which events, and how they are written. */
interface ExportChoice {
  days: { from: string; to: string };
  format: 'csv' | 'jsonl';
  /** The filter of the page; undefined for all events of the days. */
  filter: string | undefined;
}

/** How many events a choice holds, and what is wrong with it. */
function useExportCount({ days, filter }: ExportChoice) {
  const range = dayRange(days.from, days.to);
  const dayFault = exportFault(days, limits.auditExport.days);
  const { data, error } = useQuery({
    queryKey: ['auditEvents', 'count', range, filter],
    queryFn: ({ signal }) =>
      api.GetAuditEvents({
        query: { filter: [`EventDate:${range}`, filter].filter(Boolean).join(';'), size: 1 },
        signal,
      }),
    enabled: dayFault === null,
  });
  const count = data?.TotalCount;
  const isTooMuch = count !== undefined && count > limits.auditExport.rows;
  return { count, error, dayFault, isTooMuch, goesToDisk: (count ?? 0) > manyEvents && canStreamToDisk() };
}

/** Downloads the events of a choice: to a place on the disk that is asked for when they are many. */
function useExport({ days, format, filter }: ExportChoice, goesToDisk: boolean, onSaved: () => void) {
  const [bytes, setBytes] = useState(0);
  const [isBroken, setBroken] = useState(false);
  const download = useMutation({
    mutationFn: async () => {
      setBroken(false);
      setBytes(0);
      const [from = '', to = ''] = dayRange(days.from, days.to).split('..');
      const place = goesToDisk ? await askWhere(`audit-${days.from}-${days.to}.${format}`) : null;
      if (goesToDisk && place === null) return false;
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
    onSuccess: (isSaved) => isSaved && onSaved(),
  });
  return { download, bytes, isBroken };
}

/** How many events it will be, or why it can't be. */
function CountState({ counted }: { counted: ReturnType<typeof useExportCount> }) {
  const { exporting: words } = useTexts(auditTexts);
  const formats = useFormats();
  const { count, error, dayFault, isTooMuch } = counted;
  const faults: Record<ExportFault, string> = {
    missing: words.turned,
    turned: words.turned,
    long: words.tooLong(limits.auditExport.days),
  };
  const said = () => {
    if (dayFault) return faults[dayFault];
    if (count === undefined) return error ? '' : words.counting;
    if (count === 0) return words.none;
    return isTooMuch ? words.tooMany(formats.number(limits.auditExport.rows)) : words.count(count);
  };
  return (
    <Text size="sm" fw={600} role="status" c={dayFault || isTooMuch ? 'var(--portal-bad)' : undefined}>
      {said()}
    </Text>
  );
}

interface ExportFieldsProps {
  choice: ExportChoice;
  onChange: (change: Partial<ExportChoice>) => void;
  /** The filter of the page, to be taken along or not. */
  offered: string | undefined;
}

function ExportFields({ choice: { days, format, filter }, onChange, offered }: ExportFieldsProps) {
  const { exporting: words } = useTexts(auditTexts);
  const day = (name: 'from' | 'to', label: string) => (
    <DayField
      label={label}
      value={days[name]}
      onChange={(value) => onChange({ days: { ...days, [name]: value } })}
      required
    />
  );
  return (
    <>
      <Group grow align="flex-start">
        {day('from', words.from)}
        {day('to', words.to)}
      </Group>
      <Radio.Group
        label={words.format}
        value={format}
        onChange={(value) => onChange({ format: value as ExportChoice['format'] })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="csv" label={words.formats.csv} />
          <Radio value="jsonl" label={words.formats.jsonl} />
        </Stack>
      </Radio.Group>
      {offered !== undefined && (
        <Checkbox
          label={words.filtered}
          checked={filter !== undefined}
          onChange={(event) => onChange({ filter: event.currentTarget.checked ? offered : undefined })}
        />
      )}
    </>
  );
}

/** The days and the filter of the page; the last 30 days where it has none. */
const firstChoice = (filters: AuditFilterValues): ExportChoice => ({
  days: filters.from || filters.to ? { from: filters.from, to: filters.to } : lastDays(30, new Date()),
  format: 'csv',
  filter: filterWithoutDays(filters),
});

function ExportForm({ filters, onClose }: { filters: AuditFilterValues; onClose: () => void }) {
  const { exporting: words } = useTexts(auditTexts);
  const formats = useFormats();
  const notify = useNotify();
  const offered = filterWithoutDays(filters);
  const [choice, setChoice] = useState(() => firstChoice(filters));
  const counted = useExportCount(choice);
  const { download, bytes, isBroken } = useExport(choice, counted.goesToDisk, () => {
    notify.done(words.done);
    onClose();
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        download.mutate();
      }}
    >
      <Stack gap="md">
        <ExportFields
          choice={choice}
          onChange={(change) => setChoice((now) => ({ ...now, ...change }))}
          offered={offered}
        />
        <CountState counted={counted} />
        <Text size="sm" c="dimmed">
          {words.audited} {counted.goesToDisk && words.toDisk}
        </Text>
        <ErrorNote error={download.error ?? counted.error} />
        {isBroken && (
          <Text size="sm" c="var(--portal-bad)" role="alert">
            {words.broken}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          {download.isPending && (
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
            disabled={counted.dayFault !== null || !counted.count || counted.isTooMuch}
            loading={download.isPending}
          >
            {words.start}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Downloads the log of a range of days. */
function ExportDialog({ onClose, filters }: { onClose: () => void; filters: AuditFilterValues }) {
  const { exporting: words } = useTexts(auditTexts);
  return (
    <Dialog opened onClose={onClose} title={words.title} centered size="lg">
      <ExportForm filters={filters} onClose={onClose} />
    </Dialog>
  );
}
export default ExportDialog;
