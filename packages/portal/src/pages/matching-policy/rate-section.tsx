import { Badge, Box, Group, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { limits, type MatchingPreview } from '@selfsame/contract';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { matchingTexts } from './matching-texts.ts';
import { oneIn, usePreview } from './use-preview.ts';

/** The error rate that the threshold is set to, with what it costs genuine users. */
export function RateSection({
  rate,
  stored,
  onChange,
}: {
  rate: number;
  stored: number;
  onChange: (rate: number) => void;
}) {
  const { rate: words } = useTexts(matchingTexts);
  const formats = useFormats();
  const preview = usePreview(rate, limits.matchingPreview.days.default);
  const choices = preview.data?.Choices ?? [];
  const isUnusual =
    preview.data !== undefined && !choices.some(({ FalseMatchRate }) => FalseMatchRate === stored);
  const option = (rate: number, name: string, choice?: MatchingPreview['Choices'][number]) => (
    <RateOption key={rate} rate={rate} name={name} isStored={rate === stored} choice={choice} />
  );
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.isPending && <Skeleton height={160} />}
      {preview.data && (
        <>
          <Radio.Group
            label={words.legend}
            value={String(rate)}
            onChange={(value) => onChange(Number(value))}
          >
            <Stack gap="sm" mt="xs">
              {choices.map((choice) =>
                option(
                  choice.FalseMatchRate,
                  words.oneIn(formats.number(oneIn(choice.FalseMatchRate))),
                  choice,
                ),
              )}
              {isUnusual && option(stored, words.other(formats.number(oneIn(stored))))}
            </Stack>
          </Radio.Group>
          <CalibrationNote calibration={preview.data.Calibration} />
        </>
      )}
    </Section>
  );
}

interface RateOptionProps {
  rate: number;
  name: string;
  /** Whether it is in force. */
  isStored: boolean;
  /** What is expected of it; undefined for a rate that is not offered. */
  choice: MatchingPreview['Choices'][number] | undefined;
}

/** A rate, with the share of genuine users that it is expected to turn away. */
function RateOption({ rate, name, isStored, choice }: RateOptionProps) {
  const { rate: words } = useTexts(matchingTexts);
  const formats = useFormats();
  const { format: percent } = new Intl.NumberFormat(formats.language, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const { Rate = 0, Low = 0, High = 0 } = choice?.ExpectedFalseNonMatchRate ?? {};
  return (
    <Radio
      value={String(rate)}
      label={
        <Group gap="xs" component="span">
          {name}
          {isStored && (
            <Badge variant="light" size="sm" tt="none">
              {words.stored}
            </Badge>
          )}
        </Group>
      }
      description={choice && words.expected(percent(Rate), percent(Low), percent(High))}
    />
  );
}

function CalibrationNote({ calibration }: { calibration: MatchingPreview['Calibration'] }) {
  const { rate: words } = useTexts(matchingTexts);
  const formats = useFormats();
  return (
    <Box component="details" mt="md">
      <summary>{words.restsOn}</summary>
      <Text size="sm" mt="xs">
        {words.evidence(formats.number(calibration.GenuinePairs), formats.number(calibration.ImpostorPairs))}{' '}
        {words.least(formats.number(oneIn(calibration.LeastFalseMatchRate)))}
      </Text>
      <DefinitionList
        items={[
          { name: words.source, value: <span lang="en">{calibration.Source}</span> },
          { name: words.caveat, value: <span lang="en">{calibration.Caveat}</span> },
        ]}
      />
    </Box>
  );
}
