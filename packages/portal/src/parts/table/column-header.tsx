import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { Column } from '@tanstack/react-table';
import { useTexts } from '../../texts/define-texts.ts';
import { partTexts } from '../part-texts.ts';
import classes from './data-table.module.css';
import type { Column as OurColumn } from './data-table.tsx';
import type { TableState } from './use-table-state.ts';

/** What kind of value a column holds. */
export const holdsOf = <T,>({ columnDef }: Column<T>): OurColumn<T>['holds'] =>
  (columnDef as OurColumn<T>).holds;

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
  const holds = holdsOf(column);
  if (column.columnDef.enableSorting === false)
    return (
      <th scope="col" role="columnheader" data-holds={holds}>
        {holds === 'actions' ? <VisuallyHidden>{title}</VisuallyHidden> : title}
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
      data-holds={holds}
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
