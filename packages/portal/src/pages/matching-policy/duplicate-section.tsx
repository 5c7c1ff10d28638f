import { Anchor, Text } from '@mantine/core';
import type { MatchingPolicy } from '@selfsame/contract';
import { Link } from 'react-router';
import { DescribedChoice } from '../../parts/described-choice.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { matchingTexts } from './matching-texts.ts';

const options = ['off', 'report', 'refuse'] as const;

/** What happens when a person is enrolled under another account already. */
export function DuplicateSection({
  policy,
  onChange,
}: {
  policy: MatchingPolicy;
  onChange: (change: Partial<MatchingPolicy>) => void;
}) {
  const { duplicates: words } = useTexts(matchingTexts);
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <DescribedChoice
        legend={words.legend}
        names={options}
        words={words.options}
        value={policy.DuplicateCheck}
        onChange={(DuplicateCheck) => onChange({ DuplicateCheck })}
      />
    </Section>
  );
}

/** What the lockout does; it is changed elsewhere. */
export function LockoutSection({ policy: { Lockout } }: { policy: MatchingPolicy }) {
  const { lockout: words } = useTexts(matchingTexts);
  const formats = useFormats();
  return (
    <Section isSplit title={words.title}>
      <Text size="sm">
        {Lockout.Enabled
          ? words.on(
              formats.number(Lockout.MaxFailedAttempts),
              formats.duration(Lockout.FailedAttemptsTimeoutSec),
            )
          : words.off}{' '}
        <Anchor component={Link} to="/settings/general" size="sm" underline="always">
          {words.change}
        </Anchor>
      </Text>
    </Section>
  );
}
