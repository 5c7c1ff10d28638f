import { Text } from '@mantine/core';
import type { Statistics } from '@selfsame/contract';
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { acceptance, beforeHour, type CountName, compareDays } from './counts.ts';
import classes from './overview.module.css';
import { overviewTexts } from './overview-texts.ts';

const arrows = { 1: IconArrowUpRight, 0: IconArrowRight, [-1]: IconArrowDownRight };

function Tile({
  name,
  value,
  trend,
  children,
}: {
  name: string;
  value: string;
  /** Difference; null: there is no comparison, so no arrow. */
  trend: number | null;
  children: ReactNode;
}) {
  const Arrow = trend === null ? null : arrows[Math.sign(trend) as -1 | 0 | 1];
  return (
    <div className={classes.tile}>
      <dt>
        <Text size="sm" c="dimmed" component="span">
          {name}
        </Text>
      </dt>
      <dd className={classes.value}>{value}</dd>
      <dd className={classes.compared}>
        {Arrow && <Arrow size={16} aria-hidden />}
        <span>{children}</span>
      </dd>
    </div>
  );
}

/** Numbers of today, and how their whole hours compare with the same hours of yesterday. */
export function TodayTiles({ today, yesterday }: { today: Statistics; yesterday: Statistics }) {
  const { today: words } = useTexts(overviewTexts);
  const formats = useFormats();
  const hour = new Date().getUTCHours();
  const before = (name: CountName, day = yesterday) => beforeHour(day.Buckets, hour, name);
  // The number above it is of the whole day: each comparison says up to when it goes.
  const until = `${hour}:00`;
  const compared = (difference: number) => {
    const size = formats.number(Math.abs(difference));
    if (difference === 0) return words.same(until);
    return difference > 0 ? words.more(size, until) : words.fewer(size, until);
  };
  const counted = (name: CountName, label: string) => {
    const difference = compareDays({ today, yesterday }, hour, name);
    return (
      <Tile name={label} value={formats.number(today.Total[name])} trend={difference}>
        {difference === null ? words.none : compared(difference)}
      </Tile>
    );
  };
  const rate = acceptance(today.Total);
  const rateBefore = acceptance({ Accepted: before('Accepted'), Rejected: before('Rejected') });
  const rateSoFar = acceptance({ Accepted: before('Accepted', today), Rejected: before('Rejected', today) });
  const points =
    rateSoFar === null || rateBefore === null ? null : Math.round((rateSoFar - rateBefore) * 1_000) / 10;
  return (
    <Section title={words.title} lead={words.lead(until)}>
      <dl className={classes.tiles}>
        {counted('Begun', words.begun)}
        {counted('Accepted', words.accepted)}
        {counted('Rejected', words.rejected)}
        {counted('Pending', words.open)}
        <Tile name={words.rate} value={rate === null ? '—' : formats.percent(rate)} trend={points}>
          {points === null
            ? words.rateHint
            : words.points(`${points > 0 ? '+' : ''}${formats.number(points)}`, until)}
        </Tile>
      </dl>
    </Section>
  );
}
