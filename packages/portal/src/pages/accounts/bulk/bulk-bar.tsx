import { Button } from '@mantine/core';
import type { AccountListItem } from '@selfsame/contract';
import { IconCircleCheck, IconCircleMinus, IconFileSpreadsheet, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { RowSelection } from '../../../parts/table/use-row-selection.ts';
import { useTexts } from '../../../texts/define-texts.ts';
import classes from './bulk-bar.module.css';
import type { BulkTarget } from './bulk-target.ts';
import { bulkTexts } from './bulk-texts.ts';
import type { Narrowing } from './collect-accounts.ts';

const BulkDialog = lazy(() => import('./bulk-dialog.tsx'));
const ExportDialog = lazy(() => import('./export-dialog.tsx'));

/** What is done with many at once. */
export type BulkKind = 'enable' | 'disable' | 'remove';

const buttons = [
  ['enable', IconCircleCheck],
  ['disable', IconCircleMinus],
  ['remove', IconTrash],
  ['export', IconFileSpreadsheet],
] as const;

interface BulkBarProps {
  selection: RowSelection<AccountListItem>;
  /** How many match, on all pages. */
  total: number;
  narrowing: Narrowing;
  /** Told when something is asked and when it is over: until then the bar stays, also where the rows go. */
  onActing: (isActing: boolean) => void;
}

/** Says how many users are chosen, and what can be done with them. Stays in sight while the table scrolls. */
export default function BulkBar({ selection, total, narrowing, onActing }: BulkBarProps) {
  const texts = useTexts(bulkTexts);
  // All that match: also those on other pages, as they are when it is done.
  const [takesAll, setTakesAll] = useState(false);
  // What is meant is settled when it is asked: the rows change while it is done.
  const [asked, setAsked] = useState<{ kind: BulkKind | 'export'; target: BulkTarget } | null>(null);
  const { chosen, rows, clear } = selection;
  const isPage = chosen.length === rows.length && total > rows.length;
  const isAll = takesAll && isPage;
  const ask = (kind: BulkKind | 'export') => {
    setAsked({
      kind,
      target: { chosen, all: isAll ? narrowing : null, count: isAll ? total : chosen.length },
    });
    onActing(true);
  };
  const close = () => {
    setAsked(null);
    onActing(false);
  };
  return (
    <section className={classes.bar} aria-label={texts.bar}>
      <span className={classes.count} role="status">
        {isAll ? texts.all(total) : texts.chosen(chosen.length)}
      </span>
      {isPage && !isAll && (
        <Button size="compact-sm" variant="subtle" onClick={() => setTakesAll(true)}>
          {texts.chooseAll(total)}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={clear}>
        {texts.clear}
      </Button>
      <Actions onAsk={ask} />
      <Suspense fallback={null}>
        {asked?.kind === 'export' && <ExportDialog target={asked.target} onClose={close} />}
        {asked && asked.kind !== 'export' && (
          <BulkDialog kind={asked.kind} target={asked.target} onClose={close} onDone={clear} />
        )}
      </Suspense>
    </section>
  );
}

/** What can be done with the chosen. */
function Actions({ onAsk }: { onAsk: (kind: BulkKind | 'export') => void }) {
  const { actions } = useTexts(bulkTexts);
  return (
    <div className={classes.actions}>
      {buttons.map(([kind, Drawing]) => (
        <Button
          key={kind}
          size="xs"
          variant="default"
          leftSection={<Drawing size={15} aria-hidden />}
          onClick={() => onAsk(kind)}
        >
          {actions[kind]}
        </Button>
      ))}
    </div>
  );
}
