import { Paper, Skeleton } from '@mantine/core';
import classes from './shape.module.css';

const widths = ['9rem', '6.5rem', '11rem', '8rem'];

/** Shapes of fields with their names, until a form is there. */
export const FormShape = ({ rows }: { rows: number }) => (
  <div className={classes.rows} aria-busy>
    {Array.from({ length: rows }, (_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing but places
      <div key={at} className={classes.row}>
        <Skeleton height={12} width={widths[at % widths.length]} />
        <Skeleton height={32} />
      </div>
    ))}
  </div>
);

/** The shape of a section: its title, and fields or facts below it. */
export const SectionShape = ({ rows = 4 }: { rows?: number }) => (
  <Paper p={{ base: 'md', sm: 'lg' }}>
    <Skeleton height={16} width="12rem" mb="md" />
    <FormShape rows={rows} />
  </Paper>
);
