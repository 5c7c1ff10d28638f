import { Checkbox } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { partTexts } from '../part-texts.ts';
import classes from './data-table.module.css';
import type { RowSelection } from './use-row-selection.ts';

/** Chooses all rows of the page. */
export function ChoiceHead<T>({ selection: { rows, chosen, toggleAll } }: { selection: RowSelection<T> }) {
  const { table: words } = useTexts(partTexts);
  const isAll = rows.length > 0 && chosen.length === rows.length;
  return (
    <th scope="col" role="columnheader" className={classes.choice}>
      <Checkbox
        size="xs"
        aria-label={words.chooseAll}
        checked={isAll}
        indeterminate={chosen.length > 0 && !isAll}
        onChange={toggleAll}
      />
    </th>
  );
}

/** Chooses a row. */
export function ChoiceCell<T>({ row, selection }: { row: T; selection: RowSelection<T> }) {
  const { table: words } = useTexts(partTexts);
  return (
    <td role="cell" className={classes.choice}>
      <Checkbox
        size="xs"
        aria-label={words.choose(selection.nameOf(row))}
        checked={selection.has(row)}
        onChange={() => selection.toggle(row)}
      />
    </td>
  );
}
