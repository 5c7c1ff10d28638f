import { Checkbox } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { partTexts } from '../part-texts.ts';
import classes from './data-table.module.css';
import type { RowSelection } from './use-row-selection.ts';

/** Whether all of a page are chosen, as a box shows it. */
function boxOf<T>({ rows, chosen, toggleAll }: RowSelection<T>) {
  const checked = rows.length > 0 && chosen.length === rows.length;
  return { checked, indeterminate: chosen.length > 0 && !checked, onChange: toggleAll };
}

/** Chooses all rows of the page, where they are cards and have no head. */
export function ChooseAllCards<T>({ selection }: { selection: RowSelection<T> }) {
  const { table: words } = useTexts(partTexts);
  return <Checkbox hiddenFrom="sm" label={words.chooseAll} {...boxOf(selection)} />;
}

/** Chooses all rows of the page. */
export function ChoiceHead<T>({ selection }: { selection: RowSelection<T> }) {
  const { table: words } = useTexts(partTexts);
  return (
    <th scope="col" role="columnheader" className={classes.choice}>
      <Checkbox size="xs" aria-label={words.chooseAll} {...boxOf(selection)} />
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
