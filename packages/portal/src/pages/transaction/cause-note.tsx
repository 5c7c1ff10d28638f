import { Alert, Text } from '@mantine/core';
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
import { detailTexts } from './detail-texts.ts';

const looks = {
  [Status.Pending]: { color: 'blue', icon: IconClock },
  [Status.Accepted]: { color: 'green', icon: IconCircleCheck },
  [Status.Rejected]: { color: 'red', icon: IconCircleX },
  [Status.Expired]: { color: 'yellow', icon: IconAlertTriangle },
  [Status.Error]: { color: 'red', icon: IconAlertTriangle },
  [Status.Canceled]: { color: 'gray', icon: IconCircleMinus },
};

/** What a transaction failed at, in words that somebody on the telephone can use. */
export const CauseNote = ({ details }: { details: TransactionDetails }) => {
  const texts = useTexts(detailTexts);
  const formats = useFormats();
  const { color, icon: Drawing } = looks[details.Status as keyof typeof looks] ?? looks[Status.Canceled];
  const words = texts.cause[details.Reason ?? (details.Status === Status.Pending ? 'pending' : 'unknown')];
  const { title, text } = words ?? texts.cause.unknown!;
  const last = details.Attempts.findLast(({ State }) => State === 'finished');
  const reasons = (last?.Evidence?.QualityReasons ?? []).map((reason) => texts.quality[reason] ?? reason);
  const isAboutQuality = details.Reason === 'attemptsExhausted' && reasons.length > 0;
  return (
    <Alert variant="light" color={color} icon={<Drawing aria-hidden />} title={title}>
      <Text size="sm" maw={860}>
        {text}
        {isAboutQuality && ` (${formats.list(reasons)})`}
      </Text>
    </Alert>
  );
};
