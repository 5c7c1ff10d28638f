import type { CSSProperties, ReactNode } from 'react';
import { useFormats } from '../../texts/use-formats.ts';
import classes from './bar-list.module.css';

/** One amount with its name. */
export interface Bar {
  name: string;
  label: ReactNode;
  value: number;
  /** After the number: a share, a remark. */
  remark?: ReactNode;
  color?: string;
}

/** Amounts as bars with their names and numbers beside them: nothing is told by length or colour alone. */
export function BarList({ bars, color, most }: { bars: Bar[]; color?: string; most?: number }) {
  const formats = useFormats();
  const longest = most ?? Math.max(1, ...bars.map(({ value }) => value));
  return (
    <dl className={classes.list}>
      {bars.map(({ name, label, value, remark, color: own }) => (
        <div key={name} className={classes.row}>
          <dt>{label}</dt>
          <dd>
            {formats.number(value)}
            {remark !== undefined && <span className={classes.share}>{remark}</span>}
          </dd>
          <dd className={classes.track} aria-hidden>
            <div
              className={classes.fill}
              data-empty={value === 0 || undefined}
              style={
                {
                  width: `${Math.min(100, (100 * value) / longest)}%`,
                  '--bar-color': own ?? color ?? 'var(--portal-info)',
                } as CSSProperties
              }
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
