import type { ReactNode } from 'react';
import classes from './cards.module.css';

/** Sections below each other, and beside each other where a screen has room for two of them. */
export const Cards = ({
  isSmall,
  children,
}: {
  /** Sections of a few numbers: two of them stand beside each other on a laptop. */
  isSmall?: boolean;
  children: ReactNode;
}) => (
  <div className={classes.cards} data-small={isSmall || undefined}>
    {children}
  </div>
);
