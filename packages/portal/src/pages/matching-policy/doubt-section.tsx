import { NumberInput, Radio, Stack, Switch } from '@mantine/core';
import { type LivenessDoubt, limits, type MatchingPolicy } from '@selfsame/contract';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { matchingTexts } from './matching-texts.ts';

const { min, max, default: usual } = limits.review.timeoutSec;
const hourSec = 3_600;

/** What becomes of a capture that is in doubt after everything was asked. */
function DoubtSection({
  policy,
  onChange,
}: {
  policy: MatchingPolicy;
  onChange: (change: Partial<MatchingPolicy>) => void;
}) {
  const { doubt: words } = useTexts(matchingTexts);
  const review = policy.Review ?? { FourEyes: false, KeepFrames: true, TimeoutSec: usual };
  const change = (part: Partial<typeof review>) => onChange({ Review: { ...review, ...part } });
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <Stack gap="md" maw="var(--portal-measure)">
        <Radio.Group
          aria-label={words.title}
          value={policy.LivenessDoubt ?? 'reject'}
          onChange={(value) => onChange({ LivenessDoubt: value as LivenessDoubt })}
        >
          <Stack gap="sm">
            <Radio value="reject" label={words.reject} description={words.rejectHint} />
            <Radio value="review" label={words.review} description={words.reviewHint} />
          </Stack>
        </Radio.Group>
        {policy.LivenessDoubt === 'review' && (
          <>
            <Switch
              label={words.fourEyes}
              checked={review.FourEyes}
              onChange={(event) => change({ FourEyes: event.currentTarget.checked })}
            />
            <Switch
              label={words.keep}
              description={words.keepHint}
              checked={review.KeepFrames}
              onChange={(event) => change({ KeepFrames: event.currentTarget.checked })}
            />
            <NumberInput
              label={words.hours}
              min={Math.ceil(min / hourSec)}
              max={max / hourSec}
              allowDecimal={false}
              clampBehavior="blur"
              value={Math.round(review.TimeoutSec / hourSec)}
              onChange={(hours) => change({ TimeoutSec: Math.max(min, Number(hours) * hourSec) })}
              maw="var(--portal-field)"
            />
          </>
        )}
      </Stack>
    </Section>
  );
}
export default DoubtSection;
