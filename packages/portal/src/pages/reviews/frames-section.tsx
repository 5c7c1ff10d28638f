import { Button, Stack, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import classes from './frames-section.module.css';
import { reviewTexts } from './review-texts.ts';

/** The pictures side by side: fetched only when somebody asks, kept nowhere, and each look is logged. */
export function FramesSection({ id, count }: { id: string; count: number }) {
  const texts = useTexts(reviewTexts);
  const formats = useFormats();
  const show = useMutation({
    mutationFn: () => api.GetReviewFrames({ params: { TransactionId: id } }),
    // Not in the cache of reads, where they would outlive the page.
    gcTime: 0,
  });
  if (count === 0)
    return (
      <Section title={texts.pictures}>
        <Text size="sm">{texts.none}</Text>
      </Section>
    );
  return (
    <Section title={texts.pictures} lead={texts.picturesLead}>
      {show.data ? (
        <ul className={`${classes.frames} portal-no-print`}>
          {show.data.Frames.map(({ Data }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order of pictures is all that names them
            <li key={at}>
              <img
                src={`data:image/jpeg;base64,${Data}`}
                alt={texts.alt(formats.number(at + 1))}
                className={classes.frame}
              />
            </li>
          ))}
        </ul>
      ) : (
        <Stack gap="xs" align="flex-start">
          <Button
            variant="default"
            leftSection={<IconEye size={16} aria-hidden />}
            loading={show.isPending}
            onClick={() => show.mutate()}
          >
            {texts.show}
          </Button>
          <ErrorNote error={show.error} />
        </Stack>
      )}
    </Section>
  );
}
