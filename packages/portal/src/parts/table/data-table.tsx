import { Paper, Skeleton, Stack } from '@mantine/core';
import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  type Row,
  type Table,
  useReactTable,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../texts/define-texts.ts';
import { ErrorNote } from '../error-note.tsx';
import { partTexts } from '../part-texts.ts';
import { ChoiceCell, ChoiceHead } from './choice-cells.tsx';
import { ColumnHeader, holdsOf } from './column-header.tsx';
import classes from './data-table.module.css';
import { moveBetweenRows } from './move-between-rows.ts';
import { NoMatch } from './no-match.tsx';
import { TableFooter } from './table-footer.tsx';
import { ColumnChoice, TableToolbar } from './table-toolbar.tsx';
import { useColumnVisibility } from './use-column-visibility.ts';
import { useFits } from './use-fits.ts';
import type { RowSelection } from './use-row-selection.ts';
import type { TableState } from './use-table-state.ts';
import { useTotalAnnounced } from './use-total-announced.ts';

/** A column; its `id` is the field the API sorts by. */
export type Column<T> = ColumnDef<T> & {
  id: string;
  header: string;
  /**
   * `number`: stands at the end of its cell. `words`: is read as a whole, on as many lines as it takes. `actions`: what can
   * be done with the row, without a head that is seen.
   */
  holds?: 'number' | 'words' | 'actions';
};

/** One page of a list, as TanStack Query holds it. */
export interface PageQuery<T> {
  data: { Items: T[]; TotalCount: number } | undefined;
  error: unknown;
  isFetching: boolean;
  refetch: () => unknown;
}

/** A table whose sorting, paging and filters the server does. */
export interface DataTableProps<T, F extends string> {
  /** Names the stored column choice. */
  name: string;
  /** What the table holds, for screen readers. */
  label: string;
  columns: Column<T>[];
  state: TableState<F>;
  page: PageQuery<T>;
  rowId: (row: T) => string;
  /** Address of a row's own page; its first shown cell becomes the link. */
  rowLink?: (row: T) => string;
  /** Shown when there is nothing at all (no filter set). */
  empty: ReactNode;
  /** Search and filters, above the table. */
  toolbar?: ReactNode;
  /** Columns hidden until somebody shows them. */
  hidden?: readonly string[];
  /** Rows that can be chosen, by who may do something with several. */
  selection?: RowSelection<T> | undefined;
  /** Between toolbar and table. */
  notice?: ReactNode;
  /** Inside a section: no frame, no choice of columns, no counting aloud. */
  isPlain?: boolean;
}

export function DataTable<T, F extends string>(props: DataTableProps<T, F>) {
  const { state, page, columns } = props;
  const [columnVisibility, setVisibility] = useColumnVisibility(props.name, props.hidden);
  const table = useReactTable({
    data: page.data?.Items ?? [],
    columns,
    getCoreRowModel: getCoreRowModel(),
    getRowId: props.rowId,
    manualSorting: true,
    manualPagination: true,
    state: { columnVisibility },
    onColumnVisibilityChange: (update) =>
      setVisibility(typeof update === 'function' ? update(columnVisibility) : update),
  });
  const total = page.data?.TotalCount;
  useTotalAnnounced(props.isPlain || page.isFetching ? undefined : total, JSON.stringify(state.filters));

  const isEmpty = page.data?.Items.length === 0;
  const isNarrowed = state.isFiltered || state.page > 0;
  return (
    <Stack gap="md">
      {!props.isPlain && (
        <TableToolbar table={table} columns={columns} state={state} selection={props.selection}>
          {props.toolbar}
        </TableToolbar>
      )}
      {props.notice}
      {page.error != null && <ErrorNote error={page.error} onRetry={() => void page.refetch()} />}
      {!(page.error != null && !page.data) && (
        <Paper
          className={classes.frame}
          withBorder={!props.isPlain}
          data-plain={props.isPlain || undefined}
          aria-busy={page.isFetching}
        >
          {!isEmpty && <Rows {...props} table={table} />}
          {isEmpty && (isNarrowed ? <NoMatch onClear={state.clearFilters} /> : props.empty)}
        </Paper>
      )}
      {total !== undefined && total > 0 && (
        <TableFooter
          state={state}
          total={total}
          columnChoice={!props.isPlain && !props.toolbar && <ColumnChoice table={table} />}
        />
      )}
    </Stack>
  );
}

interface RowsProps<T, F extends string> extends DataTableProps<T, F> {
  table: Table<T>;
}

/** How wide the shapes of values are: as uneven as words. */
const widths = ['72%', '54%', '84%', '46%', '63%'];

/** Head and rows, which scroll sideways where they don't fit; shapes of rows until they are there. */
function Rows<T, F extends string>({ table, state, page, label, rowLink, selection }: RowsProps<T, F>) {
  const texts = useTexts(partTexts);
  const [box, fits] = useFits();
  const columns = table.getVisibleLeafColumns();
  return (
    <section
      ref={box}
      className={classes.scroll}
      data-fits={fits || undefined}
      tabIndex={fits ? undefined : 0}
      aria-label={fits ? undefined : `${label}: ${texts.table.scrollable}`}
    >
      {/* Cards on a phone take the table's display away; the roles keep its meaning. */}
      <table
        role="table"
        aria-label={label}
        aria-rowcount={page.data?.TotalCount ?? -1}
        className={classes.table}
        data-linked={rowLink !== undefined || undefined}
        onKeyDown={moveBetweenRows}
      >
        <thead role="rowgroup">
          <tr role="row">
            {selection && <ChoiceHead selection={selection} />}
            {columns.map((column) => (
              <ColumnHeader key={column.id} column={column} state={state} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {page.data
            ? table.getRowModel().rows.map((row, at) => (
                <tr
                  key={row.id}
                  role="row"
                  aria-rowindex={state.query.start + at + 1}
                  data-chosen={selection?.has(row.original) || undefined}
                >
                  {selection && <ChoiceCell row={row.original} selection={selection} />}
                  <Cells row={row} link={rowLink?.(row.original)} />
                </tr>
              ))
            : Array.from({ length: 8 }, (_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nothing but places
                <tr key={at} role="row">
                  {selection && <td role="cell" className={classes.choice} />}
                  {columns.map((column, place) => (
                    <td key={column.id} role="cell" data-lead={place === 0 || undefined}>
                      <Skeleton height={12} width={widths[(place + at) % widths.length]} />
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </section>
  );
}

/** The cells of a row; the first carries its link. */
const Cells = <T,>({ row, link }: { row: Row<T>; link: string | undefined }) =>
  row.getVisibleCells().map((cell, at) => {
    const content = flexRender(cell.column.columnDef.cell, cell.getContext());
    return (
      <td
        key={cell.id}
        role="cell"
        data-lead={at === 0 || undefined}
        data-label={cell.column.columnDef.header as string}
        data-holds={holdsOf(cell.column)}
      >
        {at === 0 && link !== undefined ? (
          <Link to={link} className={classes.link}>
            {content}
          </Link>
        ) : (
          content
        )}
      </td>
    );
  });
