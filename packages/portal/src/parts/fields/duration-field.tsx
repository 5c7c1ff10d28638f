import { Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { partTexts } from '../part-texts.ts';
import { type DurationUnit, durationUnits, unitOf } from './duration.ts';
import { NumberField } from './number-field.tsx';

interface DurationFieldProps {
  label: string;
  /** What it bounds; the shortest and the longest are said by themselves. */
  description: string;
  /** Seconds. */
  value: number;
  /** Seconds. */
  min: number;
  /** Seconds. */
  max: number;
  onChange: (seconds: number) => void;
}

/** A span of time, typed as a number and a unit. */
export function DurationField({ label, description, value, min, max, onChange }: DurationFieldProps) {
  const { duration: words } = useTexts(partTexts);
  const { language, duration } = useFormats();
  const [chosen, setChosen] = useState<DurationUnit>(() => unitOf(value));
  // What was stored or undone meanwhile may need a smaller unit.
  const unit = value % durationUnits[chosen] === 0 ? chosen : unitOf(value);
  const size = durationUnits[unit];
  const nameOf = (name: DurationUnit) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' })
      .formatToParts(2)
      .find(({ type }) => type === 'unit')?.value ?? name;
  const offered = (Object.keys(durationUnits) as DurationUnit[]).filter((name) => durationUnits[name] <= max);
  const bounded = (seconds: number) => Math.min(max, Math.max(min, seconds));
  return (
    <Group align="flex-end" gap="xs" maw="var(--portal-field)">
      <NumberField
        label={label}
        description={`${description} ${words.bounds(duration(min), duration(max))}`}
        value={value / size}
        min={Math.max(1, Math.ceil(min / size))}
        max={Math.floor(max / size)}
        allowDecimal={false}
        clampBehavior="blur"
        flex="1 1 11rem"
        // An emptied field keeps its last number.
        onChange={(next) => typeof next === 'number' && onChange(next * size)}
      />
      <NativeSelect
        aria-label={words.unit(label)}
        data={offered.toReversed().map((name) => ({ value: name, label: nameOf(name) }))}
        value={unit}
        w={130}
        onChange={(event) => {
          const next = event.currentTarget.value as DurationUnit;
          setChosen(next);
          onChange(bounded((value / size) * durationUnits[next]));
        }}
      />
    </Group>
  );
}
