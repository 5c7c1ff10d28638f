import type { Icon } from '@tabler/icons-react';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './status-badge.module.css';

/** How a state is meant; each has a shape of its own, so that colour is never the only sign. */
export type Tone = 'good' | 'bad' | 'warn' | 'pending' | 'info' | 'quiet';

const icons: Record<Tone, Icon> = {
  good: IconCircleCheck,
  bad: IconCircleX,
  warn: IconAlertTriangle,
  pending: IconClock,
  info: IconInfoCircle,
  quiet: IconCircleMinus,
};

/** A state as icon and word. */
export function StatusBadge({ tone, icon, children }: { tone: Tone; icon?: Icon; children: ReactNode }) {
  const Drawing = icon ?? icons[tone];
  return (
    <span className={classes.badge} data-tone={tone}>
      <Drawing size={15} stroke={2} aria-hidden />
      {children}
    </span>
  );
}
