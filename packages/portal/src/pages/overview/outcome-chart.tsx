import type { Statistics } from '@selfsame/contract';
import { ChartFigure, chartColors } from '../../parts/chart/chart-figure.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { acceptance } from './counts.ts';
import { overviewTexts } from './overview-texts.ts';

/** How what was begun in each hour or day has ended. */
export function OutcomeChart({ statistics }: { statistics: Statistics }) {
  const { outcomes: words, utc } = useTexts(overviewTexts);
  const formats = useFormats();
  const { Interval, Buckets, Total } = statistics;
  const label = new Intl.DateTimeFormat(formats.language, {
    timeZone: 'UTC',
    ...(Interval === 'hour'
      ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
      : { day: 'numeric', month: 'short' }),
  });
  const rate = acceptance(Total);
  return (
    <Section title={words.title} lead={utc}>
      <ChartFigure
        kind="stacked-bar"
        summary={words.summary(Total.Begun, rate === null ? '—' : formats.percent(rate))}
        x="start"
        xLabel={Interval === 'hour' ? words.hour : words.day}
        series={[
          { name: 'accepted', label: words.accepted, color: chartColors.good },
          { name: 'rejected', label: words.rejected, color: chartColors.bad },
          { name: 'expired', label: words.expired, color: chartColors.quiet },
          { name: 'ended', label: words.ended, color: chartColors.warn },
          { name: 'pending', label: words.pending, color: chartColors.info },
        ]}
        rows={Buckets.map((bucket) => ({
          start: label.format(new Date(bucket.Start)),
          accepted: bucket.Accepted,
          rejected: bucket.Rejected,
          expired: bucket.Expired,
          ended: bucket.Canceled + bucket.Error,
          pending: bucket.Pending,
        }))}
      />
    </Section>
  );
}
