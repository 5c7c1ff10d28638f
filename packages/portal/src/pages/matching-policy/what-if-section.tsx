import { Select, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { limits, type MatchingPreview } from '@selfsame/contract';
import { IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { ChartFigure, chartColors } from '../../parts/chart/chart-figure.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import classes from './matching.module.css';
import { matchingTexts } from './matching-texts.ts';
import { usePreview } from './use-preview.ts';

const dayChoices = [7, 30, 90, 365];

/** What would have become of the tenant's own verifications at the chosen rate. */
export function WhatIfSection({ rate }: { rate: number }) {
  const { whatIf: words } = useTexts(matchingTexts);
  const [days, setDays] = useState<number>(limits.matchingPreview.days.default);
  const preview = usePreview(rate, days);
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        <Select
          label={words.days}
          value={String(days)}
          data={dayChoices.map((value) => ({ value: String(value), label: words.dayCount(value) }))}
          allowDeselect={false}
          w={140}
          onChange={(value) => setDays(Number(value ?? limits.matchingPreview.days.default))}
        />
      }
    >
      {preview.isPending && <Skeleton height={240} />}
      {preview.data?.WhatIf.Compared === 0 && (
        <EmptyState icon={IconScale} title={words.compared(0)}>
          {words.none}
        </EmptyState>
      )}
      {preview.data && preview.data.WhatIf.Compared > 0 && <Outcome preview={preview.data} />}
    </Section>
  );
}

function Outcome({ preview }: { preview: MatchingPreview }) {
  const { whatIf: words } = useTexts(matchingTexts);
  const formats = useFormats();
  const { WhatIf: seen, Threshold } = preview;
  const isChanged = seen.NewlyAccepted + seen.NewlyRejected > 0;
  const likeness = new Intl.NumberFormat(formats.language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return (
    <Stack gap="md">
      <Text fw={600} aria-live="polite" data-testid="what-if">
        {words.compared(seen.Compared)}.{' '}
        {isChanged ? words.changed(seen.NewlyAccepted, seen.NewlyRejected) : words.unchanged}
      </Text>
      <SimpleGrid component="dl" cols={{ base: 2, md: 4 }} m={0} className={classes.numbers}>
        <Amount name={words.accepted} value={seen.AcceptedBefore} />
        <Amount name={words.acceptedThen} value={seen.AcceptedThen} share={seen.AcceptedShare} />
        <Amount name={words.newlyAccepted} value={seen.NewlyAccepted} share={seen.NewlyAcceptedShare} />
        <Amount name={words.newlyRejected} value={seen.NewlyRejected} share={seen.NewlyRejectedShare} />
      </SimpleGrid>
      <ChartFigure
        kind="stacked-bar"
        summary={words.chart(likeness.format(Threshold))}
        x="likeness"
        xLabel={words.likeness}
        height={200}
        series={[
          { name: 'accepted', label: words.wasAccepted, color: chartColors.good },
          { name: 'rejected', label: words.wasRejected, color: chartColors.bad },
        ]}
        rows={seen.Scores.map(({ From, Accepted, Rejected }) => ({
          likeness: likeness.format(From),
          accepted: Accepted,
          rejected: Rejected,
        }))}
      />
      {seen.OwnRate > 0 && (
        <Text size="sm" c="dimmed">
          {words.ownRate(seen.OwnRate)}
        </Text>
      )}
      {seen.IsTruncated && (
        <Text size="sm" c="dimmed">
          {words.truncated(formats.number(limits.matchingPreview.verifications))}
        </Text>
      )}
    </Stack>
  );
}

function Amount({
  name,
  value,
  share,
}: {
  name: string;
  value: number;
  share?: MatchingPreview['WhatIf']['AcceptedShare'];
}) {
  const { whatIf: words } = useTexts(matchingTexts);
  const formats = useFormats();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {formats.number(value)}
        {share && (
          <span className={classes.share}>
            {formats.percent(share.Rate)}
            <br />
            {words.interval(formats.percent(share.Low), formats.percent(share.High))}
          </span>
        )}
      </dd>
    </div>
  );
}
