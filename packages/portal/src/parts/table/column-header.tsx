import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { Column } from '@tanstack/react-table';
import { useTexts } from '../../texts/define-texts.ts';
import { partTexts } from '../part-texts.ts';
import classes from './data-table.module.css';
import type { TableState } from './use-table-state.ts';

/** Head of a column; a button that sorts, unless the column says `enableSorting: false`. */
export function ColumnHeader<T, F extends string>({
  column,
  state,
}: {
  column: Column<T>;
  state: TableState<F>;
}) {
  const texts = useTexts(partTexts);
  const title = column.columnDef.header as string;
  if (column.columnDef.enableSorting === false)
    return (
      <th scope="col" role="columnheader">
        {title}
      </th>
    );
  const [field, direction] = state.sort.split(',');
  const isSorted = field === column.id;
  const isDescending = isSorted && direction === 'desc';
  const Arrow = isSorted ? (isDescending ? IconArrowDown : IconArrowUp) : IconArrowsSort;
  return (
    <th
      scope="col"
      role="columnheader"
      aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton
        className={classes.sort}
        data-sorted={isSorted || undefined}
        title={texts.table.sortAction(title)}
        onClick={() => state.setSort(isSorted && !isDescending ? `${column.id},desc` : column.id)}
      >
        {title}
        <Arrow size={14} aria-hidden />
      </UnstyledButton>
    </th>
  );
}
