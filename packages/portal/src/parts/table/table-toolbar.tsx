import { ActionIcon, Button, Checkbox, Popover, Select, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { Table } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { FilterBar } from '../filter-bar.tsx';
import { partTexts } from '../part-texts.ts';
import { ChooseAllCards } from './choice-cells.tsx';
import type { Column } from './data-table.tsx';
import type { RowSelection } from './use-row-selection.ts';
import type { TableState } from './use-table-state.ts';

/** Search and filters of the page, choice of columns; on a phone, where no heads are, the sorting and the choice of all rows. */
export function TableToolbar<T, F extends string>({
  table,
  columns,
  state,
  selection,
  children,
}: {
  table: Table<T>;
  columns: Column<T>[];
  state: TableState<F>;
  selection: RowSelection<T> | undefined;
  children: ReactNode;
}) {
  const texts = useTexts(partTexts);
  const sortable = columns.filter((column) => column.enableSorting !== false);
  const sorts = sortable.flatMap(({ id, header }) => [
    { value: id, label: `${header}, ${texts.table.ascending}` },
    { value: `${id},desc`, label: `${header}, ${texts.table.descending}` },
  ]);
  return (
    <FilterBar
      isPhoneOnly={!children}
      end={
        <>
          {sorts.length > 0 && (
            <Select
              hiddenFrom="sm"
              aria-label={texts.table.sortBy}
              data={sorts}
              value={state.sort}
              allowDeselect={false}
              onChange={(value) => value && state.setSort(value)}
            />
          )}
          {children && <ColumnChoice table={table} />}
          {selection && <ChooseAllCards selection={selection} />}
        </>
      }
    >
      {children}
    </FilterBar>
  );
}

/** Which columns are shown. */
export function ColumnChoice<T>({ table }: { table: Table<T> }) {
  const texts = useTexts(partTexts);
  return (
    <Popover position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size="var(--portal-control)"
          aria-label={texts.table.columns}
          title={texts.table.columns}
        >
          <IconColumns3 size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={texts.table.columns}>
        <Stack gap="xs">
          {table.getAllLeafColumns().map((column, at) => (
            <Checkbox
              key={column.id}
              label={column.columnDef.header as string}
              checked={column.getIsVisible()}
              // The first column carries the link.
              disabled={at === 0}
              onChange={column.getToggleVisibilityHandler()}
            />
          ))}
          <Button variant="subtle" size="compact-sm" onClick={() => table.toggleAllColumnsVisible(true)}>
            {texts.table.resetColumns}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
