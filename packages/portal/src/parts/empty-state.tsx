import { Text } from '@mantine/core';
import { type Icon, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** Nothing is here yet: says what will be, and how to get it. */
export interface EmptyStateProps {
  icon?: Icon;
  title: string;
  /** What this place is for and what fills it. */
  children?: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
  /** Inside a section. */
  isSmall?: boolean;
}

export const EmptyState = ({
  icon: Drawing = IconInbox,
  title,
  children,
  action,
  isSmall,
}: EmptyStateProps) => (
  <div className={classes.state} data-small={isSmall || undefined}>
    <Drawing size={isSmall ? 20 : 32} stroke={1.5} aria-hidden />
    <Text fw={600} size={isSmall ? 'sm' : 'lg'}>
      {title}
    </Text>
    {children && (
      <Text c="dimmed" size="sm" component="div" className={classes.words}>
        {children}
      </Text>
    )}
    {action}
  </div>
);
