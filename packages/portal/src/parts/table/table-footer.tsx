import { Group, Pagination, Select, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { partTexts } from '../part-texts.ts';
import { pageSizes, type TableState } from './use-table-state.ts';

/** Where one stands in the list, how many rows are shown, and the pages. */
export function TableFooter<F extends string>({
  state,
  total,
  columnChoice,
}: {
  state: TableState<F>;
  total: number;
  /** Where no toolbar holds it. */
  columnChoice?: ReactNode;
}) {
  const texts = useTexts(partTexts);
  const formats = useFormats();
  const pages = Math.max(1, Math.ceil(total / state.size));
  const from = Math.min(state.query.start + 1, total);
  const to = Math.min(state.query.start + state.size, total);
  return (
    <Group justify="space-between" gap="sm" className="portal-no-print">
      <Group gap="md">
        {columnChoice}
        <Text size="sm" c="dimmed">
          {texts.table.range(formats.number(from), formats.number(to), formats.number(total))}
        </Text>
        <Group gap="xs">
          <Text size="sm" c="dimmed" aria-hidden>
            {texts.table.rowsPerPage}
          </Text>
          <Select
            size="xs"
            w={76}
            aria-label={texts.table.rowsPerPage}
            data={pageSizes.map(String)}
            value={String(state.size)}
            allowDeselect={false}
            onChange={(value) => state.setSize(Number(value))}
          />
        </Group>
      </Group>
      {pages > 1 && (
        <nav aria-label={texts.table.pages}>
          <Pagination
            size="sm"
            total={pages}
            value={state.page + 1}
            onChange={(page) => state.setPage(page - 1)}
            siblings={1}
            boundaries={1}
            getControlProps={(control) => ({
              'aria-label':
                control === 'previous' || control === 'first' ? texts.table.previous : texts.table.next,
            })}
          />
        </nav>
      )}
    </Group>
  );
}
