import { Alert, Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { limits, type Review, type ReviewDecision, Status } from '@selfsame/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { reviewTexts } from './review-texts.ts';

/** What the button says that accepts: who accepts without a key shall know it. */
const acceptOf = (texts: { accept: string; acceptKeyless: string }, { Reasons }: Review): string =>
  Reasons.includes('noKey') ? texts.acceptKeyless : texts.accept;

/** What has been decided so far, and the decision of whoever looks. */
export function DecisionSection({ review }: { review: Review }) {
  const texts = useTexts(reviewTexts);
  const formats = useFormats();
  const [asked, setAsked] = useState<ReviewDecision | null>(null);
  const lead =
    review.Needed > 1
      ? texts.fourEyes(formats.number(review.Accepted), formats.number(review.Needed))
      : texts.oneEye;
  return (
    <Section isSplit title={texts.decision} lead={lead}>
      <Stack gap="md">
        {review.Decisions.length > 0 && (
          <List size="sm">
            {review.Decisions.map((one) => (
              <List.Item key={one.CreatedDate}>
                {one.OperatorName ?? texts.somebody}{' '}
                {one.Decision === 'accept' ? texts.saidAccept : texts.saidReject},{' '}
                <Instant at={one.CreatedDate} as="relative" />
                {one.Note && `: ${one.Note}`}
              </List.Item>
            ))}
          </List>
        )}
        {review.Reasons.includes('noKey') && (
          <Alert color="yellow" title={texts.reasons.noKey}>
            {texts.noKeyText} {review.PasskeyRule === 'newFace' && texts.newFaceText}
          </Alert>
        )}
        {!review.CanAccept && <Alert color="red">{texts.mismatch}</Alert>}
        {review.HasMyDecision ? (
          <Text size="sm">{texts.wait}</Text>
        ) : (
          <Group gap="sm">
            {review.CanAccept && (
              <Button onClick={() => setAsked('accept')}>{acceptOf(texts, review)}</Button>
            )}
            <Button color="red" variant="light" onClick={() => setAsked('reject')}>
              {texts.reject}
            </Button>
          </Group>
        )}
      </Stack>
      <Dialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === 'accept' ? texts.acceptTitle : texts.rejectTitle}
      >
        {asked && <Question review={review} decision={asked} onClose={() => setAsked(null)} />}
      </Dialog>
    </Section>
  );
}

/** Asks once more, with room for a note. */
function Question({
  review,
  decision,
  onClose,
}: {
  review: Review;
  decision: ReviewDecision;
  onClose: () => void;
}) {
  const texts = useTexts(reviewTexts);
  const [note, setNote] = useState('');
  const { decide, error, isRunning } = useDecision(review.TransactionId, onClose);
  const isAccepting = decision === 'accept';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void decide(decision, note);
      }}
    >
      <Stack gap="md">
        <Text size="sm">{isAccepting ? texts.acceptText : texts.rejectText}</Text>
        <Textarea
          label={texts.note}
          description={texts.noteHint}
          maxLength={limits.review.noteLength}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          data-autofocus
          minRows={2}
        />
        <ErrorNote error={error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" color={isAccepting ? undefined : 'red'} loading={isRunning}>
            {isAccepting ? acceptOf(texts, review) : texts.reject}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Gives the decision, says what came of it, and leaves the page when the review is over. */
function useDecision(id: string, onClose: () => void) {
  const texts = useTexts(reviewTexts);
  const client = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [isRunning, setRunning] = useState(false);
  const decide = async (Decision: ReviewDecision, note: string) => {
    setRunning(true);
    setError(null);
    try {
      const body = { Decision, ...(note.trim() && { Note: note.trim() }) };
      const { IsFinal, Status: status } = await api.DecideReview({ params: { TransactionId: id }, body });
      onClose();
      notify.done(IsFinal ? outcomeOf(status) : texts.doneWaiting);
      if (IsFinal) await navigate('/reviews');
      await client.invalidateQueries({ queryKey: ['reviews'] });
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(false);
    }
  };
  const outcomeOf = (status: number): string => {
    if (status === Status.Accepted) return texts.doneAccepted;
    return status === Status.Rejected ? texts.doneRejected : texts.doneEnded;
  };
  return { decide, error, isRunning };
}
