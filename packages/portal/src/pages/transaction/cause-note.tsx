import { Text } from '@mantine/core';
import { Status, type TransactionDetails } from '@selfsame/contract';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
} from '@tabler/icons-react';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import classes from './cause-note.module.css';
import { detailTexts } from './detail-texts.ts';

const looks = {
  [Status.Pending]: { tone: 'info', icon: IconClock },
  [Status.Accepted]: { tone: 'good', icon: IconCircleCheck },
  [Status.Rejected]: { tone: 'bad', icon: IconCircleX },
  [Status.Expired]: { tone: 'warn', icon: IconAlertTriangle },
  [Status.Error]: { tone: 'bad', icon: IconAlertTriangle },
  [Status.Canceled]: { tone: 'quiet', icon: IconCircleMinus },
};

function openCause({ Status: status, ReviewDate, PasskeyDueDate }: TransactionDetails): string {
  if (status !== Status.Pending) return 'unknown';
  if (ReviewDate !== null) return 'inReview';
  return PasskeyDueDate === null ? 'pending' : 'inDelay';
}

/** What a transaction failed at, in words that somebody on the telephone can use. */
export function CauseNote({ details }: { details: TransactionDetails }) {
  const texts = useTexts(detailTexts);
  const formats = useFormats();
  const { tone, icon: Drawing } = looks[details.Status as keyof typeof looks] ?? looks[Status.Canceled];
  const words = texts.cause[details.Reason ?? openCause(details)];
  const { title, text } = words ?? texts.cause.unknown!;
  const last = details.Attempts.findLast(({ State }) => State === 'finished');
  const reasons = (last?.Evidence?.QualityReasons ?? []).map((reason) => texts.quality[reason] ?? reason);
  const isAboutQuality = details.Reason === 'attemptsExhausted' && reasons.length > 0;
  return (
    <div className={classes.note} data-tone={tone}>
      <Drawing size={22} aria-hidden className={classes.icon} />
      <div>
        <Text component="p" fw={600} m={0}>
          {title}
        </Text>
        <Text component="p" size="sm" m={0} mt="xxs" maw="var(--portal-measure)">
          {text}
          {isAboutQuality && ` (${formats.list(reasons)})`}
        </Text>
      </div>
    </div>
  );
}
