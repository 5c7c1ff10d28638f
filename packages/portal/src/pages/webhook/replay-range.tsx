import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import type { WebhookDelivery } from '@selfsame/contract';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { dayRange, listFilter } from '../../api/list-filter.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DayField } from '../../parts/fields/day-field.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { replayAll } from './replay-all.ts';
import { deliveriesKey } from './webhook-key.ts';
import { webhookTexts } from './webhook-texts.ts';

type Status = WebhookDelivery['Status'];
interface Days {
  from: string;
  to: string;
}

const today = (): string =>
  new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** How many deliveries of these days have one of the states; null until it was counted. */
function useMatching(range: string, statuses: readonly Status[], isEnabled: boolean) {
  const counts = useQueries({
    queries: statuses.map((Status) => ({
      queryKey: [...deliveriesKey, 'count', range, Status],
      queryFn: async () => {
        const filter = listFilter({ Status, CreatedDate: range });
        return (await api.GetWebhookDeliveries({ query: { ...(filter ? { filter } : {}), size: 1 } }))
          .TotalCount;
      },
      enabled: isEnabled,
    })),
  });
  const isCounted = counts.every(({ data }) => data !== undefined);
  return {
    count: isCounted ? counts.reduce((sum, { data }) => sum + (data ?? 0), 0) : null,
    error: counts.find(({ error }) => error)?.error,
  };
}

function DayFields({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const { range: words } = useTexts(webhookTexts);
  const day = (name: keyof Days, label: string) => (
    <DayField label={label} value={days[name]} onChange={(day) => onChange({ ...days, [name]: day })} />
  );
  return (
    <Group grow align="flex-start">
      {day('from', words.from)}
      {day('to', words.to)}
    </Group>
  );
}

function StatusChoice({ value, onChange }: { value: Status[]; onChange: (statuses: Status[]) => void }) {
  const { range: words, deliveries } = useTexts(webhookTexts);
  return (
    <Checkbox.Group label={words.statuses} value={value} onChange={(next) => onChange(next as Status[])}>
      <Group gap="md" mt="xs">
        {(['Failed', 'Canceled', 'Succeeded'] as const).map((status) => (
          <Checkbox key={status} value={status} label={deliveries.statuses[status]} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function RangeForm({ days: given, onClose }: { days: Days; onClose: () => void }) {
  const { range: words } = useTexts(webhookTexts);
  const client = useQueryClient();
  const notify = useNotify();
  const [days, setDays] = useState<Days>({ from: given.from || today(), to: given.to || today() });
  const [statuses, setStatuses] = useState<Status[]>(['Failed', 'Canceled']);
  const isTurned = days.from === '' || days.to === '' || days.from > days.to;
  const range = dayRange(days.from, days.to);
  const { count, error } = useMatching(range, statuses, !isTurned);
  const replay = useMutation({
    mutationFn: () => {
      const [From = '', To = ''] = range.split('..');
      return replayAll({ From, To, Statuses: statuses }, (body) => api.ReplayWebhookDeliveries({ body }));
    },
    onSuccess: (done) => {
      notify.done(words.done(done));
      void client.invalidateQueries({ queryKey: deliveriesKey });
      onClose();
    },
  });
  const state = () => {
    if (isTurned) return words.turned;
    if (statuses.length === 0) return words.statusesNeeded;
    if (count === null) return words.counting;
    return count === 0 ? words.nothing : words.matches(count);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        replay.mutate();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{words.text}</Text>
        <DayFields days={days} onChange={setDays} />
        <StatusChoice value={statuses} onChange={setStatuses} />
        <Text size="sm" fw={600} role="status">
          {state()}
        </Text>
        <ErrorNote error={replay.error ?? error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" disabled={isTurned || !count} loading={replay.isPending}>
            {words.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Sends the deliveries of some days again, after it said how many they are. */
export function ReplayRange({ opened, onClose, days }: { opened: boolean; onClose: () => void; days: Days }) {
  const { range: words } = useTexts(webhookTexts);
  return (
    <Dialog opened={opened} onClose={onClose} title={words.title} centered size="lg">
      {opened && <RangeForm days={days} onClose={onClose} />}
    </Dialog>
  );
}
