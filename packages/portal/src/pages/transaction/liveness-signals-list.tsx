import { Anchor, Group, Text, Title } from '@mantine/core';
import type { CaptureEvidence, LivenessSignal } from '@selfsame/contract';
import { Link } from 'react-router';
import { StatusBadge, type Tone } from '../../parts/status-badge.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { detailTexts } from './detail-texts.ts';
import classes from './liveness-signals-list.module.css';
import { useWritten } from './scales.tsx';

const tones: Record<LivenessSignal['Result'], Tone> = {
  passed: 'good',
  failed: 'bad',
  doubted: 'warn',
  unknown: 'warn',
  notAsked: 'quiet',
};

/** Each liveness signal of a capture: how it came out, its value and bound, what that shows, and what it can't. Those not asked are folded. */
export function LivenessSignals({ evidence }: { evidence: CaptureEvidence }) {
  const { signals: texts } = useTexts(detailTexts);
  const formats = useFormats();
  const unasked = evidence.Signals.filter((signal) => !isAsked(signal));
  return (
    <div>
      <Title order={3}>{texts.title}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {evidence.Signals.length === 0 ? texts.none : texts.lead}
      </Text>
      <SignalCards evidence={evidence} signals={evidence.Signals.filter(isAsked)} />
      {unasked.length > 0 && (
        <details className={classes.unasked}>
          <Text component="summary" size="sm" fw={600}>
            {texts.states.notAsked} ({formats.number(unasked.length)})
          </Text>
          <SignalCards evidence={evidence} signals={unasked} />
        </details>
      )}
    </div>
  );
}

const isAsked = ({ Result }: LivenessSignal): boolean => Result !== 'notAsked';

function SignalCards({
  evidence,
  signals,
}: {
  evidence: CaptureEvidence;
  signals: readonly LivenessSignal[];
}) {
  return (
    <ul className={classes.signals}>
      {signals.map((signal) => (
        <SignalCard key={signal.Name} signal={signal} challenge={evidence.Challenge} />
      ))}
    </ul>
  );
}

/** One signal. Of one that this page has no words for, the server's own are shown. */
function SignalCard({
  signal,
  challenge,
}: {
  signal: LivenessSignal;
  challenge: CaptureEvidence['Challenge'];
}) {
  const { signals: texts } = useTexts(detailTexts);
  const { Name, Result } = signal;
  // What passed shows something; of the others it is said what they would have shown.
  const hasPassed = Result === 'passed';
  return (
    <li className={classes.signal}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} size="sm">
          {texts.names[Name] ?? Name}
        </Text>
        <StatusBadge tone={tones[Result]}>{texts.states[Result]}</StatusBadge>
      </Group>
      <Measured signal={signal} />
      {challenge && <Particulars name={Name} challenge={challenge} />}
      <dl className={classes.claims}>
        <dt>{hasPassed ? texts.proves : texts.wouldProve}</dt>
        <dd>{texts.shows[Name] ?? signal.Shows}</dd>
        <dt>{hasPassed ? texts.not : texts.wouldNot}</dt>
        <dd>{texts.showsNot[Name] ?? signal.DoesNotShow}</dd>
      </dl>
    </li>
  );
}

/** The value of a signal against its bound, and what became of it. */
function Measured({ signal: { Value, Bound, Model, Fault, CountedAs } }: { signal: LivenessSignal }) {
  const { signals: texts } = useTexts(detailTexts);
  const formats = useFormats();
  const decimals = useWritten();
  const written = (value: number) => (Number.isInteger(value) ? formats.number(value) : decimals(value));
  const bounds = Bound
    ? [
        Bound.Fail !== null &&
          (Bound.Better === 'higher' ? texts.atLeast : texts.atMost)(written(Bound.Fail)),
        Bound.Doubt !== null &&
          (Bound.Better === 'higher' ? texts.surelyAbove : texts.surelyBelow)(written(Bound.Doubt)),
        Bound.Settle !== null && texts.settled(written(Bound.Settle)),
        Model !== null && texts.ofModel(Model),
      ].filter((part) => part !== false)
    : [];
  const fault = Fault !== null ? (texts.faults[Fault] ?? Fault) : null;
  const said = [fault, texts.countedAs[CountedAs]].filter(Boolean).join('. ');
  return (
    <>
      {Value !== null && (
        <Text size="sm">
          {texts.value}: <strong>{written(Value)}</strong>
          {bounds.length > 0 && (
            <Text component="span" size="sm" c="dimmed">
              {' '}
              · {texts.bound}: {bounds.join('; ')}
            </Text>
          )}
        </Text>
      )}
      {said && (
        <Text size="sm" className={classes.said}>
          {said}
        </Text>
      )}
    </>
  );
}

/** What there is to say of a signal in this very capture, beside its value. */
function Particulars({
  name,
  challenge,
}: {
  name: string;
  challenge: NonNullable<CaptureEvidence['Challenge']>;
}) {
  const { signals: texts } = useTexts(detailTexts);
  const formats = useFormats();
  if (name === 'replay' && challenge.ReplayOf !== null)
    return (
      <Text size="sm">
        {texts.replayOf}{' '}
        {challenge.ReplayOf === '' ? (
          texts.replayUnknown
        ) : (
          <Anchor component={Link} to={`/transactions/${challenge.ReplayOf}`} size="sm">
            {texts.replayThere}
          </Anchor>
        )}
      </Text>
    );
  if (name === 'flash' && challenge.Flash?.Reason)
    return <Text size="sm">{texts.flashReasons[challenge.Flash.Reason] ?? challenge.Flash.Reason}</Text>;
  if (name !== 'turns') return null;
  const reactions = challenge.ReactionsMs.map((ms) => formats.duration(ms / 1_000));
  return (
    <>
      <Text size="sm">
        {texts.turnsDone(formats.number(challenge.TurnsDone), formats.number(challenge.Turns.length))} (
        {formats.list(challenge.Turns.map((turn) => texts.turns[turn] ?? turn))})
      </Text>
      {reactions.length > 0 && (
        <Text size="sm" c="dimmed">
          {texts.reactions}: {formats.list(reactions)}
        </Text>
      )}
      {challenge.IsExtended && (
        <Text size="sm" c="dimmed">
          {texts.extended}
        </Text>
      )}
    </>
  );
}
