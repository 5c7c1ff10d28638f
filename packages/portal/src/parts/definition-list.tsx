import type { ReactNode } from 'react';
import classes from './definition-list.module.css';

/** Names and values; an empty value is a dash. Entries that are `null` are left out. */
export const DefinitionList = ({ items }: { items: ({ name: string; value: ReactNode } | null)[] }) => (
  <dl className={classes.list}>
    {items
      .filter((item) => item !== null)
      .map(({ name, value }) => (
        <div key={name} className={classes.row}>
          <dt>{name}</dt>
          <dd>{value === null || value === undefined || value === '' ? '—' : value}</dd>
        </div>
      ))}
  </dl>
);
