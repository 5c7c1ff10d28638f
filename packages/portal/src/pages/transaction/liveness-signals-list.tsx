import { Anchor, Group, Text, Title } from '@mantine/core';
import type { CaptureEvidence } from '@selfsame/contract';
import { Link } from 'react-router';
import { StatusBadge, type Tone } from '../../parts/status-badge.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { detailTexts } from './detail-texts.ts';
import { livenessSignals, type Signal, type SignalState } from './liveness-signals.ts';
import classes from './liveness-signals-list.module.css';

const tones: Record<SignalState, Tone> = { passed: 'good', failed: 'bad', unsure: 'warn', notAsked: 'quiet' };

/** Whether a signal spoke for life; what it would have shown is said of the others. */
const isSpoken = ({ state }: Signal): boolean => state === 'passed';

/** Each liveness signal of a capture: how it came out, what that shows, and what it can't. */
export const LivenessSignals = ({ evidence }: { evidence: CaptureEvidence }) => {
  const { signals: texts } = useTexts(detailTexts);
  return (
    <div>
      <Title order={3}>{texts.title}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.lead}
      </Text>
      <ul className={classes.signals}>
        {livenessSignals(evidence).map((signal) => (
          <li key={signal.name} className={classes.signal}>
            <Group justify="space-between" gap="xs">
              <Text fw={600} size="sm">
                {texts.names[signal.name]}
              </Text>
              <StatusBadge tone={tones[signal.state]}>{texts.states[signal.state]}</StatusBadge>
            </Group>
            <Particulars signal={signal} evidence={evidence} />
            <dl className={classes.claims}>
              <dt>{isSpoken(signal) ? texts.proves : texts.wouldProve}</dt>
              <dd>{texts.shows[signal.name]}</dd>
              <dt>{isSpoken(signal) ? texts.not : texts.wouldNot}</dt>
              <dd>{texts.showsNot[signal.name]}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** What there is to say of a signal in this very capture. */
const Particulars = ({ signal, evidence: { Challenge } }: { signal: Signal; evidence: CaptureEvidence }) => {
  const { signals: texts } = useTexts(detailTexts);
  const formats = useFormats();
  if (!Challenge) return null;
  if (signal.name === 'replay' && Challenge.ReplayOf !== null)
    return (
      <Text size="sm">
        {texts.replayOf}{' '}
        {Challenge.ReplayOf === '' ? (
          texts.replayUnknown
        ) : (
          <Anchor component={Link} to={`/transactions/${Challenge.ReplayOf}`} size="sm">
            {texts.replayThere}
          </Anchor>
        )}
      </Text>
    );
  if (signal.name === 'flash' && Challenge.Flash?.Reason)
    return <Text size="sm">{texts.flashReasons[Challenge.Flash.Reason] ?? Challenge.Flash.Reason}</Text>;
  if (signal.name !== 'turns') return null;
  const reactions = Challenge.ReactionsMs.map((ms) => formats.duration(ms / 1_000));
  return (
    <>
      <Text size="sm">
        {texts.turnsDone(formats.number(Challenge.TurnsDone), formats.number(Challenge.Turns.length))} (
        {formats.list(Challenge.Turns.map((turn) => texts.turns[turn] ?? turn))})
        {Challenge.Fault && `: ${texts.faults[Challenge.Fault] ?? Challenge.Fault}`}
      </Text>
      {reactions.length > 0 && (
        <Text size="sm" c="dimmed">
          {texts.reactions}: {formats.list(reactions)}
        </Text>
      )}
      {Challenge.IsExtended && (
        <Text size="sm" c="dimmed">
          {texts.extended}
        </Text>
      )}
    </>
  );
};
