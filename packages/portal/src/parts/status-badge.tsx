import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './status-badge.module.css';

/** How a state is to be taken. Each has a dot of its own shape or colour; what it means is said by the word beside it. */
export type Tone = 'good' | 'bad' | 'warn' | 'pending' | 'info' | 'quiet';

/** A state as dot and word. */
export function StatusBadge({
  tone,
  icon: Drawing,
  children,
}: {
  tone: Tone;
  /** In place of the dot. */
  icon?: Icon;
  children: ReactNode;
}) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {Drawing ? (
        <Drawing size={16} stroke={1.7} aria-hidden />
      ) : (
        <span className={classes.dot} aria-hidden />
      )}
      {children}
    </span>
  );
}
